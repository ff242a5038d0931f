// Elements that come and go, and a countdown that is asked again and again: what the engine holds does not grow.
import { openPolicy } from "aftersales";
import { calendar, pack } from "aftersales/documents";
import "aftersales/define";
import { memory } from "/pkg/dist/engine.js";
import { NOW, shops } from "./data.mjs";
import { make, until } from "./page.mjs";

/** As many as are shown at once. */
const AT_ONCE = 20;

/** @param {{ mounts: number, ticks: number }} options */
export async function run({ mounts, ticks }) {
  const { policy, line } = shops.eu;
  const main = document.querySelector("main");
  const mount = async () => {
    const shown = Array.from({ length: AT_ONCE }, (_, place) =>
      make(["aftersales-return", "aftersales-warranty", "aftersales-countdown"][place % 3], {
        ...(place % 3 === 2 ? { until: "2026-11-10T13:00:30Z" } : { policy, line }),
        now: NOW,
        lang: "en",
      }),
    );
    main.append(...shown);
    await until(() => shown.every((one) => one.shadowRoot?.textContent.trim()), "all are answered");
    for (const one of shown) one.remove();
  };
  const held = () => memory().buffer.byteLength;
  for (let round = 0; round < 3; round += 1) await mount();
  const before = held();
  for (let round = 0; round < mounts / AT_ONCE; round += 1) await mount();
  const afterMounts = held();

  const opened = await openPolicy(policy, { packs: pack, calendars: calendar });
  const countdown = opened.value.countdown(line, { kind: "warranty", id: "standard" }).value;
  const start = Date.parse(NOW);
  const first = countdown.at(new Date(start)).totalSeconds;
  let wrong = 0;
  for (let tick = 1; tick <= ticks; tick += 1) {
    // A minute of seconds again and again.
    const seconds = tick % 60;
    if (countdown.at(new Date(start + seconds * 1000)).totalSeconds !== first - seconds) wrong += 1;
  }
  return { grown: [afterMounts - before, held() - afterMounts], wrong, first, left: main.childElementCount };
}
