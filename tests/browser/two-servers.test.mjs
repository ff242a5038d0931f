// Two servers of the shop on the same books: what is sent to either, to both, and to both at once is kept once, and no event of
// a case is lost. `AFTERSALES_SENT` in each test; forty by default.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ORDER, shop as open } from "./support.mjs";

const SENT = Number(process.env.AFTERSALES_SENT ?? 40);
/** How many are on their way at a time. */
const AT_ONCE = 8;

let folder;
let shops;
before(
  async () => {
    folder = await mkdtemp(join(tmpdir(), "aftersales-two-"));
    shops = await both("books.sqlite");
  },
  { timeout: 600_000 },
);
after(async () => {
  for (const shop of shops ?? []) await shop.close();
  await rm(folder, { recursive: true });
});

/** Two servers that are started at once. @param {string} name Their books. */
const both = (name) => {
  const database = join(folder, name);
  // The clock of the second is five minutes behind.
  return Promise.all([open(ORDER.now, database), open("2026-11-22T09:55:00+08:00", database)]);
};

const post = async (address, body, headers = {}) => {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, told: await answer.json() };
};
/** Something that the staff writes into a case at one of the servers. */
const write = ({ base, token }, id, entry, headers = {}) =>
  post(`${base}/api/cases/${id}/events`, entry, { authorization: "Bearer " + token, ...headers });

/** Does something for every number, some at a time. @param {(number: number) => Promise<void>} act */
async function each(act) {
  const waiting = Array.from({ length: SENT }, (_, number) => number);
  const work = async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) await act(number);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const select = (query) => {
  const read =
    "import json, sqlite3, sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))";
  return JSON.parse(execFileSync("python3", ["-c", read, join(folder, "books.sqlite"), query], { maxBuffer: 1e9 }));
};

/** How many of what was sent are missing, and how many are there more than once. */
function compare(what, sent, found) {
  const times = (one) => found.filter((other) => other === one).length;
  const lost = sent.filter((one) => times(one) === 0).length;
  const twice = sent.filter((one) => times(one) > 1).length;
  console.log(
    `rows: two-servers/${what.replaceAll(" ", "-")} agreed=${sent.length - lost - twice} differ=${lost + twice} skipped=0`,
  );
  console.log(`two servers: ${sent.length} ${what}, lost=${lost} twice=${twice}`);
  assert.deepEqual([lost, twice], [0, 0]);
}

const complaint = (description) => ({
  product: "Folding stroller",
  category: "delivery",
  reason: "damaged_in_transit",
  description,
  consent: true,
});
const filed = (description = "A wheel was broken in the box.") =>
  shops[0].file("complaint", "stroller", complaint(description));
const logOf = async (id) => (await (await fetch(`${shops[1].base}/api/cases/${id}`)).json()).log;

test("new books are opened by both at once", async () => {
  for (const round of [1, 2, 3]) {
    for (const shop of await both(`new-${round}.sqlite`)) {
      assert.ok((await shop.file("complaint", "stroller", complaint("The brake squeaks loudly."))).caseId);
      await shop.close();
    }
  }
});

test("a submission that is sent to both at once is kept once, and the chain stays whole", async () => {
  const { policy } = ORDER.lines.find(({ id }) => id === "stroller");
  const { told } = await post(shops[0].base + "/api/decide", { policy, line: {}, now: ORDER.now });
  const keys = Array.from({ length: SENT }, () => crypto.randomUUID());
  await each(async (number) => {
    const key = keys[number];
    const body = {
      ...{ format: 1, key, kind: "complaint", declaredAt: ORDER.now, standsOn: told.value.standsOn },
      values: { name: "李明", email: "li@example.com", orderId: ORDER.id, ...complaint(`Wheel ${number} was broken.`) },
      order: { id: ORDER.id, lines: [{ id: "stroller" }] },
    };
    const send = ({ base }) => post(base + "/api/submissions", body, { "idempotency-key": key });
    const [one, other] = await Promise.all(shops.map(send));
    assert.deepEqual([one.status, other.status].sort(), [200, 201], JSON.stringify([one, other]));
    assert.deepEqual(one.told, other.told, "one receipt");
  });
  compare("submissions", keys, select("SELECT key FROM submissions").flat());
  const digest = (text) => createHash("sha256").update(text).digest("hex");
  let last = "0".repeat(64);
  for (const [line] of select("SELECT line FROM chain ORDER BY place")) {
    assert.equal(JSON.parse(line).previous, last);
    last = digest(line);
  }
});

test("events that both write into one case at once are all in its log, in the order in which they were written", async () => {
  const { caseId } = await filed();
  const notes = Array.from({ length: SENT }, (_, number) => "call " + number);
  await each(async (number) => {
    const { status, told } = await write(shops[number % 2], caseId, { event: "contact", note: notes[number] });
    assert.equal(status, 200, JSON.stringify(told));
  });
  const log = await logOf(caseId);
  compare(
    "events",
    notes,
    log.map(({ note }) => note),
  );
  const times = log.map(({ at }) => at);
  assert.ok(
    times.every((at, place) => place === 0 || at > times[place - 1]),
    "each is later than the one before",
  );
});

test("an event that is sent to both with one key is written once", async () => {
  const { caseId } = await filed();
  const notes = Array.from({ length: SENT }, (_, number) => "call " + number);
  await each(async (number) => {
    const headers = { "idempotency-key": crypto.randomUUID() };
    const send = (shop) => write(shop, caseId, { event: "contact", note: notes[number] }, headers);
    const [one, other] = await Promise.all(shops.map(send));
    assert.deepEqual([one.status, other.status].sort(), [200, 201]);
  });
  compare(
    "events with a key",
    notes,
    (await logOf(caseId)).map(({ note }) => note),
  );
});

test("what stands on an older log is refused, and is written when it is tried again", async () => {
  const { caseId } = await filed();
  const notes = Array.from({ length: SENT }, (_, number) => "call " + number);
  let conflicts = 0;
  await each(async (number) => {
    for (;;) {
      const seen = (await logOf(caseId))?.length ?? 0;
      const { status, told } = await write(shops[number % 2], caseId, {
        event: "contact",
        note: notes[number],
        after: seen,
      });
      if (status === 200) return assert.equal(told.log.length, seen + 1, "nothing came between");
      assert.deepEqual([status, told.issues[0].code], [409, "conflict"]);
      conflicts += 1;
    }
  });
  assert.ok(conflicts > 0, "they were in each other's way");
  compare(
    "events on a known log",
    notes,
    (await logOf(caseId)).map(({ note }) => note),
  );
});

test("a shopper accepts the proposal that was shown, and no other", async () => {
  const { caseId, right } = await filed();
  const propose = (shop, decimal) =>
    write(shop, caseId, {
      event: "proposal",
      until: "2026-11-30",
      remedy: "refund",
      amount: { decimal, currency: "CNY" },
    });
  const accept = async (shop, to) => {
    const key = crypto.randomUUID();
    const body = { key, event: "agreement", to, right };
    return post(`${shop.base}/api/cases/${caseId}/answers`, body, { "idempotency-key": key });
  };
  const seen = (await propose(shops[0], "89.00")).told.progress.wanted.entry;
  assert.equal(seen, 0);
  assert.equal((await propose(shops[1], "9.00")).status, 200);
  const { status, told } = await accept(shops[0], seen);
  assert.deepEqual([status, told.issues[0].code], [409, "conflict"]);
  assert.equal((await accept(shops[1], 1)).told.state, "agreed");
});
