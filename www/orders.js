// The shopper's orders: where and when each was placed, and what runs out first.
import { deadline } from "/pkg/dist/describe.js";
import { calendar, pack } from "/pkg/dist/documents.js";
import { openPolicy, withCases } from "/pkg/dist/index.js";
import { day, speaker } from "/pkg/dist/sentences.js";
import { previewing } from "./preview.js";
import { withRights } from "./rights.js";
import { asked, make, nameOf, say, state, translate } from "./page.js";

const json = async (path, sent) => (await fetch(path, sent)).json();
/** When an order was placed; one that was added to, when that was last. */
const placed = ({ lines }) =>
  lines
    .map(({ events }) => events.ordered)
    .sort()
    .at(-1);
const orders = await json("/api/orders");
orders.sort((one, other) => Date.parse(placed(other)) - Date.parse(placed(one)));
/** The terms of each order's lines, and what was filed about it. */
const known = new Map();
for (const order of orders) {
  const terms = new Map();
  for (const id of new Set(order.lines.map(({ policy }) => policy))) {
    const document_ = await json(`/pkg/policies/${id}.json`);
    const answer = await openPolicy(document_, { packs: pack, calendars: calendar });
    if (answer.ok) terms.set(id, answer.value);
  }
  const filed = await json(`/api/orders/${encodeURIComponent(order.id)}/cases`, withRights());
  known.set(order.id, { terms, filed });
}

/** What of the order runs out first, of all that is open. */
function soonest(order) {
  const { terms, filed } = known.get(order.id);
  const left = new Map([...terms].map(([id, handle]) => [id, withCases(handle, order, filed, state.now).lines]));
  const open = order.lines.flatMap((line) => {
    const handle = terms.get(line.policy);
    if (!handle) return [];
    const its = left.get(line.policy).find(({ id }) => id === line.id);
    const { policy: _policy, names: _names, request, ...told } = its;
    const answer = handle.verdict({ country: order.country, ...told }, request ?? {}, state.now);
    return answer.ok && answer.value.status === "eligible" && answer.value.closes ? [{ line, ...answer.value }] : [];
  });
  return open.sort((one, other) => Date.parse(one.closes) - Date.parse(other.closes))[0];
}

function row(order) {
  const [wording, speak] = [{ locale: state.language, timeZone: order.timeZone }, speaker({ locale: state.language })];
  const count = order.lines.length;
  const items = say(count === 1 ? "item" : "items", { n: count });
  const found = soonest(order);
  const waiting = known.get(order.id).filed.filter(({ progress }) => progress?.turn === "shopper");
  const query = new URLSearchParams({
    lang: state.language,
    order: order.id,
    ...(asked("now") && { now: asked("now") }),
  });
  const link = make(
    "a",
    { href: "./?" + query },
    make("h2", { textContent: order.shop[state.language] ?? order.shop.en }),
    make("span", {
      className: "about",
      textContent: [say("placed", { date: day(placed(order).slice(0, 10), wording) }), items, order.id].join(" · "),
    }),
    make("span", {
      className: "soon",
      textContent: found
        ? say("soon", {
            remedy: speak("remedy." + found.remedy),
            deadline: deadline(found, wording),
            name: nameOf(found.line),
          })
        : say("nothingSoon"),
    }),
    ...waiting.map(({ kind }) =>
      make("span", { className: "asks", textContent: say("asks", { kind: speak("case.kind." + kind) }) }),
    ),
  );
  link.dataset.shop = order.theme ?? "lantern";
  return make("li", {}, link);
}

const tellTime = previewing(render);

function render() {
  translate(render, say("orders"));
  tellTime();
  document.getElementById("orders").replaceChildren(...orders.map(row));
  document.documentElement.dataset.ready = "true";
}

render();
