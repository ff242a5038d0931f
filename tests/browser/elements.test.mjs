// The elements in a browser, under the Content-Security-Policy that they promise to run under.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { NO_WASM, STRICT, heard, launch, root, serve } from "./support.mjs";

const policy = {
  format: 1,
  id: "corner-shop",
  version: "2026-11-01",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  countries: ["DE"],
  assume: { channel: "online", buyer: { consumer: true } },
  defaults: { window: { from: ["delivered"], count: "days_after" } },
  rules: [
    {
      id: "sealed",
      grants: ["refund"],
      when: { reasons: ["changed_mind"], condition: { opened: false } },
      window: { length: "P30D" },
    },
    {
      id: "defect",
      grants: ["refund", "repair"],
      when: { reasons: ["defective"] },
      window: { length: "P30D" },
      requires: ["proof_of_purchase"],
      steps: ["contact_us"],
      refund: { methods: ["original"], dueDays: 14 },
      citation: { article: "§ 1", title: "Terms", url: "javascript:alert(1)" },
    },
  ],
  costs: [{ id: "postage", shippingPaidBy: "seller" }],
  warranties: [
    {
      id: "standard",
      covers: ["repair"],
      window: { length: "P2Y", count: "months_same_date" },
      limits: [{ unit: "kilometres", cap: 100000 }],
      registration: { required: false, window: { length: "P30D" }, then: { length: "P3Y" } },
      requires: ["warranty_card"],
    },
  ],
  serviceLevels: [{ kind: "first_response", window: { from: ["submitted"], length: "PT24H", count: "elapsed" } }],
};
const line = {
  id: "1",
  title: "Phone",
  quantity: 1,
  paid: { amount: 9900, currency: "EUR" },
  events: { delivered: "2026-11-02" },
  usage: { kilometres: 60000 },
};
const NOW = 'now="2026-11-10T12:00:00Z"';
const json = (id, value) =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
const data = json("policy", policy) + json("line", line) + json("order", { id: "1042", lines: [] });

let browser;
let served;
/** What came in at /complaints, and what to answer. @type {{ headers: object, body: any }[]} */
let posted = [];
let reply = (submission) => ({
  status: 200,
  body: JSON.stringify({ key: submission.key, caseId: "C-7", receivedAt: "2026-11-10T12:00:01Z" }),
});

async function complaints(request) {
  let text = "";
  for await (const part of request) text += part;
  posted.push({ headers: request.headers, body: JSON.parse(text) });
  const answer = reply(JSON.parse(text));
  await wait(50);
  return answer;
}

