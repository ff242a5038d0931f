// Runs pages in the browsers that Debian has, without a driver: a browser is started once with the first address, and
// each page sends it on to the next. Nothing but this machine is reachable for it.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { ORDER, shop } from "../browser/support.mjs";
import { serve } from "./server.mjs";

/** A port that nobody listens on: what is not meant for this machine goes there. */
const NOWHERE = "127.0.0.1:9";
/** What a browser may take to start, in milliseconds. */
const START = 30_000;
/** What a browser may take at all, in seconds; more where there is time for it. */
const LONGEST = process.env.AFTERSALES_SOAK ? 7200 : 900;

/** Nothing is looked up, reported, updated or shown first, and the page may take as long as the test gives it. */
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.sessionstore.resume_from_crash": false,
  "toolkit.startup.max_resumed_crashes": -1,
  "browser.topsites.contile.enabled": false,
  "browser.newtabpage.enabled": false,
  "captivedetect.canonicalURL": "",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.healthreport.uploadEnabled": false,
  "toolkit.telemetry.enabled": false,
  "toolkit.telemetry.unified": false,
  "toolkit.telemetry.server": "",
  "extensions.update.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "media.gmp-manager.url": "",
  "dom.push.connection.enabled": false,
  "geo.provider.network.url": "",
  "dom.max_script_run_time": 0,
  "termsofuse.bypassNotification": true,
  "network.dns.forceResolve": "127.0.0.1",
  "network.dns.disablePrefetch": true,
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
};

/** A file of a library of Debian, for whichever machine. @param {string} name */
function libraries(name) {
  const folders = readdirSync("/usr/lib").filter((folder) => folder.endsWith("-linux-gnu"));
  return folders.map((folder) => `/usr/lib/${folder}/${name}`).find((path) => existsSync(path)) ?? name;
}

const KINDS = [
  {
    name: "Chromium",
    path: "/usr/bin/chromium",
    args: (address, home) => [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-default-apps",
      "--disable-extensions",
      "--disable-breakpad",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      "--user-data-dir=" + home,
      address,
    ],
  },
  {
    name: "Firefox",
    path: "/usr/bin/firefox-esr",
    args: (address, home) => ["--headless", "--no-remote", "--profile", home, address],
    prepare: (home) =>
      writeFile(
        join(home, "user.js"),
        Object.entries(PREFERENCES)
          .map((pair) => `user_pref(${pair.map((part) => JSON.stringify(part)).join(", ")});\n`)
          .join(""),
      ),
    // The last one lets it take the address of its settings from the profile.
    env: { MOZ_CRASHREPORTER_DISABLE: "1", MOZ_DATA_REPORTING: "0", MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
  },
  {
    name: "WebKit",
    path: libraries("webkit2gtk-4.1/MiniBrowser"),
    needs: ["/usr/bin/Xvfb"],
    // It tells its own only on a screen.
    version: ["/usr/bin/dpkg-query", "-W", "-f", "${Version}", "libwebkit2gtk-4.1-0"],
    args: (address) => ["--proxy=http://" + NOWHERE, "--ignore-host=127.0.0.1", address],
    hasWindow: true,
    // The sandbox refuses to run as root; the pages are our own.
    env: {
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
      GDK_BACKEND: "x11",
    },
  },
];

/** @param {typeof KINDS[number]} kind */
async function versionOf({ path, version: [command, ...args] = [path, "--version"] }) {
  const { stdout } = await promisify(execFile)(command, args, { timeout: START, encoding: "utf8" }).catch(() => ({
    stdout: "",
  }));
  return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? "unknown";
}

/** The browsers: which there are, and of which version. */
export const engines = await Promise.all(
  KINDS.map(async (kind) => {
    const missing = [kind.path, ...(kind.needs ?? [])].filter((path) => !existsSync(path));
    return {
      ...kind,
      missing,
      installed: missing.length === 0,
      version: missing.length > 0 ? undefined : await versionOf(kind),
    };
  }),
);

/** What was started here and has not ended. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** @param {import("node:child_process").ChildProcess} child @param {NodeJS.Signals} signal */
function signalAll(child, signal) {
  try {
    // It leads a group, so that the processes it started end too.
    process.kill(-(/** @type {number} */ (child.pid)), signal);
  } catch {
    // It has ended.
  }
}
process.on("exit", () => running.forEach((child) => signalAll(child, "SIGKILL")));
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, () => process.exit(1));

