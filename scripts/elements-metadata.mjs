// Writes what editors and documentation tools know of the elements, into pkg/: custom-elements.json, the custom data of VS Code
// and the web-types of JetBrains. Tags, attributes, events, slots and parts come from the comments above the classes, properties
// and their types from elements.d.ts, and custom properties from the style sheets: where these disagree, nothing is written.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { create, ts } from "@custom-elements-manifest/analyzer";
import { getVsCodeHtmlCustomData } from "custom-element-vs-code-integration";

const pkg = resolve(dirname(fileURLToPath(import.meta.url)), "../pkg");
// It reads the name and the version of the package from the folder that it is loaded in.
process.chdir(pkg);
const { getWebTypesData } = await import("custom-element-jet-brains-integration");
const read = (path) => readFileSync(join(pkg, path), "utf8");
const parsed = (path, text) => ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);

/** What each custom property is for. */
const MEANINGS = {
  text: "The colour of text.",
  muted: "The colour of text that matters less.",
  surface: "The background.",
  soft: "The background of what stands apart.",
  border: "The colour of lines.",
  control: "The colour of the edges of controls.",
  accent: "The colour of links, buttons and the focus.",
  "on-accent": "The colour of text on the accent.",
  good: "The colour of what is open.",
  wait: "The colour of what depends on something.",
  bad: "The colour of what is closed or wrong.",
  radius: "The radius of corners.",
  gap: "The space between parts.",
  font: "The font.",
};

// ---- What elements.d.ts declares ----

const types = parsed("elements.d.ts", read("elements.d.ts"));
const named = new Map(
  types.statements.flatMap((one) =>
    (ts.isClassDeclaration(one) || ts.isInterfaceDeclaration(one)) && one.name ? [[one.name.text, one]] : [],
  ),
);

/** The properties of a class or an interface, those that it inherits first. @param {string} name */
function properties(name) {
  const declaration = named.get(name);
  if (!declaration) return new Map();
  const parents = (declaration.heritageClauses ?? []).flatMap((clause) =>
    clause.types.map((type) => type.expression.getText(types)),
  );
  const own = declaration.members.filter(
    (member) =>
      (ts.isPropertyDeclaration(member) || ts.isPropertySignature(member))
      && !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword),
  );
  return new Map([
    ...parents.flatMap((parent) => [...properties(parent)]),
    ...own.map((member) => [
      member.name.text,
      {
        type: member.type.getText(types),
        description: ts
          .getJSDocCommentsAndTags(member)
          .map(({ comment }) => String(comment))
          .join(" "),
        readonly: member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false,
      },
    ]),
  ]);
}

/** The interface or the class that a table of elements.d.ts names for each tag. @param {string} table */
const byTag = (table) => new Map([...properties(table)].map(([tag, { type }]) => [tag, type]));
const classOf = byTag("AftersalesTagNameMap");
const attributesOf = byTag("AftersalesAttributesMap");

// ---- What the style sheets take ----

/** The custom properties of a style sheet, with what stands in for them. @param {string[]} files */
function customProperties(...files) {
  const found = files.flatMap((file) => [
    ...read(file).matchAll(/var\(--aftersales-([\w-]+), ((?:[^()]|\([^()]*\))+)\)/g),
  ]);
  return [...new Map(found.map(([, name, fallback]) => [name, fallback]))].map(([name, fallback]) => {
    if (!MEANINGS[name]) throw new Error(`elements-metadata: --aftersales-${name} has no meaning`);
    return { name: "--aftersales-" + name, description: MEANINGS[name], default: fallback };
  });
}

// ---- What stands above the classes ----

/** `state-(a|b)` is `state-a` and `state-b`. @param {{ name: string }[]} parts */
const expanded = (parts = []) =>
  parts.flatMap((part) => {
    const [, start, states] = /^(.*)\((.*)\)$/.exec(part.name) ?? [];
    return states ? states.split("|").map((state) => ({ ...part, name: start + state })) : [part];
  });

/** @param {{ name: string }[]} listed @param {Iterable<string>} wanted @param {string} what */
function agree(listed, wanted, what) {
  const [one, other] = [listed.map(({ name }) => name), [...wanted]].map((names) =>
    [...new Set(names)].sort().join(" "),
  );
  if (one !== other) throw new Error(`elements-metadata: ${what}: the comment has ${one}; elements.d.ts has ${other}`);
}

/** @param {any} declaration As the analyzer found it. @param {string} source */
function element(declaration, source) {
  const { name, description, tagName, attributes = [], events = [], slots, cssParts } = declaration;
  if (classOf.get(tagName) !== name) {
    throw new Error(`elements-metadata: elements.d.ts does not name ${name} as ${tagName}`);
  }
  const sends = /extends AftersalesForm\b/.test(source);
  const taken = properties(attributesOf.get(tagName));
  const held = properties(name);
  const isAttribute = (key) => attributes.some((attribute) => attribute.name === key);
  agree(
    attributes,
    [...taken.keys()].filter((key) => !held.has(key) || isAttribute(key)),
    tagName,
  );
  const shown = [...held].filter(([key, { readonly }]) => taken.has(key) || readonly);
  return {
    kind: "class",
    customElement: true,
    name,
    tagName,
    description,
    superclass: { name: "HTMLElement" },
    attributes: attributes.map((attribute) => ({
      ...attribute,
      ...(held.has(attribute.name) && { fieldName: attribute.name }),
    })),
    members: shown.map(([key, { type, description: about, readonly }]) => ({
      kind: "field",
      name: key,
      privacy: "public",
      type: { text: type },
      description: about,
      ...(readonly && { readonly }),
      ...(isAttribute(key) && { attribute: key }),
    })),
    events,
    slots,
    cssParts: expanded(cssParts),
    cssProperties: customProperties("view/colours.js", sends ? "view/form-style.js" : "elements/style.js"),
  };
}

const modules = readdirSync(join(pkg, "elements"))
  .filter((file) => file.startsWith("aftersales-"))
  .sort()
  .map((file) => {
    const source = read("elements/" + file);
    const found = create({ modules: [parsed(file, source)] }).modules[0].declarations.filter(({ tagName }) => tagName);
    if (found.length !== 1) throw new Error(`elements-metadata: ${file} has no one element`);
    const declared = element(found[0], source);
    const place = { name: declared.name, module: "dist/elements/" + file };
    return {
      kind: "javascript-module",
      path: place.module,
      declarations: [declared],
      exports: [
        { kind: "js", name: declared.name, declaration: place },
        { kind: "custom-element-definition", name: declared.tagName, declaration: place },
      ],
    };
  });
agree(
  modules.map(({ declarations: [{ tagName }] }) => ({ name: tagName })),
  classOf.keys(),
  "tags",
);

const manifest = { schemaVersion: "1.0.0", readme: "", modules };
/** What is shown over a tag stays short: parts and custom properties are offered where styles are written. */
const options = { hideLogs: true, hideCssPartsDocs: true, hideCssPropertiesDocs: true };
const text = (json) => JSON.stringify(json, null, 2) + "\n";
writeFileSync(join(pkg, "custom-elements.json"), text(manifest));
writeFileSync(
  join(pkg, "vscode.html-custom-data.json"),
  text(JSON.parse(getVsCodeHtmlCustomData(structuredClone(manifest), options))),
);
writeFileSync(
  join(pkg, "web-types.json"),
  text(JSON.parse(getWebTypesData(structuredClone(manifest), { ...options, packageJson: false }))),
);
console.log(`elements-metadata: ${modules.length} elements are written`);
