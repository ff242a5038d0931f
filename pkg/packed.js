// How the package carries wasm inside of JavaScript: the common bytes as one character each, the others as two, so that what
// repeats in the wasm repeats in the text. Compressed it is nearly as short as the wasm itself; base64 would be a quarter longer.

/** Characters that every script, minifier and page leaves as they are. */
export const ALPHABET = Array.from({ length: 95 }, (_, place) => String.fromCharCode(place + 32))
  .filter((character) => !"\"$'<\\`".includes(character))
  .join("");
/** So many characters are a byte each; the others stand before one that says which byte is meant. */
export const SINGLE = 86;

/** @typedef {{ text: string, order: string }} Packed `order` has all bytes, the most common first, in base64. */

/** @param {Packed} packed */
export function unpacked({ text, order }) {
  const bytes = atob(order);
  const places = new Uint8Array(128);
  for (let place = 0; place < ALPHABET.length; place += 1) places[ALPHABET.charCodeAt(place)] = place;
  const into = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    let place = places[text.charCodeAt(at)];
    if (place >= SINGLE) {
      at += 1;
      place = SINGLE + (place - SINGLE) * ALPHABET.length + places[text.charCodeAt(at)];
    }
    into[length] = bytes.charCodeAt(place);
    length += 1;
  }
  return into.subarray(0, length);
}
