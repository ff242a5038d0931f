// A shopper's way through the demo shop, in a frame: a line is opened, its return is asked for, sent and followed, and the shop finds
// it at its desk. What was read on the way is told.
import { fill, textOf, until } from "./page.mjs";

/** @param {{ token: string }} options */
export async function run({ token }) {
  const frame = document.createElement("iframe");
  frame.style.inlineSize = "1000px";
  document.querySelector("main").append(frame);
  const page = () => frame.contentDocument;
  const one = (selector, root = page()) => root.querySelector(selector);
  const seen = (find, what) => until(() => page()?.documentElement?.dataset.ready === "true" && find(), what);
  const faults = [];
  /** What went wrong in the page that is left. */
  const note = () => faults.push(...Object.values(frame.contentWindow.seen ?? {}).flat());
  /** The page that a click leads to is ready when this one is gone. */
  async function leave(go, what) {
    const old = page();
    note();
    go();
    await until(() => page() !== old && page()?.readyState === "complete", what);
  }
  const open = (path) => leave(() => (frame.src = path), path);
  const lineOf = (name) => {
    const lines = [...(one("aftersales-order")?.shadowRoot?.querySelectorAll("[part~=line]") ?? [])];
    return lines.find((line) => one("[part~=name]", line).textContent.includes(name));
  };
  const romper = async (selector, what) => seen(() => lineOf("Cotton romper")?.querySelector(selector), what);

  await open("/?lang=en");
  const sentence = textOf(await romper("[part~=sentence]", "the line is answered"));
  (await romper("[part~=name] button", "the line can be opened")).click();
  const answer = await romper("aftersales-return", "the line is opened");
  await until(() => answer.shadowRoot?.querySelector(".chip"), "the whole answer is shown");
  const opened = textOf(answer.shadowRoot.querySelector(".chip"));
  const go = await romper("a[part~=action]", "a return can be asked for");
  await leave(() => go.click(), "the request");

  const form = await seen(() => one("form.aftersales-bound [name=reason]")?.form, "the form is there");
  const asked = [form.elements.reason.value, form.elements.lines.checked];
  await until(() => one("[name=remedy]", form), "what is open can be chosen");
  fill(form, { remedy: "refund", name: "Wei Li", email: "li@example.com" });
  one("form > .aftersales-main").click();
  const send = await seen(() => one(".aftersales-panel .aftersales-main"), "it is checked before it is sent");
  const review = [...page().querySelectorAll(".aftersales-panel dd")].map(textOf).slice(0, 4);
  send.click();
  const way = await seen(() => one("#filed a"), "the shop has received it");
  const [number] = /R-\w{4}-\w{2}/.exec(textOf(page().body)) ?? [];
  await leave(() => way.click(), "the case");

  const card = await seen(() => one("aftersales-case")?.shadowRoot?.querySelector(".chip"), "the case is shown");
  const state = textOf(card);
  const about = textOf(one("#case-id"));

  await open("/desk.html?lang=en");
  const door = await seen(() => one(".door"), "the door of the desk");
  const knock = (text) => {
    fill(door, { token: text });
    one("button", door).click();
  };
  knock("guessed");
  const refused = textOf(await until(() => one("#door-wrong:not(:empty)"), "a wrong token is refused"));
  knock(token);
  const row = await until(() => one("#cases a"), "who has the token comes in");
  const listed = textOf(one(".number", row));
  row.click();
  const title = textOf(await until(() => one("#opened h2"), "the case is opened"));

  await open("/?lang=en");
  const filed = textOf(await romper("[part~=action][href*='case.html']", "the case stands in place of the button"));
  note();
  return {
    sentence,
    opened,
    asked,
    review,
    state,
    numbers: [about, listed, title].map((text) => text.replace(number, "R")),
    refused,
    filed,
    faults,
  };
}
