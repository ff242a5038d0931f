// One attempt to send a submission, and what came back: the text of an answer is read up to a length, and a way that
// leads elsewhere is not taken.

/** @typedef {import("./storage.js").Part} Part */
/** @typedef {{ status: number, wait: number, text: string }} Answer `status` is 0 if nothing came back. */

/** How long to wait for an answer, and for every byte that is sent, in milliseconds. */
const PATIENCE = 30_000;
const PER_BYTE = 1 / 20;
/** A receipt is short; what is longer is another page. */
const LONGEST = 1_000_000;

/** The submission, then each file under its id. @param {string} body @param {Part[]} files */
function parts(body, files) {
  const form = new FormData();
  form.append("submission", body);
  for (const { id, file } of files) form.append(id, file);
  return form;
}

/** @param {Response} response */
async function textOf(response) {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > LONGEST) {
      await reader.cancel();
      return "";
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** A signal to give up after so many milliseconds, also where the browser has none ready. @param {number} milliseconds */
function patience(milliseconds) {
  if (typeof AbortSignal.timeout === "function") return AbortSignal.timeout(milliseconds);
  const ended = new AbortController();
  setTimeout(() => ended.abort(), milliseconds);
  return ended.signal;
}

/**
 * @param {string} action
 * @param {string} key
 * @param {string} body
 * @param {Part[]} files
 * @returns {Promise<Answer>}
 */
export async function post(action, key, body, files) {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const inParts = files.length > 0;
  try {
    const response = await fetch(action, {
      method: "POST",
      // The host writes the type of a form of parts, with what parts them.
      headers: {
        ...(!inParts && { "Content-Type": "application/json" }),
        Accept: "application/json",
        "Idempotency-Key": key,
      },
      body: inParts ? parts(body, files) : body,
      redirect: "error",
      cache: "no-store",
      signal: patience(PATIENCE + bytes * PER_BYTE),
    });
    const asked = Number(response.headers.get("Retry-After") ?? 0);
    return {
      status: response.status,
      wait: asked > 0 ? Math.min(Math.ceil(asked), 100_000) : 0,
      text: await textOf(response),
    };
  } catch {
    // Whatever went wrong on the way, nothing says where the content is.
    return { status: 0, wait: 0, text: "" };
  }
}

/**
 * The shop's own way of sending, told like an answer.
 * @param {() => unknown} send
 * @returns {Promise<Answer>}
 */
export async function bySubmit(send) {
  try {
    return { status: 200, wait: 0, text: JSON.stringify(await send()) ?? "" };
  } catch {
    return { status: 0, wait: 0, text: "" };
  }
}
