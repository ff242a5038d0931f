// convert: terms that are written in another vocabulary as a policy, and a policy as a page's markup.
import author, { fromGoogleMerchant, fromSchemaOrg, fromUcp, toSchemaOrg } from "../authoring.js";
import { UsageError, asJson, required } from "./command.js";
import { readJson, write } from "./files.js";
import { refused } from "./issues.js";

/** @typedef {import("../authoring.js").ImportOptions & import("../authoring.js").ExportOptions} Options */
/** @typedef {import("../types.js").Answer<{ warnings: import("../types.js").Issue[] } & Record<string, unknown>>} Answer */

/** @type {Record<string, (document: unknown, options: Options) => import("../types.js").Answer<any>>} */
const READERS = {
  "schema-org": fromSchemaOrg,
  "google-merchant": fromGoogleMerchant,
  ucp: fromUcp,
  policy: (policy) => ({ ok: true, value: { policy, warnings: [] } }),
};
/** @type {Record<string, (policy: unknown, options: Options) => import("../types.js").Answer<any>>} */
const WRITERS = {
  policy: (policy) => ({ ok: true, value: { policy, warnings: [] } }),
  "schema-org": (policy, { product }) => toSchemaOrg(policy, product && { product }),
};

/** @param {Record<string, any>} values @returns {Options} */
function optionsOf({ id, edition, zone, currency, category, tag }) {
  const given = Object.entries({ id, version: edition, timeZone: zone, currency }).filter(
    ([, value]) => value !== undefined,
  );
  const product = (category || tag) && { ...(category && { categories: category }), ...(tag && { tags: tag }) };
  return { ...Object.fromEntries(given), ...(product && { product }) };
}

/** @type {import("./command.js").Command} */
export const convert = {
  about: "Reads terms of schema.org, Google Merchant or UCP as a policy, and writes a policy as markup",
  usage: "FILE --from FORM --to FORM [OPTION…]",
  files: [1, 1],
  options: {
    from: { type: "string", value: "FORM", choices: Object.keys(READERS), about: "what the file is" },
    to: { type: "string", value: "FORM", choices: Object.keys(WRITERS), about: "what it becomes" },
    out: { type: "string", short: "o", value: "OUT", about: "the file to write, in place of standard output" },
    id: { type: "string", value: "ID", about: "the id of the policy that is read" },
    edition: { type: "string", value: "TEXT", about: "its edition" },
    zone: { type: "string", value: "ZONE", about: "where its days begin, such as Europe/Berlin" },
    currency: { type: "string", value: "CODE", about: "the currency of amounts that state none" },
    category: { type: "string", multiple: true, value: "NAME", about: "a category of the goods that markup is for" },
    tag: { type: "string", multiple: true, value: "NAME", about: "a tag of the goods that markup is for" },
  },
  async run(given) {
    const [from, to] = [required(given, "from"), required(given, "to")];
    if (from === to) throw new UsageError(`--from and --to are both ${from}`);
    const document = readJson(given.files[0]);
    const { values } = given;
    const options = optionsOf(values);
    const { product, ...settings } = options;
    await author();
    const read = READERS[from](document.value, settings);
    if (!read.ok) return refused(document, read.issues, given);
    const written = WRITERS[to](read.value.policy, { product });
    // What another vocabulary said is no policy of the shop's own yet: its pointers lead nowhere in the file.
    if (!written.ok) return refused(document, written.issues, given);
    const result = written.value.policy ?? written.value.jsonld;
    /** @type {import("../types.js").Issue[]} */
    const warnings = [...read.value.warnings, ...written.value.warnings];
    const told = warnings.map(
      ({ code, pointer, message }) => `${document.name}  ${code}  ${pointer || "/"}\n  ${message}\n`,
    );
    const remarks = values.json ? "" : told.join("");
    const text = asJson(values.json ? { result, warnings } : result);
    if (values.out === undefined) return { text, remarks };
    write(values.out, text);
    return { text: "", remarks };
  },
};
