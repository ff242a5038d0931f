// Texts that were written to become something else, put wherever the elements show a text: each stays a text.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { STRICT, heard, launch, root, serve } from "./support.mjs";

const file = join(process.env.AFTERSALES_VECTORS ?? join(root, "../shared/vectors"), "external/free_text_hostile.json");
const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).cases.map(({ text }) => text) : undefined;
const ROWS = 7526;
const ours = [
  "<img src=x onerror=alert(1)>",
  '"><script>alert(1)</script>',
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
  "</textarea><svg onload=alert(1)>",
  "\u202eevil\u2066",
];
/** Every so many of all of them, for what takes a step of its own each. */
const some = (texts, count) => texts.filter((_, place) => place % Math.ceil(texts.length / count) === 0);
const texts = [...ours, ...(known ?? [])];
const NOW = "2026-11-10T12:00:00Z";
const policy = (parts) => ({ format: 1, id: "hostile", version: "1", timeZone: "UTC", currency: "EUR", ...parts });
const line = { id: "1", title: "Phone", quantity: 1, events: { delivered: "2026-11-02" } };

let browser;
let served;
before(async () => {
  served = await serve();
  served.policy = STRICT;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** Opens a page, uses it, and holds that nothing ran, nothing was asked for and nothing was reported. */
async function on(body, use) {
  served.body = body;
  const context = await browser.newContext();
  const page = await context.newPage();
  const told = [];
  page.on("dialog", (dialog) => told.push("dialog") && dialog.dismiss());
  page.on("pageerror", (error) => told.push(error.message));
  await page.goto(served.base);
  await page.waitForLoadState("networkidle");
  // The engine comes when it is first needed.
  page.on(
    "request",
    (request) =>
      request.url().startsWith(served.base + "pkg/dist/") || told.push("request " + request.url().slice(0, 200)),
  );
  page.on("framenavigated", () => told.push("navigated"));
  await use(page);
  assert.deepEqual(told, []);
  assert.deepEqual(await heard(page, "violation"), []);
  await context.close();
}

/** Names of what is inside of elements that no element of ours writes; attributes that run; addresses that do. */
const foreign = (page) =>
  page.evaluate(() => {
    const ours = new Set([
      "section",
      "div",
      "p",
      "span",
      "h2",
      "h3",
      "ul",
      "ol",
      "li",
      "dl",
      "dt",
      "dd",
      "cite",
      "bdi",
      "a",
      "br",
      "strong",
      "b",
      "time",
      "progress",
      "slot",
      "details",
      "summary",
      "form",
      "fieldset",
      "legend",
      "label",
      "input",
      "select",
      "option",
      "optgroup",
      "textarea",
      "button",
    ]);
    const found = [];
    const look = (root) => {
      for (const node of root.querySelectorAll("*")) {
        if (!ours.has(node.localName)) found.push(node.localName);
        for (const { name, value } of node.attributes) {
          if (
            name.startsWith("on")
            || name === "style"
            || name.startsWith("form")
            || (/^(href|src|action)$/.test(name) && !/^(https?:|#|blob:)/.test(value))
          ) {
            found.push(name + "=" + value);
          }
        }
        if (node.shadowRoot) look(node.shadowRoot);
      }
    };
    for (const element of [...document.querySelectorAll("main *")].filter(({ localName }) =>
      localName.startsWith("aftersales-"),
    )) {
      look(element);
      if (element.shadowRoot) look(element.shadowRoot);
    }
    return found;
  });

const count = (name, agreed, skipped = 0) =>
  console.log(`rows: hostile-text/${name} agreed=${agreed} differ=0 skipped=${skipped}`);
if (!known) console.log(`  not run, ${ROWS} rows: the folder of vectors is not here; name it in AFTERSALES_VECTORS`);

test("the table is the one that is known", { skip: !known && "no vectors" }, () => assert.equal(known.length, ROWS));

test("in the documents of a shop", { timeout: 120_000 }, () =>
  on(
    "<aftersales-warranty></aftersales-warranty><aftersales-return reason=defective></aftersales-return>",
    async (page) => {
      const PER_PAGE = 400;
      // A name must say something; the rest of a document may be any text.
      const all = texts.map((text) => text || " ");
      for (let start = 0; start < all.length; start += PER_PAGE) {
        const batch = all.slice(start, start + PER_PAGE);
        const at = (place) => batch[place % batch.length];
        const warranties = Array.from({ length: Math.ceil(batch.length / 4) }, (_, place) => ({
          id: "w" + place,
          covers: ["repair"],
          window: { length: "P2Y" },
          part: at(place * 4),
          requires: [at(place * 4 + 1)],
          citation: { article: at(place * 4 + 2), title: at(place * 4 + 3), url: at(place * 4 + 3) },
        }));
        const rules = [
          {
            id: at(0),
            grants: ["refund"],
            when: { reasons: ["defective"] },
            window: { length: "P30D" },
            title: at(1),
            steps: batch.slice(0, 20),
            notes: batch.slice(20, 40),
            requires: batch.slice(40, 60),
            refund: { methods: batch.slice(60, 80) },
            citation: { article: at(80), title: at(81), url: at(82) },
          },
        ];
        const shown = await page.evaluate(
          async ({ document: document_, line, now, batch }) => {
            const answers = [];
            for (const element of document.querySelectorAll("aftersales-warranty, aftersales-return")) {
              const answered = new Promise((done) =>
                ["answer", "issues"].forEach((name) =>
                  element.addEventListener("aftersales-" + name, (event) => done(event.detail.issues), { once: true }),
                ),
              );
              Object.assign(element, { policy: document_, line: { ...line, title: batch[0] }, now });
              answers.push(await answered);
            }
            const cited = [
              ...document.querySelector("aftersales-warranty").shadowRoot.querySelectorAll("cite bdi"),
            ].map(({ textContent }) => textContent);
            return { answers, cited };
          },
          { document: policy({ rules, warranties }), line, now: NOW, batch },
        );
        assert.deepEqual(shown.answers, [undefined, undefined], `from ${start}`);
        assert.deepEqual(
          shown.cited,
          warranties
            .flatMap(({ citation: { article, title } }) => [article, title])
            .filter((text) => text !== "")
            // Controls that turn the text around them are not shown.
            .map((text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")),
          `from ${start}`,
        );
        assert.deepEqual(await foreign(page), [], `from ${start}`);
      }
      count("documents", known ? all.length : 0, known ? 0 : ROWS);
    },
  ),
);

test("as the sentences of a language", { timeout: 120_000 }, () =>
  on(
    "<aftersales-return reason=defective></aftersales-return><aftersales-complaint></aftersales-complaint>",
    async (page) => {
      const sample = some(texts, 300);
      const rules = [{ id: "r", grants: ["refund"], when: { reasons: ["defective"] }, window: { length: "P30D" } }];
      for (const text of sample) {
        await page.evaluate(
          async ({ document: document_, line, now, text }) => {
            const codes = [
              "status.eligible",
              "remedy.refund",
              "ui.last_day",
              "ui.left",
              "unit.days",
              "cost.unstated",
              "basis.shop",
              "label.name",
              "hint.name",
              "ui.continue",
              "category.service",
            ];
            const messages = { locale: "en", texts: Object.fromEntries(codes.map((code) => [code, text])) };
            // A form that stands keeps its labels: a new one is made.
            document.querySelector("aftersales-complaint").replaceWith(document.createElement("aftersales-complaint"));
            for (const element of document.querySelectorAll("aftersales-return, aftersales-complaint")) {
              const shown = new Promise((done) => {
                element.addEventListener("aftersales-answer", done, { once: true });
                if (element.localName === "aftersales-complaint") {
                  new MutationObserver(done).observe(element, { childList: true });
                }
              });
              Object.assign(element, { messages, policy: document_, line, now });
              await shown;
            }
          },
          { document: policy({ rules }), line, now: NOW, text },
        );
        assert.deepEqual(await foreign(page), [], text);
      }
      count("messages", known ? sample.length : 0);
    },
  ),
);

test("in the lines of an order and in the record of a case", { timeout: 180_000 }, () =>
  on(
    "<aftersales-withdrawal draft=memory></aftersales-withdrawal><aftersales-case></aftersales-case>",
    async (page) => {
      const PER_PAGE = 250;
      for (let start = 0; start < texts.length; start += PER_PAGE) {
        const batch = texts.slice(start, start + PER_PAGE);
        const lines = batch.map((text, place) => ({
          id: place % 2 ? text || " " : "l" + place,
          title: text,
          quantity: 1 + (place % 3),
        }));
        const [name, product, description, orderId] = batch;
        const record = {
          id: batch[4] ?? "C-7",
          kind: "complaint",
          state: batch[5],
          receivedAt: "2026-11-10T12:00:00Z",
          values: { name, product, description, orderId },
          raw: {},
          events: { [batch[6] ?? "x"]: null },
        };
        const shown = await page.evaluate(
          async ({ document: document_, order, record, now }) => {
            document
              .querySelector("aftersales-withdrawal")
              .replaceWith(
                Object.assign(document.createElement("aftersales-withdrawal"), { policy: document_, order, now }),
              );
            const box = document.querySelector("aftersales-case");
            const answered = new Promise((done) =>
              ["answer", "issues"].forEach((kind) =>
                box.addEventListener("aftersales-" + kind, (event) => done(event.detail.issues), { once: true }),
              ),
            );
            Object.assign(box, { policy: document_, record, order, now });
            const issues = await answered;
            const form = document.querySelector("aftersales-withdrawal");
            while (!form.querySelector("[name=lines]")) await new Promise((done) => setTimeout(done, 5));
            return {
              issues,
              told: [...box.shadowRoot.querySelectorAll(".said bdi")].map(({ textContent }) => textContent),
              titles: [...form.querySelectorAll("li bdi")].map(({ textContent }) => textContent),
            };
          },
          { document: policy({}), order: { id: "1042", lines }, record, now: NOW },
        );
        assert.deepEqual([shown.issues, shown.titles], [undefined, batch], `from ${start}`);
        for (const text of shown.told) assert.ok([name, product, description, orderId].includes(text), text);
        assert.deepEqual(await foreign(page), [], `from ${start}`);
      }
      count("lines", known ? texts.length : 0);
    },
  ),
);

test("as what a shopper types, and what a server answers", { timeout: 300_000 }, () =>
  on("<aftersales-complaint draft=memory><p>Write to us</p></aftersales-complaint>", async (page) => {
    const sample = some(
      texts.filter((text) => text.trim().length > 9),
      400,
    );
    await page.evaluate(
      ({ document: document_, line, now }) => {
        Object.assign(document.querySelector("aftersales-complaint"), {
          policy: document_,
          line,
          order: { id: "1042", lines: [] },
          now,
        });
      },
      { document: policy({}), line, now: NOW },
    );
    await page.locator("form").waitFor();
    let read = 0;
    for (const text of sample) {
      const told = await page.evaluate(async (text) => {
        const element = document.querySelector("aftersales-complaint");
        // An id of a case that would be refused, the same text without what makes it too long, and no receipt at all.
        element.submit = async ({ key }) => ({
          key,
          caseId: text.slice(0, 150),
          receivedAt: "2026-11-10T12:00:01Z",
          decision: text,
          message: text,
        });
        const form = element.querySelector("form");
        const put = (name, value) => {
          form.querySelector(`[name=${name}]`).value = value;
        };
        for (const [name, value] of [
          ["name", text.slice(0, 90)],
          ["email", "ann@example.com"],
          ["product", text.slice(0, 150)],
          ["description", text.slice(0, 1900)],
          ["category", "service"],
        ]) {
          put(name, value);
        }
        form.querySelector("[name=consent]").checked = true;
        form.requestSubmit();
        const panel = element.querySelector(".aftersales-panel");
        const shown = panel?.textContent;
        const errors = element.querySelector(".aftersales-summary")?.textContent;
        const received = new Promise((done) => {
          element.addEventListener("aftersales-receipt", done, { once: true });
          setTimeout(done, 3000);
        });
        if (panel) {
          panel.querySelector(".aftersales-main").click();
          await received;
        }
        const receipt = element.querySelector(".aftersales-panel")?.textContent;
        return { shown, errors, receipt };
      }, text);
      assert.deepEqual(await foreign(page), [], text);
      if (told.shown) {
        read += 1;
        assert.ok(told.receipt.includes(text.slice(0, 150)), `the case is called ${text}: ${told.receipt}`);
      } else assert.ok(told.errors, `neither read nor refused: ${text}`);
      await page.evaluate(async () => {
        const element = document.querySelector("aftersales-complaint");
        const { policy, line, order, now } = element;
        const fresh = Object.assign(document.createElement("aftersales-complaint"), { policy, line, order, now });
        fresh.setAttribute("draft", "memory");
        const built = new Promise((done) => new MutationObserver(() => done()).observe(fresh, { childList: true }));
        element.replaceWith(fresh);
        await built;
      });
    }
    assert.ok(read > sample.length / 2, `${read} of ${sample.length} were read`);
    count("typed", known ? sample.length : 0);
  }),
);
