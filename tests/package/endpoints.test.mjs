// The endpoints of examples/endpoints, each on loopback: what a form sends is kept once and gets one receipt, and what is no
// submission is refused. The folder of the shop is looked into, since what is kept must not depend on what a key says.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const terms = { format: 1, id: "corner-shop", version: "1", timeZone: "Europe/Berlin", countries: ["DE"] };
const isReceipt = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(root + "pkg/receipt.schema.json", "utf8")),
);

/** A submission as the form of a withdrawal sends it. */
const statement = (key, values = {}) => ({
  format: 1,
  key,
  kind: "withdrawal",
  values: { name: "Zoë Müller", orderId: "A-1", email: "zoe@example.org", scope: "whole", ...values },
  declaredAt: "2026-11-28T10:59:30Z",
  standsOn: {
    policy: { id: "corner-shop", version: "1", digest: "a3c88761826bbc18" },
    packs: [],
    calendars: [],
    zoneData: "2026a",
    engine: "0.1.0",
    now: "2026-11-28T10:59:00Z",
  },
});
const without = (sent, name) => Object.fromEntries(Object.entries(sent).filter(([field]) => field !== name));

/** A port that nobody listens at. */
async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The endpoint in Rust, built with the other examples by the native tests; it is built here if they did not run. */
function rustBinary() {
  const binary = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/examples/endpoint");
  if (!existsSync(binary)) {
    execFileSync("cargo", ["build", "--example", "endpoint", "--features", "serde"], { cwd: root, stdio: "inherit" });
  }
  return binary;
}

/** Of each endpoint: how it is started in a folder, and what it keeps in files there. */
const ENDPOINTS = {
  node: {
    start(home) {
      mkdirSync(join(home, "node_modules"));
      symlinkSync(join(root, "pkg"), join(home, "node_modules/aftersales"), "dir");
      copyFileSync(root + "examples/endpoints/node.mjs", join(home, "node.mjs"));
      return [process.execPath, "node.mjs", "terms.json", "statements", "0"];
    },
    kept: (home) => files(join(home, "statements")),
  },
  php: {
    skip: spawnSync("php", ["-v"]).status !== 0 && "there is no php here: scripts/setup installs it",
    async start(home) {
      mkdirSync(join(home, "pages"));
      copyFileSync(root + "examples/endpoints/endpoint.php", join(home, "pages/index.php"));
      copyFileSync(root + "pkg/submission.schema.json", join(home, "pages/submission.schema.json"));
      return ["php", "-S", "127.0.0.1:" + (await freePort()), "-t", "pages"];
    },
    kept: (home) => files(join(home, "statements")),
  },
  rust: {
    start: () => [rustBinary(), "terms.json", "statements.sqlite", "0"],
  },
};

