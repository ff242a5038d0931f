// What JSON cannot express, through the package: each is answered with issues, and the engine lives on.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkReturn,
  deadline,
  describe,
  labels,
  loadPolicy,
  mask,
  openPolicy,
  summary,
  validateComplaint,
  warrantyStatus,
  withCases,
  AftersalesError,
} from "../../pkg/index.js";
import { toICalendar } from "../../pkg/icalendar.js";

const document = () => ({
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Asia/Shanghai",
  rules: [{ id: "r", grants: ["refund"], when: { reasons: ["changed_mind"] }, window: { length: "P7D" } }],
  warranties: [{ id: "w", covers: ["repair"], window: { length: "P1Y" } }],
});
const line = () => ({ quantity: 1, events: { delivered: "2026-03-02T10:15:00+08:00" } });
const request = { reason: "changed_mind" };
const NOW = "2026-03-05T04:00:00Z";
const plain = () => JSON.stringify(checkReturn(document(), line(), request, NOW));
const before = plain();
assert.equal(JSON.parse(before).value.status, "eligible");

const cycle = () => {
  const one = { a: {} };
  one.a.b = one;
  return one;
};
const deep = (count) => {
  let value = "x";
  for (let i = 0; i < count; i += 1) value = i % 2 ? [value] : { a: value };
  return value;
};
const laughs = (levels) => {
  let value = ["ha"];
  for (let i = 0; i < levels; i += 1) value = Array(10).fill(value);
  return value;
};
const throwing = (what) =>
  Object.defineProperty({}, what, {
    enumerable: true,
    get() {
      throw new TypeError("no");
    },
  });
