// Bars over time and a countdown: what they say, where they are drawn, and that time goes on.
import "aftersales/define";
import { NOW, shops } from "./data.mjs";
import { make, textOf, until } from "./page.mjs";

export async function run() {
  const { policy, line } = shops.eu;
  const given = { policy, line, lang: "en", reason: "defective" };
  const timeline = make("aftersales-timeline", { ...given, now: NOW });
  const ends = make("aftersales-countdown", { until: "2026-11-10T13:00:30Z", now: NOW, lang: "en" });
  const counts = make("aftersales-countdown", { until: "2026-11-10T12:00:40Z", "server-time": NOW, lang: "en" });
  document.querySelector("main").append(timeline, ends, counts);
  const timer = (element) => element.shadowRoot?.querySelector("[role=timer]");
  await until(() => timeline.shadowRoot?.querySelector(".piece") && timer(ends) && timer(counts), "all are answered");
  const all = (selector) => [...timeline.shadowRoot.querySelectorAll(selector)];
  const drawn = all(".track").map((track) => {
    const { left, width } = track.getBoundingClientRect();
    return [...track.querySelectorAll(".piece")].map((piece) => {
      const box = piece.getBoundingClientRect();
      return [box.left - left, box.width].map((length) => Math.round((100 * length) / width));
    });
  });
  const first = textOf(timer(counts));
  await until(() => textOf(timer(counts)) !== first, "a second is over");
  return { groups: all(".group h4").map(textOf), drawn, left: textOf(timer(ends)), first };
}
