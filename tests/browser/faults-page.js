// What runs in the page of the counted faults: it files forms, reads cases and writes to them as a shopper does, and notes
// what the page said after each fault.
/** @type {Record<string, any>} */
const world = (globalThis.world = { order: undefined, broken: "", elements: undefined });

/** The waits between attempts, the pause after typing and a browser that never answers, shortened so that many faults fit in. */
const SHORT = new Map([
  [400, 10],
  [2000, 4],
  [8000, 16],
  [30_000, 60],
  [120_000, 240],
  [300_000, 600],
]);
const wait = globalThis.setTimeout.bind(globalThis);
const isMute = () => world.broken.endsWith("never answers");
globalThis.setTimeout = (act, time, ...given) =>
  wait(act, time === 3000 && isMute() ? 100 : (SHORT.get(time) ?? time), ...given);
/** How long the page may take to say anything, on a machine that does other things too. */
const LONGEST = 60_000;

/** @template T @param {() => T} look @param {string} what @returns {Promise<T>} */
async function until(look, what) {
  const begun = performance.now();
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() - begun > LONGEST) throw new Error("never: " + what);
    await new Promise((over) => wait(over, 5));
  }
}

/** How often the page asked for something, by the trial that it was for. @type {Record<string, number>} */
const asked = {};
const { fetch: fetchThere } = globalThis;
globalThis.fetch = (address, sent) => {
  const trial = new URL(address, location.href).searchParams.get("trial");
  if (trial) asked[trial] = (asked[trial] ?? 0) + 1;
  return fetchThere(address, sent);
};

// ---- storage and clocks that fail --------------------------------------------------------------------------

const { open } = IDBFactory.prototype;
const { put, get, getAll } = IDBObjectStore.prototype;
const { transaction } = IDBDatabase.prototype;
const { setItem } = Storage.prototype;
const RealDate = Date;
const { now } = Date;

const full = () => {
  throw new DOMException("full", "QuotaExceededError");
};
/** What is broken, by its name. */
const BREAK = {
  "the database never answers": () => (IDBFactory.prototype.open = () => ({})),
  "a transaction never answers": () => {
    const store = { put: () => ({}), get: () => ({}), getAll: () => ({}), delete: () => ({}) };
    IDBDatabase.prototype.transaction = () => ({ objectStore: () => store });
  },
  "writing exceeds the quota": () => (IDBObjectStore.prototype.put = full),
  "the quota is exceeded when the writing ends": () => {
    IDBObjectStore.prototype.put = function putted(...given) {
      const asked = put.apply(this, given);
      asked.addEventListener("success", () => this.transaction.abort());
      return asked;
    };
  },
  "reading fails": () => (IDBObjectStore.prototype.get = IDBObjectStore.prototype.getAll = full),
  "a newer version wrote the database": () => {
    IDBFactory.prototype.open = function opened(name) {
      return open.call(this, name + "-newer", 1);
    };
  },
  "what is stored for the window throws": () => (Storage.prototype.setItem = full),
};
const DAY = 86_400_000;
const jump = (milliseconds) => {
  Date.now = () => now() + milliseconds;
  globalThis.Date = new Proxy(RealDate, {
    construct: (_, given) => (given.length === 0 ? new RealDate(Date.now()) : new RealDate(...given)),
  });
};
/** How the clock is wrong, from when the shopper has written. */
const CLOCK = {
  "the clock jumps a day ahead": () => jump(DAY),
  "the clock jumps a day back": () => jump(-DAY),
  "the clock jumps ten years ahead": () => jump(3652 * DAY),
  "the clock jumps ten years back": () => jump(-3652 * DAY),
  "the clock stands still": () => {
    const stood = now();
    Date.now = () => stood;
  },
};
Object.assign(world, { storage: Object.keys(BREAK), clocks: Object.keys(CLOCK) });

/** Breaks what the next trials need of the browser, or makes it whole again. */
world.break = async (name) => {
  if (name === "a newer version wrote the database") {
    await new Promise((done) => {
      const asked = indexedDB.open("aftersales-newer", 2);
      asked.onsuccess = () => done(asked.result.close());
    });
  }
  Object.assign(IDBFactory.prototype, { open });
  Object.assign(IDBObjectStore.prototype, { put, get, getAll });
  Object.assign(IDBDatabase.prototype, { transaction });
  Object.assign(Storage.prototype, { setItem });
  Object.assign(globalThis, { Date: RealDate });
  RealDate.now = now;
  world.broken = name;
  BREAK[name]?.();
};

// ---- what a shopper does -----------------------------------------------------------------------------------

const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="),
  (sign) => sign.charCodeAt(0),
);
const FALLBACK = "Write to us, and name your order.";

/** An element in a lane of its own, which notes when it shows what the server wrote. @param {string} tag */
function placed(tag, { lane, id, step }, said) {
  const element = document.createElement(tag);
  element.append(Object.assign(document.createElement("p"), { textContent: FALLBACK }));
  const asked = (path, own) => path + (step === own ? "?trial=" + id : "");
  element.setAttribute("policy", asked("/pkg/policies/mother-and-baby.json", "terms"));
  element.setAttribute("server-time", world.order.now);
  const { policy: _policy, names: _names, request: _request, ...line } = world.order.lines[lane];
  Object.assign(element, { line, order: { id: world.order.id, lines: [{ id: line.id }] } });
  element.addEventListener("aftersales-issues", () => {
    if (element.innerText.includes(FALLBACK)) said.push(FALLBACK);
    // The shopper loads the page again.
    wait(() => element.refresh());
  });
  return element;
}

