// Guests have the number of an order and the inbox that it was placed with: a link goes there, and opens the order once.
import { say, to, translate } from "./page.js";

const at = (id) => document.getElementById(id);
/** What a letter brought; it is taken out of the address, which others may see. */
const link = location.hash.slice(1);
if (link) history.replaceState(null, "", location.pathname + location.search);
let isAsking = link === "";
/** What the page says last, in whichever language. */
let told = () => "";

/** @param {string} path @param {object} body */
function post(path, body) {
  const sent = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return fetch(path, sent).catch(() => new Response(null, { status: 503 }));
}

function tell(name, blanks) {
  told = () => say(name, blanks);
  render();
}

at("ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { status, headers } = await post("/api/guests", Object.fromEntries(new FormData(event.target)));
  if (status === 202) tell("linkSent");
  else if (status === 429) tell("tooOften", { n: headers.get("retry-after") });
  else tell("notSent");
});
// A click and no less: programs that look into letters open every link.
at("enter").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await post("/api/guests/confirm", { link });
  if (answer.ok) return location.assign(to("./", { order: (await answer.json()).orderId }));
  isAsking = answer.status === 403;
  tell(isAsking ? "linkNotOpen" : "notSent");
});

function render() {
  translate(render, say("guest"));
  at("ask").hidden = !isAsking;
  at("enter").hidden = isAsking;
  at("said").textContent = told();
  at("withdraw").href = to("request.html", { kind: "withdrawal", guest: "" });
  document.documentElement.dataset.ready = "true";
}
render();
