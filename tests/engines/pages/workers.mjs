// The package in a worker of the page and in a service worker, each with WebAssembly allowed and forbidden.
import { pause } from "./page.mjs";

const SCRIPT = "/tests/engines/pages/worker.mjs";

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
  const register = () => navigator.serviceWorker.register(SCRIPT + query, { type: "module" });
  // Firefox gives it little time to be read, on a busy machine too little: what was read then is kept.
  const registration = await register().catch(register).catch(register);
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

export async function run() {
  return {
    page: await ofPage(""),
    pageStrict: await ofPage("?strict"),
    site: await ofSite(""),
    siteStrict: await ofSite("?strict"),
  };
}