/** @param {Element} field @param {string} value */
function type(field, value) {
  Object.assign(field, { value });
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}

/** Writes a complaint. */
async function write(element, { text, withFile }) {
  const field = (name) => element.querySelector(`[name=${name}]`);
  await until(() => field("description")?.isConnected && element.querySelector("form > button"), "a form");
  for (const [name, value] of [
    ["name", "李 薇"],
    ["phone", "+86 138-0013-8000"],
    ["orderId", world.order.id],
    ["category", "product_quality"],
    ["reason", "defective"],
    ["description", text],
  ]) {
    if (field(name)) type(field(name), value);
  }
  if (withFile) {
    const chosen = new DataTransfer();
    chosen.items.add(new File([PNG], "seam.png", { type: "image/png" }));
    field("attachments").files = chosen.files;
    field("attachments").dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => /seam\.png/.test(element.innerText) || field("attachments").files.length, "a file");
  }
  field("consent").checked = true;
  field("consent").dispatchEvent(new Event("change", { bubbles: true }));
}

/** Files a complaint, and gives what the page said on the way and which case it came to. */
world.file = async (trial) => {
  const { id, lane, step, leaves, clock } = trial;
  const said = [];
  const place = document.getElementById("lane-" + lane);
  let receipt;
  let hasLeft = false;
  const put = () => {
    const element = placed("aftersales-complaint", trial, said);
    element.setAttribute("action", "/api/submissions?trial=" + id);
    element.addEventListener("aftersales-receipt", ({ detail }) => (receipt = detail.receipt));
    element.addEventListener("aftersales-stage", ({ detail: { stage } }) => {
      const way = element.querySelector(".aftersales-way");
      const words = way?.innerText ?? "";
      if (stage === "queued" && words.includes("No answer yet.")) {
        said.push(words);
        // The shopper closes the page, and opens it again.
        if (leaves && !hasLeft) {
          hasLeft = true;
          wait(put);
        }
      }
      if (stage === "stopped" && words.includes("Your complaint was not sent")) {
        said.push(words);
        wait(() => [...way.querySelectorAll("button")].find((one) => one.textContent === "Try again").click());
      }
    });
    place.replaceChildren(element);
    return element;
  };
  try {
    const element = put();
    await write(element, { text: trial.text, withFile: step === "upload" });
    CLOCK[clock]?.();
    const draft = element.querySelector(".aftersales-draft");
    if (world.broken) await until(() => draft.textContent, "a word on the draft");
    const kept = draft.textContent;
    element.querySelector("form").requestSubmit();
    const confirm = () => element.querySelector(".aftersales-panel .aftersales-main");
    const wrong = () => element.querySelector(".aftersales-summary")?.innerText;
    await until(() => confirm() || wrong(), "a check before sending");
    if (wrong()) return { said, asked: asked[id], wrong: wrong() };
    confirm().click();
    await until(() => receipt, "a receipt");
    await until(() => place.innerText.includes(receipt.number), "a receipt that is shown");
    return { said, asked: asked[id], kept, caseId: receipt.caseId, key: receipt.key };
  } catch (error) {
    return { said, asked: asked[id], wrong: `${error.message}; the page says: ${place.innerText.slice(0, 300)}` };
  } finally {
    place.replaceChildren();
  }
};

/** Reads a case, and writes to the shop about it. */
world.write = async (trial) => {
  const { id, lane, step, caseId, right, text } = trial;
  const said = [];
  const place = document.getElementById("lane-" + lane);
  const element = placed("aftersales-case", trial, said);
  element.setAttribute("record", `/api/cases/${caseId}${step === "reading" ? "?trial=" + id : ""}`);
  element.setAttribute("action", `/api/cases/${caseId}/answers?trial=${id}`);
  element.addEventListener("aftersales-case-send", ({ detail: { sent } }) => (sent.right = right));
  place.replaceChildren(element);
  const part = (name) => element.shadowRoot?.querySelector(`[part~=${name}]`);
  try {
    const more = await until(() => part("more-information_given"), "a case");
    more.open = true;
    type(more.querySelector("textarea"), text);
    for (;;) {
      const form = part("more-information_given").querySelector("form");
      if (form.querySelector("textarea").value !== text) throw new Error("what was written is gone");
      form.requestSubmit();
      const word = () => form.querySelector(".wrong").textContent;
      await until(() => part("told") || (word() && !form.querySelector("button").disabled), "a word on what was sent");
      if (part("told")) break;
      said.push(word());
      await new Promise((over) => wait(over, 10));
    }
    if (!element.shadowRoot.textContent.includes(text)) throw new Error("what was sent is not shown");
    return { said, asked: asked[id], caseId };
  } catch (error) {
    return {
      said,
      asked: asked[id],
      wrong: `${error.message}; the page says: ${part("card")?.innerText.slice(0, 300)}`,
    };
  } finally {
    place.replaceChildren();
  }
};

world.order = await (await fetch("/orders/order.json")).json();
await import("/pkg/dist/elements/define.js");
document.documentElement.dataset.ready = "";
