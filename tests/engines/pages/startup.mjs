// Why an engine does not start is told by what really went wrong.
import { shops } from "./data.mjs";

const {
  policy: { packs, calendar, ...policy },
  line,
} = shops.eu;
const WASM = "/pkg/wasm/aftersales_bg.wasm";
const bytes = async () => new Uint8Array(await (await fetch(WASM)).arrayBuffer());

/** @param {unknown} api @param {() => unknown} act */
async function outcome(api, act) {
  try {
    await act();
    return "started";
  } catch (error) {
    return error instanceof api.AftersalesError ? error.code : `untyped ${error}`;
  }
}

const verdict = (api) =>
  api.loadPolicy(policy).value.verdict(line, { reason: "defective" }, "2026-11-10T12:00:00Z").value.status;

const CASES = {
  /** Bytes that are damaged; sound ones start after that. */
  async damaged() {
    const api = await import("aftersales/slim");
    const good = await bytes();
    const flipped = good.slice();
    flipped.fill(0xff, 100, 2000);
    const found = {
      unasked: await outcome(api, () => api.loadPolicy(policy)),
      cut: await outcome(api, () => api.init(good.slice(0, good.length >> 1))),
      flipped: await outcome(api, () => api.init(flipped)),
      empty: await outcome(api, () => api.init(new Uint8Array())),
      text: await outcome(api, () => api.init(new TextEncoder().encode("<!doctype html>"))),
      missing: await outcome(api, () => api.init(fetch("/nowhere.wasm"))),
      sync: await outcome(api, () => api.initSync(flipped)),
      sound: await outcome(api, () => api.init(fetch(WASM))),
    };
    return { ...found, status: verdict(api) };
  },
  /** A sound module of somebody else. */
  async foreign() {
    const api = await import("aftersales/slim");
    const first = await outcome(api, async () => {
      await api.init(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      verdict(api);
    });
    return { first, sound: await outcome(api, () => api.init(fetch(WASM))), status: verdict(api) };
  },
  /** A page that forbids WebAssembly. */
  async forbidden() {
    const slim = await import("aftersales/slim");
    return {
      slim: await outcome(slim, async () => slim.init(await bytes())),
      slimSync: await outcome(slim, () => slim.initSync(new Uint8Array(8))),
    };
  },
  /** A browser without WebAssembly. */
  async absent() {
    delete globalThis.WebAssembly;
    const [api, slim] = await Promise.all([import("aftersales"), import("aftersales/slim")]);
    return {
      removed: !("WebAssembly" in globalThis),
      atOnce: await outcome(api, () => api.loadPolicy(policy)),
      slim: await outcome(slim, async () => slim.init(await bytes())),
      afterInit: await outcome(api, () => api.init()),
      status: verdict(api),
    };
  },
  /** The JavaScript itself needs nothing. */
  async script() {
    delete globalThis.WebAssembly;
    const api = await import("aftersales/js");
    return { status: verdict(api), init: await outcome(api, () => api.init()) };
  },
};

/** @param {{ name: keyof typeof CASES }} options */
export const run = ({ name }) => CASES[name]();
