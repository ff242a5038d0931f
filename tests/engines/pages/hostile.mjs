// Texts that were written to become something else, in every text of a shop, an order and a case: each stays a text.
import "aftersales/define";
import { NOW, record, shops } from "./data.mjs";
import { make, until } from "./page.mjs";

const TEXTS = [
  "<img src=x onerror=ran()>",
  '"><script>ran()</script>',
  "</template></style><svg onload=ran()>",
  "javascript:ran()",
  "data:text/html,<script>ran()</script>",
  "{{constructor.constructor('ran()')()}}",
  "${ran()}",
  "url(/evil) ; } * { background: url(/evil)",
  "\u202eevil\u2066 \u0000\ufeff",
  "&lt;b&gt; &#x3c;img src=x onerror=ran()&#x3e;",
  "x".repeat(500) + "<iframe src=/evil>",
  "__proto__",
];

/** A shop that says this wherever it may write a text. @param {string} text */
const policyOf = (text) => ({
  ...shops.eu.policy,
  title: text,
  note: text,
  rules: shops.eu.policy.rules.map((rule) => ({
    ...rule,
    title: text,
    note: text,
    ...(rule.citation && { citation: { ...rule.citation, article: text, title: text } }),
  })),
  warranties: shops.eu.policy.warranties.map((warranty) => ({ ...warranty, title: text, note: text })),
  serviceLevels: shops.eu.policy.serviceLevels.map((level) => ({ ...level, title: text, note: text })),
  servicePoints: [{ id: "p", name: text, address: text, phone: text }],
  channels: [{ kind: "phone", value: text }],
  helpTopics: [{ title: text, url: "https://shop.example/help" }],
  words: { facts: { sealIntact: text } },
});

/** What is no element of the package's, an attribute that runs, or an address that does. @param {ParentNode} root @returns {string[]} */
const strange = (root) =>
  [...root.querySelectorAll("*")].flatMap((node) => [
    ...(/^(script|img|iframe|object|embed|svg|style|link|template|base|meta)$/.test(node.localName)
    && !node.closest(".bars")
      ? [node.localName]
      : []),
    ...[...node.attributes].flatMap(({ name, value }) =>
      /^on/.test(name)
      || (/^(href|src|action|formaction)$/.test(name) && !/^(https?:|tel:|mailto:|#|blob:)/.test(value))
        ? [name + "=" + value]
        : [],
    ),
    ...(node.shadowRoot ? strange(node.shadowRoot) : []),
  ]);

export async function run() {
  const main = document.querySelector("main");
  const found = [];
  let slots = 0;
  globalThis.ran = () => found.push("ran");
  for (const text of TEXTS) {
    const policy = policyOf(text);
    const line = { ...shops.eu.line, title: text };
    const given = { policy, now: NOW, lang: "en" };
    const order = { ...shops.eu.order, lines: shops.eu.order.lines.map((one) => ({ ...one, title: text })) };
    const said = { ...record, values: { name: text, description: text } };
    const shown = [
      make("aftersales-return", { ...given, line, reason: "defective", variant: "full" }),
      make("aftersales-warranty", { ...given, line, variant: "full" }),
      make("aftersales-order", { ...given, order }),
      make("aftersales-timeline", { ...given, line, reason: "defective" }),
      make("aftersales-certificate", { ...given, line }),
      make("aftersales-case", { ...given, record: said }),
      make("aftersales-complaint", { ...given, line }),
    ];
    main.append(...shown);
    const root = (element) => element.shadowRoot ?? element;
    await until(() => shown.every((one) => root(one).textContent.trim()), `all are answered with ${text}`);
    slots += root(main).textContent.split(text).length - 1;
    for (const element of shown) slots += root(element).textContent.split(text.slice(0, 20)).length - 1;
    found.push(...strange(main));
    for (const element of shown) element.remove();
  }
  return { found, isTold: slots > TEXTS.length * 10 };
}
