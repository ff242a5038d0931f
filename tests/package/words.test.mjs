// Words come from documents: in the language that is asked for, whichever way the policy came, and none is missing in what is shipped.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import authoring, { buildPolicy } from "../../pkg/authoring.js";
import { loadBuilt as loadCore } from "../../pkg/dist/core.js";
import { toICalendar } from "../../pkg/icalendar.js";
import { describe, labels, loadBuilt, loadPolicy, summary } from "../../pkg/index.js";
import { builtIn } from "../../pkg/languages.js";
import { speaker } from "../../pkg/sentences.js";
import { FAMILIES, titleOfEntry, wordOf, wordsOf } from "../../pkg/words.js";

await authoring();

const LANGUAGES = ["en", "zh-Hans"];
const NOW = "2026-03-05T00:00:00Z";
const line = { categories: ["toys"], events: { delivered: "2026-03-02" }, facts: { washed: null } };
const read = (folder) =>
  readdirSync(new URL(`../../pkg/${folder}/`, import.meta.url)).map((name) =>
    JSON.parse(readFileSync(new URL(`../../pkg/${folder}/${name}`, import.meta.url), "utf8")),
  );
const [packs, calendars, policies] = ["packs", "calendars", "policies"].map(read);

const law = {
  format: 1,
  id: "law",
  version: "1",
  timeZone: "UTC",
  lang: "ja",
  languages: ["en", "zh-Hans"],
  rules: [
    {
      id: "law.r",
      title: { en: "Right by law", "zh-Hans": "法定权利" },
      grants: ["refund"],
      window: { length: "P7D" },
      steps: ["ask_court"],
      citation: { article: "第1条", title: { ja: "解除", en: "Rescission" } },
    },
  ],
  words: { steps: { ask_court: { en: "Ask a court", "zh-Hans": "向法院起诉" } } },
};
const shop = {
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "UTC",
  languages: ["de", "en"],
  packs: ["law"],
  facts: { washed: { type: "boolean" } },
  rules: [
    {
      id: "law.r",
      title: { de: "Meinung geändert", en: "Change of mind" },
      grants: ["exchange"],
      when: { facts: { washed: false } },
      window: { length: "P14D" },
      steps: ["fill_in_form"],
    },
  ],
  warranties: [{ id: "w", title: { de: "Garantie", en: "Promise" }, covers: ["repair"], window: { length: "P1Y" } }],
  serviceLevels: [
    { kind: "pick_up", title: { de: "Abholung", en: "Pick-up" }, window: { from: "submitted", length: "P1D" } },
    { kind: "brush", window: { from: "submitted", length: "P1D" } },
    { kind: "polish", every: "P1Y", times: 2, title: "Politur", window: { from: "submitted", length: "P1Y" } },
  ],
  departments: [{ id: "fitters", title: { de: "Monteure", en: "Fitters" }, handles: ["delivery"] }],
  servicePoints: [{ id: "p", name: { de: "Werkstatt", en: "Workshop" } }],
  helpTopics: [{ title: { de: "Hilfe", en: "Help" }, url: "https://shop.example" }],
  words: {
    steps: { fill_in_form: { de: "Formular ausfüllen", en: "Fill in the form" }, wait: "Warten" },
    facts: { washed: { de: "ob es gewaschen ist", en: "whether it was washed" } },
    questions: { washed: { de: "Ist es gewaschen?", en: "Has it been washed?" } },
    promises: { brush: { de: "Bürsten", en: "Brushing" } },
    fields: { giftCode: { de: "Geschenkcode", en: "Gift code" }, email: { de: "Mailadresse" } },
    reasons: { too_loud: { de: "Zu laut", en: "Too loud" } },
  },
  reasons: { quality: ["too_loud"] },
};
const options = { packs: [law] };
const opened = (answer) => (assert.ok(answer.ok, JSON.stringify(answer.issues)), answer.value);
const built = opened(buildPolicy(shop, options));

/** The same policy, however a page comes by it. */
const WAYS = {
  document: () => opened(loadPolicy(shop, options)),
  built: () => opened(loadBuilt(built)),
  core: () => opened(loadCore(built)),
};

