// How the place at which a photo was taken leaves the files that a shopper chose.
import { HEAD, put, replace } from "../view/chosen-files.js";

/** @typedef {typeof import("../wasm/dom.js")} Room */

/** A larger file stays as it is: its bytes are in memory twice while it is read. */
const LARGEST = 64_000_000;
/** What `blankPlace` says. */
const BLANKED = 1;
const MAY_STAY = 2;

/** Files whose place was asked to be taken out, each read once. @type {WeakMap<File, Promise<File>>} */
const placeless = new WeakMap();
/** Those in which a place may be left. @type {WeakSet<File>} */
const placed = new WeakSet();

/** Whether a place may be left in a file after `cleanChosen`. @param {File} file */
export const keepsPlace = (file) => placed.has(file);

/** Puts files without their places where the chosen ones are, so that every way of sending takes them. @param {HTMLInputElement} input @param {Room} room */
export async function cleanChosen(input, room) {
  const chosen = [...(input.files ?? [])];
  const made = [];
  for (const file of chosen) made.push(await withoutPlace(file, room));
  // What was chosen meanwhile is read on its own.
  const now = [...(input.files ?? [])];
  const isSame = now.length === chosen.length && now.every((file, place) => file === chosen[place]);
  if (isSame && made.some((file, place) => file !== chosen[place])) put(input, made);
}

/** Under the same id the same file without the place; itself if there is none to take out. @param {File} file @param {Room} room */
function withoutPlace(file, room) {
  const made = placeless.get(file) ?? blank(file, room);
  placeless.set(file, made);
  return made;
}

/** @param {File} file @param {Room} room @returns {Promise<File>} */
async function blank(file, room) {
  let found = MAY_STAY;
  let made = file;
  try {
    const isRead = file.size <= LARGEST && room.hasPlaces(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    if (isRead) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      found = room.blankPlace(bytes);
      if (found & BLANKED) made = new File([bytes], file.name, { type: file.type, lastModified: file.lastModified });
    }
  } catch {
    // A file that was taken away since, or one that memory has no room for.
  }
  replace(made, file);
  placeless.set(made, Promise.resolve(made));
  if (found & MAY_STAY) placed.add(file).add(made);
  return made;
}