/** @param {string} path @param {string[]} args @param {import("node:child_process").SpawnOptions} options */
function begin(path, args, options) {
  // Also where this process is killed and cannot end it.
  const child = spawn("timeout", ["--kill-after=5", String(LONGEST), path, ...args], { ...options, detached: true });
  running.add(child);
  const gone = new Promise((ended) => {
    child.once("exit", (code, signal) => ended(`it ended with ${code ?? signal}`));
    child.once("error", (error) => ended(String(error)));
  });
  const end = async () => {
    signalAll(child, "SIGTERM");
    await Promise.race([gone, wait(3000, undefined, { ref: false })]);
    signalAll(child, "SIGKILL");
    await gone;
    running.delete(child);
  };
  const kill = async () => {
    signalAll(child, "SIGKILL");
    await gone;
    running.delete(child);
  };
  return { child, gone, end, kill };
}

/** A screen of our own, which tells its number once it is there. */
export async function screen() {
  const server = begin("/usr/bin/Xvfb", ["-displayfd", "3", "-nolisten", "tcp", "-screen", "0", "1280x1024x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const output = /** @type {import("node:stream").Readable} */ (server.child.stdio[3]);
  const told = await Promise.race([
    once(output, "data"),
    server.gone.then((why) => {
      throw new Error("Xvfb: " + why);
    }),
    wait(START, undefined, { ref: false }),
  ]);
  if (!told) throw new Error("Xvfb told no display");
  return { ...server, display: ":" + String(told[0]).trim() };
}

/**
 * Opens an address, in a home of its own that goes with it.
 * @param {typeof engines[number]} engine
 * @param {string} address
 * @param {Record<string, string>} env
 */
async function open(engine, address, env) {
  const home = await mkdtemp(join(tmpdir(), "aftersales-engine-"));
  const browser = await openAt(engine, address, env, home);
  const end = async () => {
    await browser.end();
    // A part of it may still write while it ends.
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { gone: browser.gone, end };
}

/**
 * Opens an address in a home that stays.
 * @param {typeof engines[number]} engine
 * @param {string} address
 * @param {Record<string, string>} env
 * @param {string} home
 */
export async function openAt(engine, address, env, home) {
  await engine.prepare?.(home);
  const own = { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home };
  // What it says on the way is about its own parts; only with DEBUG it is of use.
  const stdio = process.env.DEBUG ? "inherit" : "ignore";
  return begin(engine.path, engine.args(address, home), {
    env: { ...process.env, ...own, ...engine.env, ...env },
    stdio,
  });
}

/**
 * Runs pages one after the other. A page that tells nothing in time has failed, and the next one has a browser of its own.
 * @param {typeof engines[number]} engine
 * @param {import("./server.mjs").Page[]} pages
 * @param {{ timeout?: number, zone?: string }} [options]
 * @returns {Promise<{ name: string, took: number, failed?: string, value?: any, seen?: any }[]>}
 */
export async function run(engine, pages, { timeout = 60_000, zone = "Asia/Dubai" } = {}) {
  const desk = await shop(ORDER.now);
  const server = await serve(pages, desk);
  const results = [];
  let view;
  let browser;
  try {
    view = engine.hasWindow ? await screen() : undefined;
    const env = { TZ: zone, LANG: "C.UTF-8", ...(view && { DISPLAY: view.display }) };
    for (const [place, { name, limit = timeout }] of pages.entries()) {
      const began = performance.now();
      const report = server.report(place);
      const over = new AbortController();
      const patience = wait(
        limit + (browser ? 0 : START),
        { failed: "it told nothing in time" },
        { signal: over.signal },
      ).catch(() => {});
      browser ??= await open(engine, server.address(place), env);
      const found = await Promise.race([
        report,
        patience,
        browser.gone.then((why) => ({ failed: "the browser: " + why })),
      ]);
      over.abort();
      results.push({ name, took: Math.round(performance.now() - began), ...found });
      if (found.failed && !found.told) {
        await browser.end();
        browser = undefined;
      }
    }
  } finally {
    await browser?.end();
    await view?.end();
    server.close();
    await desk.close();
  }
  return results;
}
