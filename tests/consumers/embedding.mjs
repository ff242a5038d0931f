// The embedding examples of the README, each as it stands: they are laid into one folder, and what needs it is built.
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

const terms = {
  format: 1,
  id: "shop",
  version: "1",
  timeZone: "Europe/Berlin",
  rules: [{ id: "unused", grants: ["refund"], window: { length: "P14D" } }],
  warranties: [{ id: "standard", covers: ["repair"], window: { length: "P2Y", count: "months_same_date" } }],
};
const order = {
  id: "1042",
  lines: [{ id: "1", title: "Headphones", quantity: 1, events: { delivered: "2026-03-02T10:15:00+01:00" } }],
};
/** Three days after the delivery. */
export const NOW = "2026-03-05T12:00:00+01:00";

/** How each framework puts a component into a page, with this order. @type {Record<string, [string, string]>} */
const MOUNTED = {
  jsx: [
    "Order.jsx",
    `import { createRoot } from "react-dom/client";
    import { createElement } from "react";
    import { Order } from "./Order.jsx";
    createRoot(document.body).render(createElement(Order, { order }));`,
  ],
  vue: [
    "Order.vue",
    'import { createApp } from "vue"; import Order from "./Order.vue"; createApp(Order, { order }).mount(document.body);',
  ],
  svelte: [
    "Order.svelte",
    'import { mount } from "svelte"; import Order from "./Order.svelte"; mount(Order, { target: document.body, props: { order } });',
  ],
};
export const frameworks = Object.keys(MOUNTED);

const CONFIG = `
  import vue from "@vitejs/plugin-vue";
  import { svelte } from "@sveltejs/vite-plugin-svelte";
  const isCustomElement = (tag) => tag.startsWith("aftersales-");
  export default {
    plugins: [vue({ template: { compilerOptions: { isCustomElement } } }), svelte()],
    build: { rollupOptions: { input: ${JSON.stringify(frameworks.map((name) => name + ".html"))} } },
  };`;

const page = (body) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body>${body}`;

/**
 * Lays the examples, in a folder with the packages that they import.
 * @param {string} folder
 * @param {string} installed The package as it was installed.
 */
export async function layExamples(folder, installed) {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const [, section] = /^## In a page\n([^]*?)^## /m.exec(readme);
  const examples = Object.fromEntries(
    [...section.matchAll(/^```(\w+) \w+\n([^]*?)^```$/gm)].map(([, language, content]) => [language, content]),
  );
  const files = {
    "package.json": '{ "type": "module" }',
    "vite.config.js": CONFIG,
    "terms.json": JSON.stringify(terms),
    "order.json": JSON.stringify(order),
    "plain.html": page(examples.html),
    "server.js": examples.js,
  };
  for (const [language, [file, mount]] of Object.entries(MOUNTED)) {
    files[file] = examples[language];
    files[language + ".js"] = `const order = ${JSON.stringify(order)};\n${mount}`;
    files[language + ".html"] = page(`<script type="module" src="./${language}.js"></script>`);
  }
  await mkdir(join(folder, "node_modules/@sveltejs"), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await symlink(installed, join(folder, "node_modules/aftersales"));
  await symlink(installed, join(folder, "aftersales"));
  for (const name of ["react", "react-dom", "vue", "svelte", "@vitejs", "@sveltejs/vite-plugin-svelte"]) {
    await symlink(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
}