const endless = () => {
  const { proxy } = {
    proxy: new Proxy(
      {},
      {
        ownKeys: () => ["a"],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
        get: () => endless(),
      },
    ),
  };
  return proxy;
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const sparse = (length) => {
  const list = [];
  list[length - 1] = 1;
  return list;
};

/** What is put in, the code of its issue, and the pointer below the place where it was put. */
const HOSTILE = {
  "a cycle": [cycle, "cyclic", "/a/b"],
  "a list that contains itself": [
    () => {
      const list = [];
      list.push(list);
      return list;
    },
    "cyclic",
    "/0",
  ],
  "a getter that throws": [() => throwing("a"), "unreadable", "/a"],
  "a getter that throws nothing": [
    () => ({
      get a() {
        // eslint-disable-next-line no-throw-literal -- hostile code does
        throw undefined;
      },
    }),
    "unreadable",
    "/a",
  ],
  "a proxy that throws at everything": [
    () =>
      new Proxy(
        {},
        {
          get() {
            throw new Error("get");
          },
          ownKeys() {
            throw new Error("keys");
          },
        },
      ),
    "unreadable",
    "",
  ],
  "a proxy that was revoked": [revoked, "unreadable", ""],
  "a proxy without end": [endless, "too_deep", null],
  "a date that is none": [() => new Date(Number.NaN), "unreadable", ""],
  "a map": [() => new Map([["a", 1]]), "wrong_type", ""],
  "a set": [() => new Set([1]), "wrong_type", ""],
  "a regular expression": [() => /a/, "wrong_type", ""],
  "a promise": [() => Promise.resolve(1), "wrong_type", ""],
  bytes: [() => new Uint8Array(4), "wrong_type", ""],
  "a big integer": [() => 1n, "wrong_type", ""],
  "a symbol": [() => Symbol("s"), "wrong_type", ""],
  "a function": [() => () => 1, "wrong_type", ""],
  "not a number": [() => Number.NaN, "wrong_type", ""],
  infinity: [() => Number.POSITIVE_INFINITY, "wrong_type", ""],
  "10,000 levels": [() => deep(10_000), "too_deep", null],
  "a text of 10 MB": [() => "x".repeat(10_000_000), "too_large", ""],
  "a key of 10 MB": [() => ({ ["x".repeat(10_000_000)]: 1 }), "too_large", null],
  "many texts that share their letters": [() => Array(50).fill("x".repeat(100_000)), "too_large", null],
  "a list of a billion holes": [() => sparse(1_000_000_000), "wrong_type", "/0"],
  "a billion laughs": [() => laughs(9), "too_large", null],
};

/** Every place where something can be handed in, and the pointer that begins there. */
const PLACES = {
  "a policy": [(value) => loadPolicy({ ...document(), "x-own": value }), "/x-own"],
  "a rule": [
    (value) => loadPolicy({ ...document(), rules: [{ ...document().rules[0], when: value }] }),
    "/rules/0/when",
  ],
  packs: [(value) => loadPolicy(document(), { packs: [value] }), "/options/packs/0"],
  calendars: [(value) => loadPolicy(document(), { calendars: [value] }), "/options/calendars/0"],
  "a one-shot policy": [
    (value) => checkReturn({ ...document(), "x-own": value }, line(), request, NOW),
    "/document/x-own",
  ],
  "a line": [(value) => checkReturn(document(), { ...line(), own: value }, request, NOW), "/line/own"],
  "an event": [
    (value) => checkReturn(document(), { ...line(), events: { delivered: value } }, request, NOW),
    "/line/events/delivered",
  ],
  "a request": [(value) => checkReturn(document(), line(), { ...request, facts: value }, NOW), "/request/facts"],
  "a warranty's line": [(value) => warrantyStatus(document(), { ...line(), own: value }, NOW), "/line/own"],
  "a form's values": [(value) => validateComplaint(document(), { name: value }, NOW), "/values/name"],
};

for (const [what, [make, code, below]] of Object.entries(HOSTILE)) {
  test(what, () => {
    for (const [where, [hand, pointer]] of Object.entries(PLACES)) {
      const answer = hand(make());
      assert.equal(answer.ok, false, `${what} in ${where}: ${JSON.stringify(answer).slice(0, 300)}`);
      const issue = answer.issues.find((one) => one.code === code);
      assert.ok(issue, `${what} in ${where}: ${JSON.stringify(answer.issues).slice(0, 300)}`);
      assert.ok(
        below === null ? issue.pointer.startsWith(pointer) : issue.pointer === pointer + below,
        `${what} in ${where} is at ${issue.pointer.slice(0, 200)}`,
      );
      assert.ok(issue.message.length > 0);
    }
    assert.equal(plain(), before, "the engine lives on");
  });
}

test("what looks odd and is plain data is read", () => {
  const odd = {
    "a frozen document": [Object.freeze(document()), line()],
    "an object without a prototype": [document(), Object.assign(Object.create(null), line())],
    "an instance of a class": [document(), Object.assign(new (class Line {})(), line())],
    "a date": [document(), { ...line(), events: { delivered: new Date("2026-03-02T02:15:00Z") } }],
    "undefined fields": [document(), { ...line(), tags: undefined, country: undefined }],
    "a proxy that passes through": [new Proxy(document(), {}), new Proxy(line(), {})],
    "one object in two places": [
      document(),
      (() => {
        const x = { a: 1 };
        return { ...line(), own: x, other: x };
      })(),
    ],
    "a key named __proto__": [
      document(),
      JSON.parse('{"__proto__": {"quantity": 0}, "quantity": 1, "events": {"delivered": "2026-03-02T10:15:00+08:00"}}'),
    ],
    "keys of Object.prototype": [document(), { ...line(), constructor: "x", toString: "y", hasOwnProperty: false }],
    "sixty levels": [document(), { ...line(), own: deep(50) }],
  };
  for (const [what, [policy, asked]] of Object.entries(odd)) {
    const answer = checkReturn(policy, asked, request, NOW);
    assert.equal(answer.ok && answer.value.status, "eligible", what + ": " + JSON.stringify(answer.issues));
  }
});

const decided = () => checkReturn(document(), line(), request, NOW).value;
/** Everywhere a list is told about rather than asked about. */
const LISTS = {
  toICalendar: (list) => toICalendar(list, { id: "x", locale: "en", now: NOW }),
  "describe, a decision": (options) => describe({ ...decided(), options }),
  "describe, words for lines": (lines) => describe({ code: "required", field: "name" }, { locale: "en", lines }),
  deadline: (reliesOn) => deadline({ ...decided().options[0], reliesOn }),
  "mask, warnings": (warnings) => mask("1234", warnings),
  "mask, a text": (text) => mask(text, [{ code: "card_in_text", params: { position: 0, length: 1 } }]),
  summary: (lines) => summary({ kind: "return", values: { lines } }, { locale: "en" }),
  "withCases, lines": (lines) => withCases(loadPolicy(document()).value, { id: "o", lines }, [], NOW),
  "withCases, cases": (cases) => withCases(loadPolicy(document()).value, { id: "o", lines: [line()] }, cases, NOW),
  "a form": (kind) => loadPolicy(document()).value.form(kind),
  "a clock": (now) => checkReturn(document(), line(), request, now),
  "labels, a policy": (policy) => labels(policy, { locale: "en" }),
};
const OPTIONS = "locale messages timeZone here now lines form policy words fields id title url".split(" ");
for (const option of OPTIONS) {
  const told = { locale: "en", id: "x", now: NOW };
  Object.assign(LISTS, {
    [`describe, ${option}`]: (list) => describe(decided(), { ...told, [option]: list }),
    [`deadline, ${option}`]: (list) => deadline(decided().options[0], { ...told, [option]: list }),
    [`summary, ${option}`]: (list) => summary({ kind: "return", values: {} }, { ...told, [option]: list }),
    [`labels, ${option}`]: (list) => labels(loadPolicy(document()).value, { ...told, [option]: list }),
    [`toICalendar, ${option}`]: (list) => toICalendar(decided().options, { ...told, [option]: list }),
  });
}
/** Lists that say they are as long as they like; of one, anew each time it is asked. */
const ENDLESS = {
  "a list of a billion": () => new Proxy([], { get: (list, key) => (key === "length" ? 1e9 : list[key]) }),
  "a list that grows when it is looked at again": () => {
    let looks = 0;
    return new Proxy([], { get: (list, key) => (key === "length" ? (looks++ ? 1e9 : 1) : list[key]) });
  },
  "holes without end": () => sparse(2 ** 32 - 1),
};
for (const [where, tell] of Object.entries(LISTS)) {
  for (const [what, make] of Object.entries(ENDLESS)) {
    test(`${what}, in ${where}`, () => {
      try {
        tell(make());
      } catch (error) {
        assert.ok(error instanceof AftersalesError, error?.stack);
      }
    });
  }
}

test("what is inherited is not data", () => {
  const inherits = Object.create({ tags: ["x"], quantity: 0 });
  Object.assign(inherits, { events: line().events });
  const answer = checkReturn(document(), inherits, request, NOW);
  assert.equal(answer.value.returnableQuantity, null);
});

for (const name of [
  "remedy",
  "tags",
  "packs",
  "calendars",
  "unknownFields",
  "ok",
  "value",
  "text",
  "issues",
  "warnings",
  "toJSON",
]) {
  test(`a polluted Object.prototype.${name} changes nothing`, () => {
    let answer;
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      enumerable: true,
      writable: true,
      value: "polluted",
    });
    try {
      answer = plain();
    } finally {
      delete Object.prototype[name];
    }
    assert.equal(answer, before);
    assert.equal(plain(), before);
  });
}