for (const [way, open] of Object.entries(WAYS)) {
  test(`answers are described in the words of their documents: ${way}`, () => {
    const policy = open();
    const decision = policy.checkReturn(line, {}, NOW).value;
    const [missing] = decision.missing;
    const said = (value, locale, more) => describe(value, { locale, ...more });
    assert.equal(said(missing, "en"), "Has it been washed?");
    assert.equal(said(missing, "de"), "Ist es gewaschen?");
    assert.equal(said(missing, "zh-Hans"), "Ist es gewaschen?", "the shop's first language stands in");
    const doubtful = decision.options.find(({ remedy }) => remedy === "exchange");
    assert.match(said(doubtful, "en"), /whether it was washed/);
    // What is told late is told in the same words.
    const closed = policy.checkReturn({ ...line, facts: { washed: true } }, {}, NOW).value.closed[0];
    assert.match(said(closed, "en"), /washed/);
    const [coverage] = policy.warranty(line, NOW).value;
    assert.match(said(coverage, "en"), /^Promise: covered/);
    assert.match(said(coverage, "de-AT"), /^Garantie:/);
    assert.match(
      toICalendar([coverage], { locale: "en", id: "1", now: NOW }).replaceAll("\r\n ", ""),
      /SUMMARY:.*Promise/,
    );

    const [cause] = policy.fault(line, {}, NOW).value.missing;
    assert.ok(cause && wordsOf(cause), "what a verdict lacks is told in them too");

    const copy = JSON.parse(JSON.stringify(missing));
    assert.equal(said(copy, "en"), "washed");
    assert.equal(said(copy, "en", { policy }), "Has it been washed?");
    policy.free();
    assert.equal(said(missing, "en"), "Has it been washed?", "an answer outlives its policy");
  });
}

test("forms, promises and cases are", () => {
  const policy = WAYS.document();
  const { reasons, fields, facts } = labels(policy, { locale: "en" });
  assert.equal(reasons.too_loud, "Too loud");
  assert.equal(facts.washed, "whether it was washed");
  assert.equal(labels(policy, { locale: "de" }).fields.email, "Mailadresse");
  assert.equal(fields.orderId, "Order number");
  const levels = policy.serviceLevels({ events: { submitted: NOW } }, NOW).value;
  assert.deepEqual(
    levels.map((level) => describe(level, { locale: "en" }).split(":")[0]),
    ["Pick-up", "Brushing", "Politur", "Politur"],
  );
  const rows = summary({ kind: "return", values: { giftCode: "A1" } }, { locale: "en", policy });
  assert.deepEqual(rows, [{ field: "giftCode", label: "Gift code", text: "A1" }]);
  const report = policy.form("return").validate({ reason: "" }, { now: NOW }).value;
  assert.ok(report.errors.every((error) => describe(error, { locale: "en" })));
});

test("an event that has the name of a fact is asked for as an event", () => {
  const words = () => [
    { id: "x", titles: {}, told: {}, words: { questions: { activated: "Is it on?", handover: "When?" } } },
  ];
  const say = speaker({ locale: "en", words });
  assert.equal(say("missing.activated"), "When was it activated?");
  assert.equal(say("declared.activated"), "Is it on?");
  assert.equal(say("missing.handover"), "When?");
});

test("a page that names no language is told in that of the sentences", () => {
  const [missing] = WAYS.document().checkReturn(line, {}, NOW).value.missing;
  assert.equal(describe(missing, {}), "Has it been washed?");
});

test("what a page hands over goes first", () => {
  const policy = WAYS.document();
  const messages = { locale: "en", texts: { "declared.washed": "Washed yet?" } };
  const [missing] = policy.checkReturn(line, {}, NOW).value.missing;
  assert.equal(describe(missing, { locale: "en", messages }), "Washed yet?");
});