/** What is kept in a folder: names that say nothing of what was sent, and their content. */
function files(folder) {
  const kept = readdirSync(folder).filter((name) => name !== "turn");
  for (const name of kept) assert.match(name, /^[0-9a-f]{64}\.json$/);
  return kept.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
  describe(`the endpoint in ${name}`, { skip: endpoint.skip }, () => {
    const home = mkdtempSync(join(tmpdir(), "aftersales-endpoint-"));
    let server, base;

    before(async () => {
      writeFileSync(join(home, "terms.json"), JSON.stringify(terms));
      const [program, ...given] = await endpoint.start(home);
      // PHP's own server takes two requests at once by workers, which end with their group.
      const env = { ...process.env, PHP_CLI_SERVER_WORKERS: "4" };
      server = spawn(program, given, { cwd: home, env, detached: true });
      let said = "";
      base = await new Promise((found, failed) => {
        const hear = (text) => /(http:\/\/127\.0\.0\.1:\d+)/.test((said += text)) && found(RegExp.$1);
        server.stdout.on("data", hear);
        server.stderr.on("data", hear);
        server.on("error", failed);
        server.on("exit", () => failed(new Error(said)));
      });
    });
    after(() => {
      if (server?.pid) process.kill(-server.pid);
      rmSync(home, { recursive: true, force: true });
    });

    const send = async (body, type = "application/json", method = "POST", to = base) => {
      const content = method === "POST" && (typeof body === "string" ? body : JSON.stringify(body));
      const response = await fetch(new URL("/", to), {
        method,
        headers: { "Content-Type": type },
        body: content || undefined,
      });
      const text = await response.text();
      return { status: response.status, text, body: /^[[{]/.test(text) ? JSON.parse(text) : undefined };
    };

    test("a statement gets a receipt, and the same one each time that it comes", async () => {
      const sent = statement("k-once");
      const first = await send(sent);
      assert.equal(first.status, 201, first.text);
      assert.ok(isReceipt(first.body), JSON.stringify(isReceipt.errors));
      assert.equal(first.body.key, "k-once");
      assert.ok(Math.abs(Date.now() - Date.parse(first.body.receivedAt)) < 60_000, first.body.receivedAt);
      for (const type of ["application/json", "application/json; charset=utf-8"]) {
        const again = await send(sent, type);
        assert.deepEqual([again.status, again.body], [200, first.body]);
      }
      const other = await send(statement("k-other"));
      assert.notEqual(other.body.caseId, first.body.caseId);
      if (name === "rust") assert.deepEqual([first.body.caseId, other.body.caseId], ["W-1", "W-2"]);
    });

    test("another statement under a key that is known is refused", async () => {
      assert.equal((await send(statement("k-used"))).status, 201);
      assert.equal((await send(statement("k-used", { orderId: "A-2" }))).status, 409);
    });

    test("of twelve at once one is kept", async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => send(statement("k-many"))));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(11).fill(200), 201]);
      assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    });

    test("two servers on the same folder keep one of each", { skip: name !== "node" }, async () => {
      const other = spawn(process.execPath, ["node.mjs", "terms.json", "statements", "0"], { cwd: home });
      const [said] = await once(other.stdout, "data");
      const bases = [base, String(said).trim()];
      for (let number = 0; number < 40; number += 1) {
        const sent = statement("k-both-" + number);
        const answers = await Promise.all(bases.map((one) => send(sent, undefined, undefined, one)));
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 201], answers[0].text + answers[1].text);
        assert.equal(answers[0].text, answers[1].text);
      }
      const kept = endpoint.kept(home).filter(({ sent }) => sent.key.startsWith("k-both-"));
      assert.equal(kept.length, 40);
      other.kill();
    });

    test("what was cut off is not kept, and what lost its answer is found again", async () => {
      /** A connection on which the whole statement, or its beginning, is under way. */
      const begin = async (sent, bytes) => {
        const body = Buffer.from(JSON.stringify(sent));
        const head = [
          "POST / HTTP/1.1",
          "Host: shop",
          "Content-Type: application/json",
          "Content-Length: " + body.length,
        ];
        const socket = connect(Number(new URL(base).port), "127.0.0.1");
        const begun = Buffer.concat([Buffer.from(head.join("\r\n") + "\r\n\r\n"), body.subarray(0, bytes)]);
        await new Promise((written) => socket.write(begun, written));
        return socket;
      };
      (await begin(statement("k-cut"), 100)).destroy();
      assert.equal((await send(statement("k-cut"))).status, 201);

      const socket = await begin(statement("k-lost"));
      await new Promise((answered) => socket.once("data", answered));
      socket.destroy();
      assert.equal((await send(statement("k-lost"))).status, 200);
    });

    test("what is no submission is refused", async () => {
      const sent = statement("k-bad");
      const bodies = ["", "{", "[]", "7", "null", "\uFEFF", JSON.stringify(sent) + "}"];
      for (const field of Object.keys(sent)) bodies.push(without(sent, field));
      bodies.push({ ...sent, key: 7 }, { ...sent, key: "" }, { ...sent, kind: "gift" }, { ...sent, format: 2 });
      bodies.push({ ...sent, more: 1 }, { ...sent, standsOn: {} }, { ...sent, values: [] });
      for (const body of bodies) assert.equal((await send(body)).status, 400, JSON.stringify(body));
    });

    test("a form that is not filled in comes back with what is missing, and its key stays free", async () => {
      const refused = await send(statement("k-late", { email: "" }));
      assert.equal(refused.status, 422);
      assert.deepEqual(refused.body.errors, [{ field: "email", code: "required", params: {} }]);
      assert.equal((await send(statement("k-late"))).status, 201);
    });

    test("other methods, other types and too many bytes are refused", async () => {
      const read = await fetch(base + "/");
      assert.deepEqual([read.status, read.headers.get("allow")?.includes("POST")], [405, true]);
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonish"]) {
        assert.equal((await send(statement("k-type"), type)).status, 415, type);
      }
      const large = statement("k-large");
      large.values.note = "x".repeat(1_000_000);
      assert.equal((await send(large)).status, 413);
    });

    test("a key is no path and no code", async () => {
      const keys = [
        "../../k",
        "/etc/k",
        "k\u0000.php",
        "k'; DROP TABLE statements; --",
        "<?php exit;",
        "鍵",
        "k".repeat(200),
      ];
      for (const key of keys) {
        const first = await send(statement(key));
        assert.deepEqual([first.status, first.body?.key], [201, key]);
        assert.deepEqual((await send(statement(key))).body, first.body);
      }
    });

    // A database is not opened here: its receipts are numbered as its rows are.
    if (!endpoint.kept) return;
    test("what was sent is what is kept, each once", () => {
      const kept = endpoint.kept(home);
      const keys = kept.map(({ sent }) => sent.key);
      assert.equal(new Set(keys).size, keys.length);
      assert.deepEqual(kept.find(({ sent }) => sent.key === "k-many").sent, statement("k-many"));
      for (const key of ["k-bad", "k-type", "k-large"]) assert.ok(!keys.includes(key), key);
      assert.deepEqual(
        readdirSync(home).filter((file) => /^k|\.php$/.test(file)),
        [],
      );
    });
  });
}
