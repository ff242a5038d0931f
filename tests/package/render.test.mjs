// Answers written on a server: the tag with its shadow root as text, from an opened policy, and nothing of the shop's becomes markup.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import vm from "node:vm";
import { loadPolicy } from "../../pkg/dist/node/index.js";
import { AftersalesError, render } from "../../pkg/dist/render.js";

const terms = {
  format: 1,
  id: "corner-shop",
  version: "1",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  rules: [
    {
      id: "defect",
      grants: ["refund"],
      when: { reasons: ["defective"] },
      window: { length: "P30D" },
      citation: { article: '§ 1 "<script>alert(1)</script>" & more', url: 'https://shop.example/?a=1&b="2"' },
    },
  ],
  warranties: [{ id: "standard", covers: ["repair"], window: { length: "P2Y", count: "months_same_date" } }],
};
const opened = (document = terms) => {
  const answer = loadPolicy(document);
  assert.ok(answer.ok, JSON.stringify(answer.issues));
  return answer.value;
};
const policy = opened();
const line = {
  id: "1",
  quantity: 1,
  paid: { decimal: "99.00", currency: "EUR" },
  events: { delivered: "2026-11-02T09:00:00+01:00" },
};
/** Thirty days after 2 November are over at the end of 2 December: in Berlin 23:00 UTC. */
const now = "2026-11-10T12:00:00Z";
const asked = { policy, line, reason: "defective", now };
const refused = (code, words) => (error) =>
  error instanceof AftersalesError && error.code === code && words.test(error.message);
/** What is said, without tags. */
const words = (html) => html.replace(/<style[^]*?<\/style>|<[^>]*>/g, "");

/** What is told on the console meanwhile. */
function warnings(act) {
  const { warn } = console;
  const told = [];
  console.warn = (text) => told.push(text);
  try {
    return [act(), told];
  } finally {
    console.warn = warn;
  }
}

test("the answer is in the tag, with its style before it", () => {
  const html = render("aftersales-return", asked, { policy: "/terms.json", line: "#line" });
  assert.match(
    html,
    /^<aftersales-return reason="defective" server-time="2026-11-10T12:00:00\.000Z" policy="\/terms\.json" line="#line"><template shadowrootmode="open"><style>/,
  );
  assert.match(html, /<\/style><section class="card" part="card">[^]*<\/template><\/aftersales-return>$/);
  assert.match(words(html), /Return it for a refund until Wednesday 2 December/);
  assert.match(words(html), /22 days left/);
});

test("it speaks the language that is asked for", () => {
  const html = render("aftersales-return", { ...asked, language: "zh-Hans" });
  assert.match(html, /^<aftersales-return lang="zh-Hans"/);
  assert.match(words(html), /2026年12月2日/);
});

test("hours are those of the shopper's zone, where it is known", () => {
  // 23:00 UTC is 13:00 in Honolulu.
  assert.match(words(render("aftersales-return", { ...asked, timeZone: "Pacific/Honolulu" })), /13:00/);
  assert.doesNotMatch(words(render("aftersales-return", asked)), /13:00|23:00/);
});

test("what documents say stays text", () => {
  const html = render(
    "aftersales-return",
    { ...asked, reason: '"><img src=x onerror=alert(1)>' },
    { title: 'a"b<c>&' },
  );
  assert.doesNotMatch(html, /<img|<script/);
  assert.match(html, /reason="&quot;&gt;&lt;img src=x onerror=alert\(1\)&gt;"/);
  assert.match(html, /title="a&quot;b&lt;c&gt;&amp;"/);
  const cited = render("aftersales-return", asked);
  assert.match(cited, /§ 1 &quot;&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot; &amp; more/);
  assert.match(cited, /href="https:\/\/shop\.example\/\?a=1&amp;b=&quot;2&quot;"/);
  assert.throws(() => render("aftersales-return", asked, { 'x onload="': "" }), { code: "unreadable" });
});

test("the page's own content stands in the tag as it is, and styles carry the nonce", () => {
  const html = render("aftersales-return", {
    ...asked,
    nonce: "r4nd0m",
    content: '<a slot="actions" href="/">Ask</a>',
  });
  assert.ok(html.endsWith('</template><a slot="actions" href="/">Ask</a></aftersales-return>'));
  assert.match(html, /<template shadowrootmode="open"><style nonce="r4nd0m">/);
});

test("a fixed instant needs no clock of the server", () => {
  const html = render("aftersales-return", { policy, line, reason: "defective" }, { now });
  assert.match(html, / now="2026-11-10T12:00:00Z"/);
  assert.doesNotMatch(html, /server-time/);
  assert.match(words(html), /22 days left/);
});