/** The same words as each reader gets them: the text, and the language where it is another. */
const FALLBACKS = [
  ["asked", "step.fill_in_form", "en", "Fill in the form"],
  ["its base language", "step.fill_in_form", "en-GB", "Fill in the form"],
  ["underscores", "step.fill_in_form", "de_AT", "Formular ausfüllen"],
  ["the shop's first language", "step.fill_in_form", "fr", "Formular ausfüllen", "de"],
  ["a text is in the first language", "step.wait", "en", "Warten", "de"],
  ["a pack that speaks the language", "step.ask_court", "zh-CN", "向法院起诉"],
  ["a pack that does not", "step.ask_court", "fr", "Ask a court", "en"],
  ["another script is another language", "step.ask_court", "zh-TW", "Ask a court", "en"],
  ["the package", "step.contact_shop", "en", "Contact the shop"],
  ["a code with spaces", "step.shake_it_well", "en", "shake it well"],
  ["the title of a department", "department.fitters", "en", "Fitters"],
  ["a department of the package", "department.management", "en", "Management"],
  ["a name that objects have", "step.constructor", "en", "constructor"],
  ["no tag at all", "step.fill_in_form", "not a tag", "Formular ausfüllen", "de"],
];
for (const [why, code, locale, text, lang] of FALLBACKS) {
  test(`which text is said, and in which language: ${why}`, () => {
    const say = speaker({ locale, messages: builtIn("en"), words: wordsOf(WAYS.document()) });
    const silent = speaker({ locale, messages: { locale: "en", texts: {} }, words: wordsOf(WAYS.document()) });
    assert.deepEqual((code === "step.contact_shop" ? say : silent).voiced(code), { text, ...(lang && { lang }) });
  });
}

test("titles are found by whose they are; what an answer repeats is told in the reader's language", () => {
  const policy = WAYS.document();
  const say = speaker({ locale: "en", words: wordsOf(policy) });
  assert.deepEqual(say.title("rules", "law.r", "shop"), { text: "Change of mind" });
  assert.deepEqual(say.title("rules", "law.r", "law"), { text: "Right by law" });
  assert.equal(say.title("rules", "none", "law"), undefined);
  const { servicePoints, helpTopics } = policy.contacts({}, NOW).value;
  assert.deepEqual([servicePoints[0].name, helpTopics[0].title], ["Werkstatt", "Hilfe"]);
  assert.deepEqual([say.retold("Werkstatt"), say.retold("Hilfe")], [{ text: "Workshop" }, { text: "Help" }]);
  const { citation } = policy.checkReturn(line, {}, NOW).value.options.find(({ basis }) => basis === "law");
  assert.deepEqual(citation, { article: "第1条", title: "解除", lang: "ja" });
  assert.deepEqual(say.retold(citation.title, citation.lang), { text: "Rescission" });
  assert.deepEqual(say.retold(citation.article, citation.lang), { text: "第1条", lang: "ja" });
  const japanese = speaker({ locale: "ja", messages: builtIn("en"), words: wordsOf(policy) });
  assert.deepEqual(japanese.retold(citation.article, citation.lang), { text: "第1条" });
});

test("a shop gives titles to a law in languages that its pack does not speak", () => {
  const law = { id: "eu", lang: "en", titles: { rules: { "eu.r": { en: "Withdrawal" } } }, told: {} };
  const shop = { id: "s", lang: "de", titles: { rules: { "eu.r": "Eigenes" } }, told: {} };
  const title = (words, basis, locale) => titleOfEntry(() => [{ ...shop, words }, law], "rules", "eu.r", basis, locale);
  const words = { titles: { "eu.r": { de: "Widerruf" } } };
  assert.deepEqual(title(words, "law", "de"), { text: "Widerruf" });
  assert.deepEqual(title(words, "law", "en"), { text: "Withdrawal" });
  assert.deepEqual(title(words, "law", "fr"), { text: "Widerruf", lang: "de" });
  assert.deepEqual(title(undefined, "law", "fr"), { text: "Withdrawal", lang: "en" });
  assert.deepEqual(title(words, "shop", "de"), { text: "Eigenes" });
});

test("no text turns the direction around it", () => {
  const words = () => [{ id: "x", titles: {}, told: {}, words: { steps: { a: "left\u202eright" } } }];
  assert.equal(speaker({ locale: "en", words })("step.a"), "leftright");
});

