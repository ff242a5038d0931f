// A browser that lacks something: the package works without it, or says in its own words that it cannot.
import { NOW, shops } from "./data.mjs";
import { fill, listen, make, settled, textOf, until } from "./page.mjs";

const {
  policy: { packs, calendar, ...policy },
  line,
} = shops.eu;

/** Takes a name out of the browser, wherever it stands. @param {string} path Such as `Intl.Segmenter`. */
function remove(path) {
  const steps = path.split(".");
  const last = steps.pop();
  const home = steps.reduce((place, step) => place?.[step], globalThis);
  for (let at = home; at; at = Object.getPrototypeOf(at)) {
    if (Object.getOwnPropertyDescriptor(at, last)) delete at[last];
  }
  return home === undefined || !(last in home);
}

/** @param {{ without: string[] }} options */
export async function run({ without }) {
  const { of, heard } = listen();
  const gone = without.filter(remove);
  if (gone.length < without.length) {
    throw new Error("it could not be taken out: " + without.filter((name) => !gone.includes(name)));
  }
  const found = { reached: "import" };
  const step = (name) => {
    found.reached = name;
  };
  let api;
  try {
    api = await import("aftersales");
    step("init");
    await api.init();
    step("loadPolicy");
    const { value } = api.loadPolicy(policy);
    step("verdict");
    found.status = value.verdict(line, { reason: "defective" }, NOW).value.status;
    step("validate");
    const report = value
      .form("complaint")
      .validate({ name: "\u{1f469}\u200d\u{1f9b0}", description: "\u{1f4a5}".repeat(12) }, { now: NOW });
    found.errors = report.value.errors.map(({ field, code }) => `${field} ${code}`);
    step("describe");
    await api.loadMessages("zh");
    found.told = api.describe(report.value.errors[0], { locale: "zh" });
    step("elements");
    await import("aftersales/define");
    const main = document.querySelector("main");
    const shown = ["return", "warranty", "complaint"].map((tag) =>
      make("aftersales-" + tag, { id: tag, policy, line, now: NOW, action: "/submissions" }),
    );
    main.append(...shown);
    const isReady = (element) =>
      of(element.id, "issues").length > 0
      || (element.id === "complaint" ? element.querySelector("form.aftersales-bound [name]") : element.shadowRoot);
    await until(() => shown.every(isReady), "the elements answer");
    await settled(() => shown.map(textOf), 100);
    found.texts = shown.map(textOf);
    shown.forEach((one) => one.remove());
    step("bindForm");
    const { bindForm } = await import("aftersales/forms");
    const form = make(
      "form",
      {},
      make("input", { name: "name" }),
      make("textarea", { name: "description" }),
      make("button", {}, "Check"),
    );
    const scope = make("section", { id: "own" }, form);
    main.append(scope);
    await bindForm(form, { policy: value, action: "/submissions", clock: () => Date.parse(NOW), target: scope });
    form.querySelector("button").click();
    await until(() => scope.querySelector(".aftersales-summary"), "the errors stand above the form");
    step("send");
    fill(form, {
      name: "\u{1f469}\u200d\u{1f9b0}",
      email: "ann@example.com",
      orderId: "1",
      product: "Cup",
      category: "product_quality",
      description: "\u{1f4a5}".repeat(12),
      consent: true,
    });
    form.querySelector("button").click();
    const send = await until(
      () => scope.querySelector(".aftersales-panel .aftersales-main"),
      "what will be sent is shown",
    );
    send.click();
    await until(() => textOf(scope).includes("C-7"), "the receipt is shown");
    step("end");
  } catch (error) {
    found.error = {
      typed: api !== undefined && error instanceof api.AftersalesError,
      code: error.code,
      text: String(error),
      stack: String(error.stack).slice(0, 1500),
    };
  }
  found.issues = heard.filter(({ name }) => name === "issues").flatMap(({ detail }) => detail.issues);
  return found;
}
