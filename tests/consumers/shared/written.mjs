import { loadPolicy } from "aftersales";
import { render } from "aftersales/render";

const terms = {
  format: 1,
  id: "corner-shop",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [{ id: "unused", grants: ["refund"], window: { length: "P14D" } }],
};
const order = {
  id: "A-1",
  lines: [{ id: "kettle", title: "Kettle", quantity: 1, events: { delivered: "2026-03-02T10:15:00+01:00" } }],
};

/** What is wrong with an order that is written as HTML here. Fourteen days from 2 March end with Monday the 16th. */
export function written() {
  const { value: policy } = loadPolicy(terms);
  const html = render("aftersales-order", { policy, order, now: "2026-03-05T12:00:00+01:00" });
  return html.includes("Refund until Monday 16 March") ? [] : ["aftersales-order is written as " + html];
}
