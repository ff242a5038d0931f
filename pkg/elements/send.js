// Sending a complaint: one key for one content, so that a repeated attempt is known for what it is.

/** @typedef {import("../types.js").Submission} Submission */
/** @typedef {import("../types.js").Receipt} Receipt */
/** @typedef {(submission: Submission, files?: { id: string, file: File }[]) => Promise<unknown>} Send */

/** How long to wait for an answer. */
const PATIENCE = 30_000;
/** A receipt is short; what is longer is another page. */
const LONGEST = 100_000;

/** A page that was not loaded securely has no `randomUUID`. */
function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Sender {
  #content = "";
  /** @type {Submission | undefined} */
  #submission;

  /**
   * The submission of this content: the same one, key and all, as long as the content is the same.
   * @param {Omit<Submission, "key" | "declaredAt" | "standsOn">} content
   * @param {() => Pick<Submission, "declaredAt" | "standsOn">} stated
   */
  prepare(content, stated) {
    const text = JSON.stringify(content);
    if (text !== this.#content || !this.#submission) {
      this.#content = text;
      this.#submission = { ...content, key: freshKey(), ...stated() };
    }
    return this.#submission;
  }
}

/** A form of parts where there are attachments: the submission, then each under its id. @param {string} text @param {{ id: string, file: File }[]} files */
function parts(text, files) {
  const form = new FormData();
  form.append("submission", text);
  for (const { id, file } of files) form.append(id, file);
  return form;
}

/** @param {string} action @returns {Send} */
export const post = (action) => async (submission, files = []) => {
  const text = JSON.stringify(submission);
  const response = await fetch(action, {
    method: "POST",
    // The host writes the type of a form of parts, with what parts them.
    headers: { ...(files.length === 0 && { "Content-Type": "application/json" }), Accept: "application/json", "Idempotency-Key": submission.key },
    body: files.length === 0 ? text : parts(text, files),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  const told = await response.text();
  if (!response.ok || told.length > LONGEST) throw new Error("not received: status " + response.status);
  return JSON.parse(told);
};

/**
 * The receipt, if that is what came back: a page that says something else is no receipt.
 * @param {unknown} answer
 * @param {string} key
 * @returns {Receipt}
 */
export function receiptOf(answer, key) {
  const receipt = /** @type {Receipt} */ (answer ?? {});
  const { caseId, receivedAt } = receipt;
  const isCase = typeof caseId === "string" && caseId.trim() !== "" && caseId.length <= 200;
  const isInstant = typeof receivedAt === "string" && !Number.isNaN(new Date(receivedAt).getTime());
  if (receipt.key !== key || !isCase || !isInstant) throw new Error("the answer is no receipt");
  return receipt;
}
