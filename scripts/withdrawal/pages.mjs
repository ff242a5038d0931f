// The ready pages of the withdrawal, one a language: a shop links one from its footer. Each works without a script, by a plain
// form, and with one by the element in its place.
import { readFileSync } from "node:fs";
import { speaker } from "../../pkg/sentences.js";
import { withdrawalLanguages, withdrawalMessages } from "../../pkg/withdrawal.js";
import { texts } from "./texts.mjs";

const eu = JSON.parse(readFileSync(new URL("../../pkg/packs/eu.json", import.meta.url), "utf8"));
const RIGHT_TO_LEFT = ["ar"];

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** A language by its own name, which begins with a capital. @param {string} id */
function nameOf(id) {
  const name = new Intl.DisplayNames(id, { type: "language" }).of(id) ?? id;
  return name.charAt(0).toLocaleUpperCase(id) + name.slice(1);
}

/** A field with its label, and a hint where it has one. @param {string} name @param {string} label @param {string} hint @param {string} control */
const field = (name, label, hint, control) => `
          <p>
            <label for="${name}">${label}</label>${hint && `\n            <span class="hint">${hint}</span>`}
            ${control}
          </p>`;

/** What laws except, in the words of a language. @param {string} id @param {import("../../pkg/types.js").Messages} messages */
const exceptions = (id, { texts: said }) =>
  eu.rules
    .filter((rule) => rule.excludes)
    .map(({ id: rule, title }) => said["law." + rule.slice(rule.lastIndexOf(".") + 1)] ?? title[id]);

/** @param {string} id */
async function page(id) {
  const messages = await withdrawalMessages(id);
  const speak = speaker({ locale: id, messages });
  const say = (/** @type {string} */ code) => escaped(speak(code));
  const own = Object.fromEntries(Object.entries(texts[id]).map(([name, text]) => [name, escaped(text)]));
  const links = withdrawalLanguages.map(
    (one) =>
      `<li><a href="${one}.html" lang="${one}" hreflang="${one}"${one === id ? ' aria-current="page"' : ""}>${nameOf(one)}</a></li>`,
  );
  return `<!doctype html>
<!-- A page of the package aftersales for your shop. Yours to write: \`policy\`, the address of your terms; \`action\`, twice, where
     withdrawals are sent; and the link back. Where you know the order, state it as docs/tutorial/withdrawal-button.md does. -->
<html lang="${id}"${RIGHT_TO_LEFT.includes(id) ? ' dir="rtl"' : ""}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${own.title}</title>
    <link rel="stylesheet" href="withdrawal.css">
    <script src="../../dist/aftersales.define.min.js" defer></script>
  </head>
  <body>
    <header>
      <a href="/">${own.home}</a>
      <details>
        <summary>${own.language}: ${nameOf(id)}</summary>
        <nav aria-label="${own.language}">
          <ul>
            ${links.join("\n            ")}
          </ul>
        </nav>
      </details>
    </header>
    <main>
      <h1>${own.title}</h1>
      <p>${own.lead}</p>
      <p>${say("ui.withdraw_lead")}</p>
      <aftersales-withdrawal open policy="terms.json" action="/withdrawals?lang=${id}">
        <form method="post" action="/withdrawals?lang=${id}" data-aftersales-plain>
          <p>${say("ui.withdraw_statement")}</p>
          <input type="hidden" name="kind" value="withdrawal">${[
            field(
              "orderId",
              say("label.orderId"),
              say("hint.orderId"),
              '<input id="orderId" name="orderId" required maxlength="64">',
            ),
            `
          <fieldset>
            <legend>${say("label.scope")}</legend>
            <label><input type="radio" name="scope" value="whole" required> ${say("choice.whole")}</label>
            <label><input type="radio" name="scope" value="part"> ${say("choice.part")}</label>
          </fieldset>`,
            field(
              "goods",
              say("label.goods"),
              say("hint.goods"),
              '<textarea id="goods" name="goods" rows="3" maxlength="2000"></textarea>',
            ),
            field(
              "name",
              say("label.name"),
              "",
              '<input id="name" name="name" autocomplete="name" required maxlength="100">',
            ),
            field(
              "email",
              say("label.email.withdrawal"),
              say("hint.email.withdrawal"),
              '<input id="email" name="email" type="email" autocomplete="email" required maxlength="254">',
            ),
          ].join("")}
          <button>${say("ui.send.withdrawal")}</button>
        </form>
      </aftersales-withdrawal>
      <p>${own.exempt}</p>
      <details>
        <summary>${own.exemptWhich}</summary>
        <ul>
          ${exceptions(id, messages)
            .map((text) => `<li>${escaped(text)}</li>`)
            .join("\n          ")}
        </ul>
      </details>
    </main>
  </body>
</html>
`;
}

/** The pages by the names of their files. @returns {Promise<[string, string][]>} */
export const withdrawalPages = () =>
  Promise.all(
    withdrawalLanguages.map(
      async (id) => /** @type {[string, string]} */ ([id + ".html", (await page(id)).replace(/\n\s*\n/g, "\n")]),
    ),
  );
