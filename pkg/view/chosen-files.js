// The files that a shopper chose, and what is known of each: what they are is read from their first bytes, not from their
// names.
import { quoted } from "./nodes.js";

/** @typedef {{ id: string, name: string, size: number, type: string, head: string }} Attachment */

/** How many bytes tell what a file is. */
export const HEAD = 64;

/** @type {WeakMap<File, Attachment>} */
const known = new WeakMap();
let count = 0;

/** Reads what is not known yet of some files. @param {Iterable<File>} files */
export async function learn(files) {
  for (const file of files) {
    if (known.has(file)) continue;
    let head = "";
    try {
      head = btoa(String.fromCharCode(...new Uint8Array(await file.slice(0, HEAD).arrayBuffer())));
    } catch {
      // A file that was taken away since: without its first bytes it is refused like any that is none of its kind.
    }
    known.set(file, { id: "file-" + (count += 1), name: file.name, size: file.size, type: file.type, head });
  }
}

/** @param {HTMLElement} form @param {string} name @returns {NodeListOf<HTMLInputElement>} */
export const fileInputs = (form, name) => form.querySelectorAll(`input[type=file][name=${quoted(name)}]`);

/** The files of a field, and what is known of each. @param {HTMLElement} form @param {string} name @returns {{ file: File, stated: Attachment }[]} */
export function chosenFiles(form, name) {
  return [...fileInputs(form, name)]
    .flatMap(({ files }) => [...(files ?? [])])
    .flatMap((file) => {
      const stated = known.get(file);
      return stated ? [{ file, stated }] : [];
    });
}

/** @param {HTMLInputElement} input @param {File[]} files */
export function put(input, files) {
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  input.files = list.files;
}

/** Lets another file stand for one of which something is known, under its id. @param {File} made @param {File} file */
export function replace(made, file) {
  const stated = known.get(file);
  if (stated) known.set(made, stated);
}
