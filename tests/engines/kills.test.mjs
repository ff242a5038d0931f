// Browsers of three engines are killed while a shopper types and while a form is sent, and come back: `AFTERSALES_KILLS` of each
// engine, one by default.
import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { openDesk, page } from "../browser/filing-desk.mjs";
import { engines, openAt, screen } from "./browsers.mjs";

const KILLS = Number(process.env.AFTERSALES_KILLS ?? 1);
/** What a browser may take until its page has told something, in milliseconds. */
const LONGEST = 120_000;
const SENTENCE = "The seam at the left shoulder came open on the first day, and again after I had mended it. ".repeat(
  2,
);

/** The shopper: what a hand would do, at the page that says what. What it did is told by addresses. */
const hand = `const [text, as] = [document.querySelector("[name=description]"), location.pathname.split("/").at(-1)];
const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));
const until = async (look) => { while (!look()) await pause(20); return look(); };
const tell = (...told) => fetch("/hand/told/" + told.map(encodeURIComponent).join("/"));
const enter = (name, value) => {
  const field = document.querySelector("[name=" + name + "]");
  if (value === true) field.checked = true; else field.value = value;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
};
await until(() => "ready" in document.documentElement.dataset);
if (as === "type") for (const letter of ${JSON.stringify(SENTENCE)}) {
  enter("description", text.value + letter);
  tell("typed", Date.now());
  await pause(30);
}
if (as === "look") { await Promise.race([until(() => text.value), pause(5000)]); tell("kept", text.value); }
if (as === "send") {
  const values = { name: "Li Wei", phone: "+86 138-0013-8000", category: "product_quality", reason: "defective", description: ${JSON.stringify(SENTENCE)}, consent: true };
  for (const [name, value] of Object.entries(values)) enter(name, value);
  document.querySelector("form button:not([type])").click();
  (await until(() => document.querySelector(".aftersales-panel .aftersales-main"))).click();
  await until(() => heard.some(([name, detail]) => name === "stage" && detail.stage === "sent"));
  tell("sending");
}
if (as === "wait") {
  const [, { receipt }] = await until(() => heard.find(([name]) => name === "receipt"));
  tell("received", receipt.caseId);
}`;

/** Pages that a hand works on, and what they told since it was last looked at. */
function handed() {
  const heard = new EventEmitter();
  let told = [];
  return {
    /** @param {import("node:http").IncomingMessage} request @returns {[string, string] | undefined} */
    pages({ url }) {
      const [, first, ...rest] = url.split("/");
      if (first !== "hand") return undefined;
      if (rest[0] === "script") return ["text/javascript", hand];
      if (rest[0] !== "told") return ["text/html", page("en") + '<script type="module" src="/hand/script"></script>'];
      const [kind, what] = rest.slice(1).map(decodeURIComponent);
      told.push([kind, what]);
      heard.emit(kind);
      return ["text/plain", ""];
    },
    forget: () => (told = []),
    all: (kind) => told.flatMap(([one, what]) => (one === kind ? [what] : [])),
    /** The first thing of a kind that is told. */
    async next(kind) {
      if (this.all(kind).length === 0) {
        await once(heard, kind, { signal: AbortSignal.timeout(LONGEST) }).catch((error) => {
          throw new Error(`no page told "${kind}", only ${JSON.stringify(told.slice(-3))}`, { cause: error });
        });
      }
      return this.all(kind)[0];
    },
  };
}

// All at once: a page that waits leaves the machine to the others.
describe("killed", { concurrency: engines.length }, () => engines.forEach(killed));

/** @param {typeof engines[number]} engine */
function killed(engine) {
  const skip = !engine.installed && `${engine.name} is not here: ${engine.missing.join(", ")}`;
  describe(`${engine.name}${engine.version ? " " + engine.version : ""}`, { skip, concurrency: 1 }, () => {
    /** @param {(open: (as: string, home: string) => Promise<any>, pages: ReturnType<typeof handed>, desk: any) => Promise<void>} use */
    async function at(use) {
      const pages = handed();
      const desk = await openDesk(pages.pages);
      const view = engine.hasWindow ? await screen() : undefined;
      const opened = new Set();
      const open = async (as, home) => {
        pages.forget();
        const path = join(desk.folder, home);
        await mkdir(path, { recursive: true });
        await engine.prepare?.(path);
        const env = { TZ: "Asia/Shanghai", LANG: "C.UTF-8", ...(view && { DISPLAY: view.display }) };
        const browser = await openAt(engine, `${desk.base}/hand/${as}`, env, path);
        opened.add(browser);
        return browser;
      };
      try {
        await use(open, pages, desk);
      } finally {
        for (const browser of opened) await browser.kill();
        await view?.end();
        await desk.close();
      }
    }

    test(`of ${KILLS} that are killed while the shopper types each loses less than a second of it`, (t) =>
      at(async (open, pages) => {
        let most = 0;
        for (let turn = 0; turn < KILLS; turn += 1) {
          const running = await open("type", "typing" + turn);
          await pages.next("typed");
          await wait(900 + ((turn * 370) % 3000));
          const killed = Date.now();
          await running.kill();
          const times = pages.all("typed").map(Number);
          const again = await open("look", "typing" + turn);
          const kept = await pages.next("kept");
          await again.kill();
          assert.ok(kept.length > 0 && SENTENCE.startsWith(kept), kept);
          if (kept.length < times.length) most = Math.max(most, (killed - times[kept.length]) / 1000);
        }
        t.diagnostic(`at most ${most.toFixed(2)} s of text lost`);
        assert.ok(most < 1);
      }));

    test(`of ${KILLS} that are killed while they send each has sent once when it comes back`, (t) =>
      at(async (open, pages, desk) => {
        for (let turn = 0; turn < KILLS; turn += 1) {
          // Some are killed before the shop has it, some before it has answered.
          desk.faults = [
            async ({ incoming, outgoing, body, forward }) => {
              if (turn % 2) await forward(incoming, body);
              await wait(1500);
              outgoing.destroy();
            },
          ];
          desk.attempts = [];
          const running = await open("send", "sending" + turn);
          await pages.next("sending");
          await wait((turn * 60) % 1500);
          await running.kill();
          desk.faults = [];
          const again = await open("wait", "sending" + turn);
          await pages.next("received");
          await again.kill();
          const sent = new Set(desk.attempts.map(({ body }) => body.toString()));
          assert.equal(sent.size, 1, "the same submission, key and all");
        }
        t.diagnostic(`${desk.rows()} rows in the shop's books`);
        assert.equal(desk.rows(), KILLS);
      }));
  });
}
