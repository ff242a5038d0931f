// All elements, of two shops, in two languages: what they say and what they tell.
import "aftersales/define";
import { NOW, record, shops } from "./data.mjs";
import { fill, listen, make, plain, settled, textOf, until } from "./page.mjs";

const FORMS = {
  complaint: {},
  return: { kind: "return" },
  repair: { kind: "repair" },
  registration: { kind: "registration" },
  withdrawal: {},
  survey: {},
};

/** Every element of one shop. */
function all(shop, language) {
  const { policy, line, order } = shops[shop];
  const one = (name, tag, given) =>
    make(
      "aftersales-" + tag,
      { id: `${shop}-${language}-${name}`, policy, now: NOW, ...given },
      make("p", {}, "written by the server"),
    );
  const forms = Object.entries(FORMS).map(([name, given]) =>
    one("form-" + name, given.kind ? "request" : name, { order, draft: "memory", action: "/submissions", ...given }),
  );
  return make(
    "section",
    { lang: language },
    one("return", "return", { line }),
    one("return-defective", "return", { line, reason: "defective" }),
    one("return-late", "return", { line, reason: "changed_mind", now: "2027-03-01T12:00:00Z" }),
    one("warranty", "warranty", { line, fault: { cause: "normal_use" } }),
    one("case", "case", { record, order }),
    ...forms,
  );
}

export async function run() {
  const { heard, of } = listen();
  const main = document.querySelector("main");
  main.append(...Object.keys(shops).flatMap((shop) => ["en", "zh-CN"].map((language) => all(shop, language))));
  const elements = [...main.querySelectorAll("section > *")];
  const isForm = ({ id }) => id.includes("-form-");
  const isReady = (element) =>
    isForm(element) ? element.querySelector("form.aftersales-bound") : of(element.id).length > 0;
  const without = () => elements.filter((element) => !isReady(element)).map(({ id }) => id);
  await until(() => without().length === 0, "every element is ready").catch((error) => {
    throw new Error(`${without()}: ${error.message}`);
  });
  await settled(() => elements.map(textOf));
  const began = Object.fromEntries(elements.map((element) => [element.id, textOf(element)]));

  // The shopper answers what is asked.
  for (const shop of Object.keys(shops)) {
    const element = document.getElementById(shop + "-en-return");
    const reason = await until(() => element.shadowRoot?.querySelector("select"), "a return asks for the reason");
    reason.value = "changed_mind";
    reason.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  }
  for (const element of elements.filter(isForm)) {
    if (element.localName === "aftersales-withdrawal") element.querySelector("button").click();
    const kind = element.id.split("-").at(-1);
    fill(
      element,
      kind === "survey"
        ? { overall: "4" }
        : kind === "return"
          ? { lines: true, reason: "changed_mind" }
          : { name: "Ann \u{1f469}\u200d\u{1f9b0}" },
    );
  }
  await settled(() => elements.map(textOf));
  const answered = Object.fromEntries(
    elements.map((element) => [element.id, textOf(element)]).filter(([id, text]) => text !== began[id]),
  );
  return {
    began,
    answered,
    // How often a form checks itself is its own affair; what it came to is not.
    told: Object.fromEntries(elements.map(({ id }) => [id, plain(of(id, "answer").at(-1) ?? null)])),
    issues: plain(heard.filter(({ name }) => name === "issues")),
  };
}
