// Packs bytes into a text that JavaScript carries; pkg/packed.js has them back.
import { ALPHABET, SINGLE } from "../pkg/packed.js";

/** @param {Uint8Array} bytes @returns {import("../pkg/packed.js").Packed} */
export function packed(bytes) {
  const counts = Array.from({ length: 256 }, () => 0);
  for (const byte of bytes) counts[byte] += 1;
  const order = counts.map((_, byte) => byte).sort((one, other) => counts[other] - counts[one] || one - other);
  /** @type {string[]} */
  const characters = [];
  order.forEach((byte, place) => {
    const behind = place - SINGLE;
    characters[byte] =
      behind < 0
        ? ALPHABET[place]
        : ALPHABET[SINGLE + Math.floor(behind / ALPHABET.length)] + ALPHABET[behind % ALPHABET.length];
  });
  return {
    text: Array.from(bytes, (byte) => characters[byte]).join(""),
    order: Buffer.from(order).toString("base64"),
  };
}
