// What is known of the files that a shopper chose: what they are is read from their first bytes, not from their names.

/** @typedef {{ id: string, name: string, size: number, type: string, head: string }} Attachment */

/** How many bytes tell what a file is. */
const HEAD = 64;

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

/** The files of a field, and what is known of each. @param {HTMLElement} form @param {string} name @returns {{ file: File, stated: Attachment }[]} */
export function chosenFiles(form, name) {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`input[type=file][name="${CSS.escape(name)}"]`));
  return [...inputs].flatMap(({ files }) => [...(files ?? [])]).flatMap((file) => {
    const stated = known.get(file);
    return stated ? [{ file, stated }] : [];
  });
}
