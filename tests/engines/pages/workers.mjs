// The package in a worker of the page and in a service worker, each with WebAssembly allowed and forbidden.
import { pause } from "./page.mjs";

const SCRIPT = "/tests/engines/pages/worker.mjs";
/** What nothing but a module can be. */
const PROBE = "/tests/engines/pages/module.mjs";

/** @param {(told: (event: MessageEvent) => void, failed: (why: unknown) => void) => void} begin */
const answered = (begin) =>
  Promise.race([
    new Promise((resolve, reject) => begin(({ data }) => resolve(data), reject)),
    pause(20_000).then(() => {
      throw new Error("the worker told nothing");
    }),
  ]);

async function ofPage(query) {
  const worker = new Worker(SCRIPT + query, { type: "module" });
  try {
    return await answered((told, failed) => {
      worker.onmessage = told;
      worker.onerror = (event) => failed(new Error("the worker: " + event.message));
      worker.postMessage("ask");
    });
  } finally {
    worker.terminate();
  }
}

async function ofSite(query) {
  const registration = await navigator.serviceWorker.register(SCRIPT + query, { type: "module" });
  try {
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker.state !== "activated") {
      await answered((told) =>
        worker.addEventListener("statechange", () => worker.state === "activated" && told({ data: true })),
      );
    }
    return await answered((told) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = told;
      worker.postMessage("ask", [port2]);
    });
  } finally {
    await registration.unregister();
  }
}

/** Whether a worker of a site may be a module here; not every Firefox lets it. */
async function mayBeModule() {
  const registration = await navigator.serviceWorker.register(PROBE, { type: "module" }).catch(() => undefined);
  await registration?.unregister();
  return registration !== undefined;
}

export async function run() {
  const isModule = await mayBeModule();
  return {
    isModule,
    page: await ofPage(""),
    pageStrict: await ofPage("?strict"),
    ...(isModule && { site: await ofSite(""), siteStrict: await ofSite("?strict") }),
  };
}
