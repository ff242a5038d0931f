// Bundles the benches with the rivals of the cache, whichever versions the tree itself may use.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/** @param {string} rivals The folder that they are installed in. */
const fromCache = (rivals) => ({
  name: "rivals",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[@\w]/ }, ({ path, kind, pluginData }) => {
      if (pluginData === "once" || path.startsWith("node:")) return undefined;
      return resolve(path, { kind, resolveDir: rivals, pluginData: "once" });
    });
  },
});

/**
 * @param {string} entry @param {string} rivals @param {string} outfile
 * @param {import("esbuild").BuildOptions} options
 */
export async function bundle(entry, rivals, outfile, options) {
  await build({
    entryPoints: [join(here, entry)],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
    plugins: [fromCache(rivals)],
    ...options,
  });
  return outfile;
}
