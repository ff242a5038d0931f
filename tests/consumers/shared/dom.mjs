// The page's markup for a test in a simulated document, where objects are handed over in place of addresses.
import { line, now, terms } from "./data.mjs";

export function build() {
  const form = document.createElement("form");
  form.id = "own";
  const name = document.createElement("input");
  name.name = "name";
  form.append(name);
  const tags = ["aftersales-return", "aftersales-warranty", "aftersales-complaint"].map((tag) =>
    document.createElement(tag),
  );
  for (const tag of tags) Object.assign(tag, { policy: terms, line, now, draft: "memory" });
  document.body.replaceChildren(form, ...tags);
}