before(async () => {
  served = await serve({ "/complaints": complaints });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** Opens a page with these elements, and closes it after use. */
async function on(elements, use, { policy: csp = STRICT, setUp, ...options } = {}) {
  served.body = data + elements;
  served.policy = csp;
  posted = [];
  const context = await browser.newContext({ timezoneId: "Asia/Dubai", ...options });
  try {
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await setUp?.(page);
    await page.goto(served.base);
    await use(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}
/** The policy with words in Chinese, but for one step; its terms stand in German. */
const spoken = json("spoken", {
  ...policy,
  languages: ["zh-Hans"],
  rules: policy.rules.map((rule) =>
    rule.id === "defect"
      ? {
          ...rule,
          steps: ["contact_us", "fill_in_form", "shake"],
          citation: { article: "§ 1", title: "Mängel", lang: "de" },
        }
      : rule,
  ),
  warranties: policy.warranties.map((warranty) => ({
    ...warranty,
    title: { en: "Our promise", "zh-Hans": "本店承诺" },
  })),
  servicePoints: [{ id: "p", name: "上海服务中心" }],
  words: { steps: { fill_in_form: { en: "Fill in the form" }, shake: "摇一摇" } },
});
const until = (page, name) => page.waitForFunction((kind) => globalThis.heard.some(([known]) => known === kind), name);
const aReturn = (attributes = "", inside = "<p>Within 30 days</p>") =>
  `<aftersales-return policy="#policy" line="#line" ${NOW} ${attributes}>${inside}</aftersales-return>`;
const aComplaint = (attributes = "", inside = "") =>
  `<aftersales-complaint policy="#policy" line="#line" order="#order" action="/complaints" ${NOW} ${attributes}>${inside}</aftersales-complaint>`;

describe("what the server wrote", () => {
  const three = (policyId) => `<aftersales-return policy="${policyId}" line="#line"><p>One</p></aftersales-return>
    <aftersales-warranty policy="${policyId}" line="#line"><p>Two</p></aftersales-warranty>
    <aftersales-complaint policy="${policyId}" line="#line"><p>Three</p></aftersales-complaint>`;
  async function kept(page) {
    await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "issues").length >= 3);
    for (const text of ["One", "Two", "Three"]) {
      assert.ok(await page.getByText(text, { exact: true }).isVisible(), text);
    }
    assert.deepEqual(await heard(page, "answer"), []);
    assert.equal(await page.locator("aftersales-return .chip, .aftersales-form").count(), 0);
  }
  test("stays when the policy is bad", () => on(json("bad", { format: 1, id: "x" }) + three("#bad"), kept));
  test("stays when the policy is missing, no JSON, or an error page", async () => {
    for (const source of ["#nothing", "/nowhere", "/pkg/none.json"]) await on(three(source), kept);
  });
  test("goes when wasm is forbidden too: the engine then runs as JavaScript, and one try is reported", () =>
    on(
      three("#policy"),
      async (page) => {
        await page.waitForFunction(() => globalThis.heard.filter(([name]) => name === "answer").length >= 2);
        await page.locator("form.aftersales-form button").waitFor();
        for (const text of ["One", "Two", "Three"]) {
          assert.equal(await page.getByText(text, { exact: true }).isVisible(), false, text);
        }
        assert.deepEqual(await heard(page, "issues"), []);
        assert.ok((await heard(page, "violation")).length <= 1);
      },
      { policy: NO_WASM },
    ));
  test("stays when wasm is forbidden and the engine in JavaScript does not arrive", () =>
    on(
      three("#policy"),
      async (page) => {
        await kept(page);
        assert.equal((await heard(page, "issues"))[0].issues[0].code, "csp");
      },
      { policy: NO_WASM, setUp: (page) => page.route("**/*-script*.js", (route) => route.abort()) },
    ));
  test("stays when the engine does not arrive", async () => {
    const { bundled } = served;
    // Only as a module of its own can it be lost alone.
    served.bundled = new Map();
    try {
      await on(three("#policy"), kept, { setUp: (page) => page.route("**/wasm/inline.js", (route) => route.abort()) });
    } finally {
      served.bundled = bundled;
    }
  });
  test("comes back when the input turns bad, and goes when it is good again", () =>
    on(aReturn(), async (page) => {
      await until(page, "answer");
      assert.equal(await page.getByText("Within 30 days").isVisible(), false);
      await page.evaluate(() => document.querySelector("aftersales-return").setAttribute("policy", "#gone"));
      await until(page, "issues");
      assert.ok(await page.getByText("Within 30 days").isVisible());
      assert.equal(await page.locator(".chip").count(), 0);
      await page.evaluate(() => document.querySelector("aftersales-return").setAttribute("policy", "#policy"));
      await page.locator(".chip").waitFor();
    }));
});

describe("a return", () => {
  for (const timezoneId of ["Asia/Dubai", "Pacific/Honolulu"]) {
    test("shows the last day as the policy counts it, in " + timezoneId, () =>
      on(
        aReturn('reason="defective"'),
        async (page) => {
          await until(page, "answer");
          assert.equal(await page.locator(".deadline").innerText(), "2 December 2026");
          assert.equal(await page.locator(".deadline time").getAttribute("datetime"), "2026-12-02");
          assert.equal(await page.locator(".countdown").innerText(), "22 days left");
          assert.match(await page.locator("[part=refund]").innerText(), /99\.00/);
          // An address that is none of the web is text.
          assert.equal(await page.locator("cite a").count(), 0);
          assert.deepEqual(await heard(page, "violation"), []);
        },
        { timezoneId },
      ),
    );
  }
  test("asks, and an answer changes the answer while the focus stays; by keyboard", () =>
    on(aReturn(), async (page) => {
      await until(page, "answer");
      assert.match(await page.locator(".chip").innerText(), /depends/);
      await page.keyboard.press("Tab");
      await page.getByLabel("Why do you want to send it back?").selectOption("changed_mind");
      const no = page.getByRole("radio", { name: /^No → / });
      await no.focus();
      await page.keyboard.press("Space");
      assert.match(await page.locator(".chip").innerText(), /You can ask for this now/);
      assert.ok(await no.evaluate((node) => node.getRootNode().activeElement === node), "the focus stays");
      assert.match(await page.locator(".spoken").innerText(), /You can ask for this now/);
      await page.keyboard.press("ArrowLeft");
      assert.match(await page.locator(".chip").innerText(), /Not open now/);
      assert.match(await page.locator("[part=sentence]").innerText(), /No refund, because it has been (not )?/);
      const [last] = (await heard(page, "answer")).slice(-1);
      assert.equal(last.decision.status, "ineligible");
      assert.ok(await page.getByRole("radio", { name: /^Yes → / }).isChecked());
      await no.focus();
      await page.keyboard.press("Space");
      const [open] = (await heard(page, "answer")).slice(-1);
      assert.ok(
        open.decision.reliesOn.some(({ pointer, statedBy }) => statedBy === "shopper" && pointer.endsWith("opened")),
      );
    }));
  test("says since when it is closed, and what is left to do, in Chinese", () =>
    on(
      `<div lang="zh-CN">${aReturn('reason="changed_mind"').replace("2026-11-10", "2026-12-30")}</div>`,
      async (page) => {
        await until(page, "answer");
        assert.equal(await page.locator("[part=sentence]").innerText(), "已过退款期限：最后一天是12月2日（星期三）。");
        assert.match(await page.locator(".way").innerText(), /店铺保修：有效期至2028年11月2日/);
      },
    ));
  test("is in the words of the policy, each marked with its language where that is another", () =>
    on(spoken + aReturn('reason="defective"').replace("#policy", "#spoken"), async (page) => {
      await until(page, "answer");
      const said = (part) =>
        page
          .locator(`[part=${part}]`)
          .first()
          .evaluate((node) => [...node.querySelectorAll("bdi")].map(({ textContent, lang }) => [textContent, lang]));
      const steps = [
        ["Contact the shop", ""],
        ["Fill in the form", ""],
        ["摇一摇", "zh-Hans"],
      ];
      assert.deepEqual(await said("steps"), steps);
      const cited = [
        ["§ 1", "de"],
        ["Mängel", "de"],
      ];
      assert.deepEqual(await said("citation"), cited);
    }));
  test("names warranties and places as the policy does", () =>
    on(spoken + `<aftersales-warranty policy="#spoken" line="#line" ${NOW}></aftersales-warranty>`, async (page) => {
      await until(page, "answer");
      assert.equal(await page.locator("h3 bdi").first().innerText(), "Our promise");
      const place = page.getByText("上海服务中心", { exact: true });
      assert.equal(await place.getAttribute("lang"), "zh-Hans");
    }));
  test("takes objects as properties, set before it was defined", () =>
    on(
      "<aftersales-return></aftersales-return>",
      async (page) => {
        await until(page, "answer");
        assert.equal(await page.locator(".deadline").innerText(), "2 December 2026");
      },
      {
        setUp: (page) =>
          page.addInitScript(
            ([policy, line]) =>
              document.addEventListener("readystatechange", () => {
                const element = document.querySelector("aftersales-return");
                if (document.readyState === "interactive") {
                  Object.assign(element, { policy, line, reason: "defective", now: "2026-11-10T12:00:00Z" });
                }
              }),
            [policy, line],
          ),
      },
    ));
});

describe("a countdown", () => {
  const timers = (page) =>
    page.addInitScript(() => {
      globalThis.timers = new Set();
      const { setTimeout: set, clearTimeout: clear } = globalThis;
      globalThis.setTimeout = (run, wait) => {
        const id = set(() => {
          globalThis.timers.delete(id);
          run();
        }, wait);
        globalThis.timers.add(id);
        return id;
      };
      globalThis.clearTimeout = (id) => {
        globalThis.timers.delete(id);
        clear(id);
      };
    });
  const ticking = (at) => aReturn('reason="defective" server-time="' + at + '"').replace(NOW, "");
  test("ticks by the server's clock, one timer for all, and none after removal", () =>
    on(
      ticking("2026-12-02T22:59:00Z") + ticking("2026-12-02T22:59:00Z"),
      async (page) => {
        await until(page, "answer");
        const text = () => page.locator(".countdown").first().innerText();
        await page.waitForFunction(
          () => document.querySelectorAll("aftersales-return")[1].shadowRoot?.querySelector(".countdown")?.textContent,
        );
        const first = await text();
        assert.match(first, /^\d\d seconds left$/);
        await page.waitForTimeout(1300);
        assert.notEqual(await text(), first);
        assert.equal(await page.evaluate(() => globalThis.timers.size), 1);
        const whileHidden = (hidden) =>
          page.evaluate((value) => {
            Object.defineProperty(document, "hidden", { value, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
            return globalThis.timers.size;
          }, hidden);
        assert.deepEqual([await whileHidden(true), await whileHidden(false)], [0, 1]);
        await page.evaluate(() =>
          document.querySelectorAll("aftersales-return").forEach((element) => element.remove()),
        );
        assert.equal(await page.evaluate(() => globalThis.timers.size), 0);
      },
      { setUp: timers },
    ));
  test("asks again when the time is over", () =>
    on(ticking("2026-12-02T22:59:58Z"), async (page) => {
      // The refund is over; what the warranty covers is not.
      await page.getByText("Have it repaired free until").waitFor();
      assert.equal(await page.locator(".deadline").innerText(), "2 November 2028");
    }));
  test("writes only what changes: days are not rewritten by the second", () =>
    on(ticking("2026-11-10T12:00:00Z"), async (page) => {
      await until(page, "answer");
      await page.evaluate(() => {
        globalThis.writes = 0;
        new MutationObserver((list) => {
          globalThis.writes += list.length;
        }).observe(document.querySelector("aftersales-return").shadowRoot, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      });
      await page.waitForTimeout(1500);
      assert.equal(await page.evaluate(() => globalThis.writes), 0);
    }));
});

test("a warranty says who pays for the fault that the page asks about, and takes another one", () =>
  on(`<aftersales-warranty policy="#policy" line="#line" ${NOW}></aftersales-warranty>`, async (page) => {
    const element = page.locator("aftersales-warranty");
    await element.locator("section").first().waitFor();
    assert.equal(await element.locator("[part~=fault]").count(), 0);
    const asked = async (fault) => {
      await element.evaluate((node, value) => {
        node.fault = value;
      }, fault);
      await element.locator("[part~=fault-" + (fault.cause === "misuse" ? "paid" : "free") + "]").waitFor();
      return element.locator("[part~=fault]").innerText();
    };
    const free = await asked({ cause: "normal_use" });
    for (const part of [
      "Mending this costs you nothing.",
      "Parts and material: free",
      "Work: free",
      "Ask for the free repair",
    ]) {
      assert.ok(free.includes(part), free);
    }
    const paid = await asked({ cause: "misuse" });
    for (const part of ["Mending this is a paid service.", "Work: you pay", "Ask for a paid repair"]) {
      assert.ok(paid.includes(part), paid);
    }
    await element.evaluate((node) => {
      node.fault = { cause: "gremlins" };
    });
    await page.waitForFunction(() => globalThis.heard.some(([name]) => name === "issues"));
    const [, { issues }] = await page.evaluate(() => globalThis.heard.find(([name]) => name === "issues"));
    assert.deepEqual(
      issues.map(({ code, pointer }) => [code, pointer]),
      [["unknown_value", "/fault/cause"]],
    );
    assert.ok((await element.locator("section").count()) > 0, "the warranties still show");
  }));

test("what only the shop knows is told and not asked", () => {
  const once = {
    id: "once",
    grants: ["exchange"],
    when: { claims: { order: { max: 0 } } },
    window: { length: "P30D" },
  };
  const element = `<aftersales-return policy="#once" line="#line" reason="damaged" ${NOW}></aftersales-return>`;
  return on(json("once", { ...policy, rules: [once] }) + element, async (page) => {
    await until(page, "answer");
    const text = await page.locator("aftersales-return").locator("section").innerText();
    assert.match(text, /It depends on the earlier requests for this order\./);
    assert.equal(await page.locator("aftersales-return").locator("[part~=questions] *").count(), 0);
  });
});

test("a warranty shows its end, its wear and the term to register", () =>
  on(`<aftersales-warranty policy="#policy" line="#line" ${NOW}></aftersales-warranty>`, async (page) => {
    await until(page, "answer");
    const text = await page.locator("aftersales-warranty").locator("section").innerText();
    for (const part of [
      "Covered",
      "2 November 2028",
      "1 year 11 months left",
      "60,000 of 100,000 km used",
      "Register by 2 December 2026",
      "22 days left",
      "Warranty card",
    ]) {
      assert.ok(text.includes(part), part + " in " + text);
    }
  }));

test("a place that is closed says when it opens, in its own zone", () => {
  const here = { id: "here", name: "Here", hours: "Mo-Fr 09:00-17:00", timeZone: "Asia/Shanghai" };
  const channels = [{ kind: "phone", value: "1", hours: "24/7" }];
  const staffed = json("staffed", { ...policy, servicePoints: [here], channels });
  return on(
    staffed + `<aftersales-warranty policy="#staffed" line="#line" ${NOW}></aftersales-warranty>`,
    async (page) => {
      await until(page, "answer");
      const text = await page.locator("aftersales-warranty").locator("section").last().innerText();
      assert.match(text, /Closed now; opens on 11 November 2026 at 09:00 Beijing time\./);
      assert.match(text, /day and night/);
    },
  );
});

test("a line without a name and an id is not given one", () => {
  const { id: _, title: __, ...nameless } = line;
  return on(
    json("nameless", nameless)
      + `<aftersales-request kind="return" policy="#policy" line="#nameless" ${NOW}></aftersales-request>`,
    async (page) => {
      await page.locator("form [name=reason]").first().selectOption("defective");
      await page.locator("[data-aftersales-ways]").first().waitFor();
      assert.doesNotMatch(await page.locator("aftersales-request").innerText(), /undefined/);
    },
  );
});

describe("a complaint", () => {
  const submit = (page) => page.getByRole("button", { name: "Check and send" }).click();
  async function fill(page) {
    await page.getByLabel("Your name").fill("Ann");
    await page.getByLabel("Email address").fill("ann@example.com");
    await page.getByLabel("What is it about?").selectOption("product_quality");
    await page.getByLabel("What happened?").fill("It broke <b>after</b> two days.");
    await page.getByLabel("You may use").check();
  }
  test("shows what is wrong above and at the field, with the focus and links", () =>
    on(
      aComplaint(),
      async (page) => {
        await page.locator("form").waitFor();
        assert.equal(await page.locator("form").evaluate((form) => form.noValidate), true);
        assert.equal(await page.getByLabel("You may use").isChecked(), false);
        await submit(page);
        assert.ok(await page.locator(".aftersales-summary").evaluate((node) => node === document.activeElement));
        const links = await page.locator(".aftersales-summary a").allInnerTexts();
        assert.deepEqual(links.slice(0, 2), [
          "Enter your name",
          "Enter an email address or a phone number, so that we can answer",
        ]);
        await page.getByRole("link", { name: "Enter your name" }).click();
        const field = page.getByLabel("Your name");
        assert.ok(await field.evaluate((node) => node === document.activeElement));
        assert.equal(await field.getAttribute("aria-invalid"), "true");
        const note = await field.evaluate(
          (node) => document.getElementById(node.getAttribute("aria-describedby")).textContent,
        );
        assert.equal(note, "Error: Enter your name");
        await field.fill("Ann");
        await field.blur();
        assert.equal(await field.getAttribute("aria-invalid"), null);
        assert.equal(await page.getByLabel("Your name").getAttribute("autocomplete"), "name");
      },
      {},
    ));
  test("offers the reasons of the category, and warns of a demand that is not open", () =>
    on(aComplaint(), async (page) => {
      await page.locator("form").waitFor();
      await page.getByLabel("What is it about?").selectOption("delivery");
      assert.deepEqual(await page.getByLabel("What exactly?").locator("option").allInnerTexts(), [
        "Choose",
        "It was damaged on the way",
        "It came late",
        "It did not arrive",
      ]);
      await page.getByLabel("What is it about?").selectOption("product_quality");
      await page.getByLabel("What exactly?").selectOption("defective");
      await page.getByLabel("What would you like").selectOption("compensation");
      assert.ok(await page.getByText("Compensation is not open for this.").isVisible());
      assert.ok(await page.getByText("Refund: open until 2 December 2026.").isVisible());
    }));
  test("is confirmed, sent once with its key, and shows the receipt", () =>
    on(aComplaint(), async (page) => {
      await page.locator("form").waitFor();
      await fill(page);
      await submit(page);
      assert.ok(await page.getByText("It broke <b>after</b> two days.").isVisible());
      assert.ok(await page.getByText(/First answer: by 11 November 2026/).isVisible());
      assert.equal(posted.length, 0);
      await page.getByRole("button", { name: "Send complaint" }).dblclick();
      await page.getByText("C-7").waitFor();
      assert.equal(posted.length, 1);
      const [{ headers, body: sent }] = posted;
      assert.equal(headers["idempotency-key"], sent.key);
      assert.deepEqual(
        [sent.format, sent.kind, sent.values.name, sent.order.id, sent.standsOn.policy.id],
        [1, "complaint", "Ann", "1042", "corner-shop"],
      );
      const others = await page.evaluate(() => JSON.stringify(globalThis.heard.filter(([name]) => name !== "submit")));
      assert.doesNotMatch(others, /ann@example|It broke/);
    }));
  test("keeps everything when sending fails, and tries again with the same key", () =>
    on(aComplaint(), async (page) => {
      const good = reply;
      try {
        await page.locator("form").waitFor();
        await fill(page);
        await submit(page);
        for (const [turn, bad] of [
          { status: 500, body: "{}" },
          { status: 200, body: "<html>log in</html>" },
          { status: 200, body: '{"key":"other","caseId":"1","receivedAt":"2026-01-01"}' },
        ].entries()) {
          reply = () => bad;
          await page.getByRole("button", { name: /Send complaint|Try again/ }).click();
          await page.getByText("No answer yet.").waitFor();
          assert.equal(posted.length, turn + 1);
          assert.equal(await page.getByText("C-7").count(), 0);
        }
        reply = good;
        await page.getByRole("button", { name: "Try again" }).click();
        await page.getByText("C-7").waitFor();
        assert.equal(posted.length, 4);
        assert.equal(new Set(posted.map(({ body: sent }) => JSON.stringify(sent))).size, 1);
      } finally {
        reply = good;
      }
    }));
  test("lets the page send, and enhances a form that is there", () =>
    on(
      aComplaint("", `<form><p><label>Who <input name="name" value="Bo"></label></p><p><button>Go</button></p></form>`),
      async (page) => {
        await page.waitForFunction(() => document.querySelector("form").noValidate);
        assert.equal(await page.locator("[name=name]").inputValue(), "Bo");
        assert.equal(await page.locator("[name=name]").count(), 1);
        await page.evaluate(() => {
          document.querySelector("aftersales-complaint").submit = async ({ key }) => ({
            key,
            caseId: "<img src=x onerror=alert(1)>",
            receivedAt: "2026-11-10T12:00:01Z",
          });
        });
        await page.getByLabel("What is it about?").selectOption("service");
        await page.getByLabel("What happened?").fill("Nobody answered me.");
        await page.getByLabel("You may use").check();
        await page.getByRole("button", { name: "Go" }).click();
        // The shop's form has no way to answer, so the shopper is told.
        assert.match(await page.locator(".aftersales-summary").innerText(), /email address or a phone number/);
        await page.locator("[name=email]").fill("bo@example.com");
        await page.getByRole("button", { name: "Go" }).click();
        await page.getByRole("button", { name: "Send complaint" }).click();
        await page.getByText("<img src=x onerror=alert(1)>").waitFor();
        assert.equal(await page.locator("img").count(), 0);
      },
    ));
});

test("hostile texts are only texts", () => {
  const evil = '"><img src=x onerror=alert(1)>\u202eevil</bdi><script>alert(2)</script>';
  const hostile = structuredClone(policy);
  Object.assign(hostile.rules[1], {
    steps: [evil],
    notes: [evil],
    citation: { article: evil, title: evil, url: "https://x.example/" },
  });
  hostile.warranties[0].part = evil;
  return on(
    json("hostile", hostile)
      + `<aftersales-return policy="#hostile" line="#line" reason="defective" ${NOW}></aftersales-return>
    <aftersales-warranty policy="#hostile" line="#line" ${NOW}></aftersales-warranty>`,
    async (page) => {
      await page.waitForFunction(() => globalThis.heard.length >= 2);
      assert.deepEqual(await heard(page, "violation"), []);
      assert.equal(await page.locator("img, aftersales-return script, aftersales-warranty script").count(), 0);
      assert.ok((await page.locator("bdi").count()) > 0);
    },
  );
});

for (const colorScheme of ["light", "dark"]) {
  test("axe finds nothing, and nothing is wider than 320 pixels: " + colorScheme, async () => {
    const axe = await readFile(root + "node_modules/axe-core/axe.min.js", "utf8");
    const all =
      aReturn()
      + aReturn('reason="defective"')
      + aReturn('reason="defective"').replace("2026-11-10", "2026-12-30")
      + `<aftersales-warranty policy="#policy" line="#line" ${NOW}></aftersales-warranty>`
      + aComplaint();
    await on(
      `<style>:root { color-scheme: light dark } body { background: Canvas }</style>` + all,
      async (page) => {
        await page.locator("form.aftersales-form").waitFor();
        await page.getByLabel("What would you like").selectOption("compensation");
        await page.getByRole("button", { name: "Check and send" }).click();
        await page.evaluate(() =>
          document.querySelectorAll("aftersales-return").forEach(({ shadowRoot }) =>
            shadowRoot?.querySelectorAll("details").forEach((one) => {
              one.open = true;
            }),
          ),
        );
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
        await page.evaluate(axe);
        const found = await page.evaluate(() =>
          globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }),
        );
        assert.deepEqual(
          found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]),
          [],
        );
      },
      { bypassCSP: true, colorScheme, viewport: { width: 320, height: 640 } },
    );
  });
}