test("a getter is read once", () => {
  let reads = 0;
  const asked = {
    ...line(),
    get tags() {
      reads += 1;
      return [];
    },
  };
  checkReturn(document(), asked, request, NOW);
  assert.equal(reads, 1);
});

test("a getter may ask the engine itself", () => {
  let inner;
  const answer = checkReturn(
    document(),
    {
      ...line(),
      get tags() {
        inner = plain();
        return [];
      },
    },
    request,
    NOW,
  );
  assert.equal(inner, before);
  assert.equal(answer.value.status, "eligible");
});

test("missing arguments are issues", () => {
  for (const answer of [
    loadPolicy(undefined),
    loadPolicy(null),
    loadPolicy("{}"),
    loadPolicy(7),
    checkReturn(undefined, line()),
    checkReturn(document(), undefined),
    checkReturn(document(), null),
    warrantyStatus(document()),
    validateComplaint(document()),
  ]) {
    assert.equal(answer.ok, false);
    assert.ok(
      answer.issues.length > 0
        && answer.issues.every((issue) => issue.code && typeof issue.pointer === "string" && issue.message),
    );
  }
});

test("openPolicy answers hostile documents and loaders", async () => {
  for (const make of [
    cycle,
    () => throwing("packs"),
    revoked,
    () => 7,
    () => null,
    () => undefined,
    () => ({ ...document(), packs: 1n }),
  ]) {
    const answer = await openPolicy(make(), { packs: async () => ({}), calendars: async () => ({}) });
    assert.equal(answer.ok, false);
    assert.ok(answer.issues.length > 0);
  }
  for (const packs of [
    async () => {
      throw new Error("offline");
    },
    () => {
      throw new Error("at once");
    },
    async () => null,
    async () => undefined,
  ]) {
    const answer = await openPolicy({ ...document(), packs: ["law"] }, { packs });
    assert.deepEqual(
      answer.issues.map(({ code, pointer }) => ({ code, pointer })),
      [{ code: "pack_not_loaded", pointer: "/packs/0" }],
    );
  }
  assert.equal(plain(), before);
});

test("clocks and instants that are none do not throw", () => {
  for (const now of [Number.NaN, "never", {}, [], true, Symbol("now"), 1n, new Date(Number.NaN), Number.MAX_VALUE]) {
    const answer = checkReturn(document(), line(), request, now);
    assert.equal(answer.ok, false, String(now));
    assert.equal(answer.issues[0].pointer, "/now");
  }
  assert.ok(AftersalesError.prototype instanceof Error);
  assert.equal(plain(), before);
});
