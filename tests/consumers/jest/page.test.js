/** @jest-environment jsdom */
require("aftersales/define");
const { openPolicy } = require("aftersales");
const { calendar, pack } = require("aftersales/documents");
const { bindForm } = require("aftersales/forms");
const { probe } = require("./probe.cjs");

const terms = require("./public/terms.json");
const line = require("./public/line.json");
const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

test("the answers are right", () => expect(probe()).toEqual([]));

test("a form is bound and checked", async () => {
  document.body.innerHTML = "<form><input name=name><button>Send</button></form>";
  const form = document.querySelector("form");
  const { value: policy } = await openPolicy(terms, { packs: pack, calendars: calendar });
  await bindForm(form, { policy, line, draft: "memory", action: "/nowhere" });
  form.requestSubmit();
  await later(300);
  expect(form.querySelector("[aria-invalid=true]")).not.toBeNull();
});

test("an element shows the law's last day", async () => {
  const element = document.createElement("aftersales-return");
  Object.assign(element, { policy: terms, line, now: "2026-03-25T12:00:00Z" });
  document.body.replaceChildren(element);
  await later(1000);
  expect(element.shadowRoot.textContent).toContain("open until 7 April 2026");
});
