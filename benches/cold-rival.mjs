// The page that is written with native Temporal and valibot: one window and a form, in as few bytes as there can be.
import * as v from "valibot";

const text = (min, max) => v.pipe(v.string(), v.trim(), v.minLength(min), v.maxLength(max));
const form = v.object({
  name: text(1, 100),
  product: text(1, 200),
  description: text(10, 2000),
  consent: v.literal(true),
});
const { Temporal } = globalThis;
const closes = Temporal.Instant.from("2026-03-02T10:15:00+08:00")
  .toZonedDateTimeISO("Asia/Shanghai")
  .add({ days: 15 })
  .startOfDay();
const isOpen = Temporal.Instant.compare(Temporal.Instant.from("2026-03-05T04:00:00Z"), closes.toInstant()) < 0;
document.querySelector("p").textContent = (isOpen ? "Open until " : "Closed since ") + closes.toLocaleString("en");
globalThis.form = (values) => v.safeParse(form, values);
globalThis.at = performance.now();
