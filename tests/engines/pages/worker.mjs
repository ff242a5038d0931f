// A worker, of a page or of a site: it answers from a policy on each engine.
import init, { AftersalesError, loadPolicy } from "/pkg/dist/index.js";
import { loadPolicy as loadInScript } from "/pkg/dist/js.js";

const policy = {
  format: 1,
  id: "t",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [{ id: "r", grants: ["refund"], window: { length: "P14D" } }],
};
const line = { quantity: 1, events: { delivered: "2026-03-02T10:15:00+01:00" } };

/** @param {typeof loadPolicy} load */
function verdict(load) {
  const { value } = load(policy);
  const { status, lastDay } = value.verdict(line, undefined, "2026-03-16T22:59:59Z").value;
  value.free();
  return `${status} ${lastDay}`;
}

const named = (error) => (error instanceof AftersalesError ? error.code : `untyped ${error}`);

/** The verdict, or how it was refused. @param {() => unknown} ask */
async function tried(ask) {
  try {
    return await ask();
  } catch (error) {
    return named(error);
  }
}

async function answer() {
  return {
    atOnce: await tried(() => verdict(loadPolicy)),
    afterInit: await tried(() => init().then(() => verdict(loadPolicy))),
    script: await tried(() => verdict(loadInScript)),
  };
}

addEventListener("message", async (event) => {
  const to = event.ports[0] ?? globalThis;
  to.postMessage(await answer());
});
