import { openPolicy } from "aftersales";
import { calendar, pack } from "aftersales/documents";
import { bindForm } from "aftersales/forms";
import { line, terms } from "./data.mjs";
import { until } from "./elements.mjs";

/** What is wrong with the page's own form once it is bound and sent empty. */
export async function form() {
  const own = document.querySelector("#own");
  const { value: policy, issues } = await openPolicy(terms, { packs: pack, calendars: calendar });
  if (issues) return issues.map(({ code, pointer }) => `openPolicy: ${code} ${pointer}`);
  await bindForm(own, { policy, line, draft: "memory", action: "/nowhere" });
  own.requestSubmit();
  return until("the form that was bound marks no field", () => own.querySelector("[aria-invalid=true]"));
}