test("the same answer is the same text, and a policy is still open after it", () => {
  const bare = { policy: opened({ ...terms, rules: [] }), line, now };
  assert.equal(
    render("aftersales-return", { ...asked, reason: undefined }),
    render("aftersales-return", { ...asked, reason: undefined }),
  );
  render("aftersales-return", bare);
  assert.ok(bare.policy.checkReturn(line, {}, now).ok);
});

test("warranties and cases are written too", () => {
  const warranty = words(render("aftersales-warranty", { policy, line, now }));
  assert.match(warranty, /2 November 2028/);
  const record = {
    id: "C-7",
    kind: "complaint",
    receivedAt: "2026-11-09T10:00:00Z",
    values: {},
    log: [{ event: "submitted", at: "2026-11-09T10:00:00Z" }],
  };
  assert.match(words(render("aftersales-case", { policy, record, now })), /C-7/);
});

test("each line of an order may have terms of its own, opened", () => {
  const late = opened({
    ...terms,
    id: "other-shop",
    rules: [{ id: "all", grants: ["refund"], window: { length: "P40D" } }],
  });
  const order = { id: "A-1", lines: [line, { ...line, id: "2" }] };
  const html = render("aftersales-order", { policy, order, policies: { 2: late }, reason: "defective", now });
  // Forty days after 2 November are over at the end of 12 December.
  assert.match(words(html), /2 December[^]*12 December/);
});

test("what the order says of all its lines counts for a line of it", () => {
  const order = { id: "A-1", lines: [], events: line.events };
  const bought = { policy, line: { id: "1", quantity: 1 }, order, reason: "defective", now };
  assert.match(words(render("aftersales-timeline", bought)), /2 December 2026/);
  assert.match(words(render("aftersales-countdown", bought)), /22 days left/);
  assert.match(words(render("aftersales-warranty", bought)), /2 November 2028/);
  assert.match(words(render("aftersales-certificate", bought)), /A-1[^]*2 November 2028/);
});

test("what is not understood leaves the page its own words, and tells the developer", () => {
  const [html, told] = warnings(() =>
    render("aftersales-return", { ...asked, line: { events: 4 }, content: "<p>Ask us.</p>" }, {}),
  );
  assert.match(html, /^<aftersales-return [^>]*><p>Ask us\.<\/p><\/aftersales-return>$/);
  assert.match(told.join(), /wrong_type at \/line\/events/);
  const [none, why] = warnings(() => render("aftersales-return", { ...asked, now: "tomorrow" }));
  assert.doesNotMatch(none, /<template|server-time/);
  assert.match(why.join(), /ambiguous_instant at \/now/);
});

test("mistakes of a program are refused", () => {
  assert.throws(() => render("aftersales-complaint", asked), refused("unknown_element", /aftersales-return/));
  assert.throws(
    () => render("aftersales-return", { ...asked, policy: terms }),
    refused("missing_policy", /openPolicy/),
  );
});

test("every element that shows an answer can be written", async () => {
  const elements = await import("../../pkg/elements/index.js");
  const { AftersalesDisplay } = await import("../../pkg/elements/display.js");
  const displays = Object.values(elements).filter((one) => one.prototype instanceof AftersalesDisplay);
  assert.ok(displays.length >= 3);
  for (const { tag } of displays) assert.ok(render(tag, asked).startsWith("<" + tag), tag);
});

test("require gives the same", () => {
  const required = createRequire(import.meta.url)("../../pkg/dist/node/render.cjs");
  assert.equal(required.render("aftersales-return", asked), render("aftersales-return", asked));
});

test("a runtime needs no more than the language itself and its timers", () => {
  const code = readFileSync(new URL("../../pkg/dist/node/render.cjs", import.meta.url), "utf8");
  assert.doesNotMatch(code, /require\(|\bimport\(/);
  const bare = vm.createContext({ module: { exports: {} }, console, setTimeout, clearTimeout, performance });
  vm.runInContext(code, bare);
  const html = bare.module.exports.render("aftersales-warranty", { policy, line, now });
  assert.match(words(html), /2 November 2028/);
});

test("registering elements on a server does nothing", () => {
  const code =
    'await import("./pkg/dist/elements/define.js"); await import("./pkg/dist/elements/index.js"); process.stdout.write("still here");';
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    cwd: new URL("../../", import.meta.url),
  });
  assert.equal(String(said), "still here");
});