/** Every code that a document brings to a shopper, as sentences know it. */
function* codesOf(document) {
  const list = (field) => document[field] ?? [];
  for (const entry of ["rules", "warranties", "faultTerms"].flatMap(list)) {
    for (const code of entry.steps ?? []) yield "step." + code;
    for (const code of entry.notes ?? []) yield "note." + code;
    for (const required of entry.requires ?? []) yield "requirement." + (required.code ?? required);
    for (const code of entry.refund?.methods ?? []) yield "method." + code;
    if (entry.part) yield "part." + entry.part;
  }
  for (const { fee, bonus } of list("costs")) for (const paid of [fee, bonus]) if (paid) yield "cost." + paid.kind;
  for (const [name, { choices = [] }] of Object.entries(document.facts ?? {})) {
    yield* ["fact." + name, "declared." + name, ...choices.map((choice) => "choice." + choice)];
  }
  for (const reason of Object.values(document.reasons ?? {}).flat()) yield "reason." + reason;
  for (const event of list("events")) yield* ["event." + event, "missing." + event, "fact." + event];
  for (const { kind, title } of list("serviceLevels")) if (!title) yield "service." + kind;
  for (const { kind } of list("channels")) yield "channel." + kind;
  for (const { id } of list("departments")) yield "department." + id;
  for (const { id, reasons = [], department } of document.complaints?.categories ?? []) {
    yield* ["category." + id, ...reasons.map((reason) => "reason." + reason)];
    if (department) yield "department." + department;
  }
  for (const { fields = [] } of Object.values(document.forms ?? {})) {
    for (const { name, omit } of fields) if (!omit) yield "label." + name;
  }
  if (policies.includes(document)) for (const group of Object.keys(document.categories ?? {})) yield "goods." + group;
}

/** A shop that names one pack and says nothing itself. */
const bare = (pack) => ({ format: 1, id: "shop", version: "1", timeZone: "Asia/Shanghai", packs: [pack.id] });
const shipped = [...packs.map((pack) => [pack, bare(pack)]), ...policies.map((policy) => [policy, policy])];
const TITLED = { rules: "title", warranties: "title", presumptions: "title" };

test("every code and title of a shipped document has words in every shipped language", () => {
  let walked = 0;
  const silent = [];
  for (const [document, policy] of shipped) {
    const words = wordsOf(opened(loadPolicy(policy, { packs, calendars })));
    const basis = document === policy ? "shop" : "law";
    for (const locale of LANGUAGES) {
      const { texts } = builtIn(locale);
      const note = (code, said) => (said ? (walked += 1) : silent.push(`${document.id} ${locale} ${code}`));
      for (const code of new Set(codesOf(document))) {
        const word = wordOf(words, code, locale);
        note(code, word ? !word.lang && word.text : Object.hasOwn(texts, code));
      }
      for (const [list, field] of Object.entries(TITLED)) {
        for (const entry of document[list] ?? []) {
          if (list === "presumptions" && !entry[field]) continue;
          const title = titleOfEntry(words, list, entry.id, basis, locale);
          note(`${list} ${entry.id}`, title && !title.lang);
        }
      }
      for (const { id, title } of document.serviceLevels ?? []) {
        if (title) note("serviceLevels " + id, !titleOfEntry(words, "serviceLevels", id, basis, locale)?.lang);
      }
    }
  }
  assert.deepEqual(silent, []);
  assert.ok(walked > 1400, `only ${walked}`);
});

test("titles in Chinese are Chinese, and titles in English are not", () => {
  const han = /\p{Script=Han}/u;
  const texts = (value) =>
    Array.isArray(value)
      ? value.flatMap(texts)
      : typeof value !== "object" || value === null
        ? []
        : value.en && value["zh-Hans"]
          ? [value]
          : Object.values(value).flatMap(texts);
  const spoken = [...packs, ...policies].flatMap(texts);
  assert.ok(spoken.length > 400, String(spoken.length));
  for (const said of spoken) {
    assert.match(said["zh-Hans"], han);
    assert.doesNotMatch(said.en, han);
    // Chinese signs between Chinese words.
    assert.doesNotMatch(said["zh-Hans"], /[,;:?!()]/);
    // What is said in whole sentences may be longer than a title.
    const most = said.en.endsWith(".") ? 2 : 1;
    assert.ok(said.en.length <= 110 * most && said["zh-Hans"].length <= 45 * most, said.en);
  }
});

test("every family of words is one of the format", () => {
  const schema = JSON.parse(readFileSync(new URL("../../pkg/policy.schema.json", import.meta.url), "utf8"));
  const families = Object.keys(schema.$defs.vocabulary.properties).sort();
  assert.deepEqual([...new Set(Object.values(FAMILIES))].sort(), families);
});
