// A shop in Germany and what was bought there. The law's fortnight for the delivery of 22 March 2026 ends on Easter Sunday;
// only who knows the packs `eu` and `de` and the calendar `de` puts it off to the Tuesday.
/** @type {import("aftersales").PolicyDocument} */
export const terms = {
  format: 1,
  id: "easter-shop",
  version: "1",
  timeZone: "Europe/Berlin",
  packs: ["eu", { id: "de", rollOver: "legal" }],
  calendar: "de",
  assume: { channel: "online", buyer: { consumer: true } },
  rules: [{ id: "unused", grants: ["refund"], window: { length: "P10D" } }],
};
/** @type {import("aftersales").OrderLine} */
export const line = {
  quantity: 1,
  categories: ["audio"],
  country: "DE",
  events: { delivered: "2026-03-22T10:15:00+01:00" },
};
export const now = "2026-03-25T12:00:00Z";
