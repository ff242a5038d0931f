// One consumer: its folder is laid and filled, and each of its rows is tried.
import { spawn } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspectPage, serve } from "./browser.mjs";
import { line, terms } from "./shared/data.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const patience = 300_000;
/** Nothing reports home, and nothing asks questions. */
const QUIET = {
  CI: "1",
  DO_NOT_TRACK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NUXT_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  DENO_NO_UPDATE_CHECK: "1",
  NO_COLOR: "1",
};
/** What stays when a folder is laid anew. */
const KEPT = ["node_modules", "package-lock.json"];

/** Lays a consumer's files into a folder, with those that all share. */
export async function lay({ name, files = "public" }, folder) {
  await mkdir(folder, { recursive: true });
  for (const old of await readdir(folder)) if (!KEPT.includes(old)) await rm(join(folder, old), { recursive: true });
  await cp(join(here, "shared"), folder, { recursive: true });
  await cp(join(here, name), folder, { recursive: true });
  // Written once as a module; CommonJS has no other way to it on every host.
  const questions = await readFile(join(folder, "questions.mjs"), "utf8");
  await writeFile(
    join(folder, "questions.cjs"),
    questions.replace("export function wrong", "exports.wrong = wrong;\nfunction wrong"),
  );
  await mkdir(join(folder, files), { recursive: true });
  await writeFile(join(folder, files, "terms.json"), JSON.stringify(terms));
  await writeFile(join(folder, files, "line.json"), JSON.stringify(line));
}

/** Packs pkg/ into a folder, and says where the tarball is. */
export async function pack(folder) {
  await mkdir(folder, { recursive: true });
  const said = await command(`npm pack --silent --pack-destination "${folder}"`, { folder: join(here, "../../pkg") });
  return join(folder, said.trim().split("\n").at(-1));
}

/** Installs what a consumer needs, and the tarball anew. */
export async function install(folder, tarball) {
  await rm(join(folder, "node_modules/aftersales"), { recursive: true, force: true });
  await cp(tarball, join(folder, "aftersales.tgz"));
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  manifest.dependencies = { ...manifest.dependencies, aftersales: "file:./aftersales.tgz" };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  await command(
    "npm install ./aftersales.tgz --no-save --no-package-lock --ignore-scripts --prefer-offline --no-audit --no-fund",
    { folder },
  );
}

/** The version that a folder has of a package. */
export async function version(folder, name) {
  return JSON.parse(await readFile(join(folder, "node_modules", name, "package.json"), "utf8")).version.replace(
    /^v/,
    "",
  );
}

/** Starts a command in a group of its own, so that all that it starts can be ended with it. */
function start(line, { folder, paths = [], env = {} }) {
  const path = [...paths, join(folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const child = spawn("sh", ["-c", line], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...QUIET, ...env, PATH: path },
  });
  const running = { text: "", code: undefined, ended: undefined };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (running.text += bytes));
  running.ended = new Promise((done) => child.on("close", (code) => done((running.code = code ?? 1))));
  running.end = async () => {
    for (const signal of ["SIGTERM", "SIGKILL"]) {
      try {
        process.kill(-child.pid, signal);
      } catch {
        return;
      }
      await Promise.race([running.ended, new Promise((later) => setTimeout(later, 3000))]);
    }
  };
  return running;
}

/** Runs a command to its end; what it printed is its error if it fails. */
export async function command(line, options) {
  const running = start(line, options);
  const alarm = setTimeout(() => {
    running.text += "\nended: it took too long";
    running.end();
  }, patience);
  const code = await running.ended;
  clearTimeout(alarm);
  if (code !== 0) throw new Error(`${line}\n${running.text}`);
  return running.text;
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts a server, waits until it answers, and says where. */
export async function startServer(line, options) {
  const port = await freePort();
  const running = start(line, { ...options, env: { PORT: String(port) } });
  const base = `http://127.0.0.1:${port}`;
  for (
    const end = Date.now() + 60_000;
    Date.now() < end && running.code === undefined;
    await new Promise((later) => setTimeout(later, 200))
  ) {
    if (
      await fetch(base).then(
        () => true,
        () => false,
      )
    ) {
      return { base, close: running.end, said: () => running.text };
    }
  }
  await running.end();
  throw new Error(`${line}\n${running.text}`);
}

async function ask(url) {
  const response = await fetch(url);
  const text = await response.text();
  return text === "ok" ? [] : [`${new URL(url).pathname}: ${response.status} ${text.slice(0, 2000)}`];
}

/** Tries one row of a consumer: what is wrong, none if it works. */
export async function attempt(row, { folder, paths: tools, browser }) {
  let server;
  try {
    if (row.script) {
      const html = await readFile(join(here, "shared/index.html"), "utf8");
      await writeFile(
        join(folder, "index.html"),
        html.replace(/<script.*<\/script>/, () => row.script),
      );
    }
    for (const line of row.run ?? []) await command(line, { folder, paths: tools });
    if (row.start) server = await startServer(row.start, { folder, paths: tools });
    if (row.folder) server = await serve([join(folder, row.folder), join(folder, "public"), folder]);
    if (!server) return [];
    const paths = row.get ?? [];
    const wrong = paths.includes("/") ? [] : await inspectPage(await browser(), server.base + "/");
    for (const path of paths) wrong.push(...(await ask(server.base + path)));
    return wrong;
  } catch (error) {
    return [error.message];
  } finally {
    await server?.close();
  }
}
