// A document in the fragment of an address, which no server ever sees: packed where the browser packs.

/** @param {BodyInit} body @param {"pack" | "unpack"} way */
const through = (body, way) =>
  new Response(
    new Response(body).body.pipeThrough(
      way === "pack" ? new CompressionStream("deflate-raw") : new DecompressionStream("deflate-raw"),
    ),
  );

/** @param {Uint8Array} bytes */
const encoded = (bytes) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** @param {string} text */
const decoded = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

/** @param {string} text */
export async function fragmentOf(text) {
  if (typeof CompressionStream === "undefined") return "#plain=" + encoded(new TextEncoder().encode(text));
  return "#packed=" + encoded(new Uint8Array(await through(text, "pack").arrayBuffer()));
}

/** The document of a fragment; nothing if it holds none that can be read. @param {string} fragment */
export async function textOf(fragment) {
  const [, way, held] = /^#(plain|packed)=([\w-]+)$/.exec(fragment) ?? [];
  if (!held) return undefined;
  try {
    return way === "plain" ? new TextDecoder().decode(decoded(held)) : await through(decoded(held), "unpack").text();
  } catch {
    return undefined;
  }
}

/** Saves a text as a file. @param {string} name @param {string} text @param {string} type */
export function save(name, text, type = "application/json") {
  const href = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
