// What the schema of policies says of a place: which fields there may be, which values, and what they mean.
import schema from "../../pkg/policy.schema.json";

/** @typedef {Record<string, any>} Schema */

/** A schema with all that it refers to or chooses from. @param {Schema} one @returns {Schema[]} */
function spread(one) {
  if (!one || typeof one !== "object") return [];
  const refers = one.$ref
    ? [
        one.$ref
          .split("/")
          .slice(1)
          .reduce((at, step) => at[step], schema),
      ]
    : [];
  const parts = [...refers, ...(one.anyOf ?? []), ...(one.oneOf ?? []), ...(one.allOf ?? [])];
  return [one, ...parts.flatMap(spread)];
}

/** @param {Schema[]} schemas @param {string | number} step */
const next = (schemas, step) =>
  schemas.flatMap(spread).flatMap((one) => {
    if (typeof step === "number") return one.items ? [one.items] : [];
    if (one.properties?.[step]) return [one.properties[step]];
    return typeof one.additionalProperties === "object" ? [one.additionalProperties] : [];
  });

/** @param {(string | number)[]} path */
const schemasAt = (path) => path.reduce(next, [schema]);

/** The fields that an object may have there, with what each is. @param {(string | number)[]} path */
export function fieldsAt(path) {
  const fields = schemasAt(path)
    .flatMap(spread)
    .flatMap((one) => Object.entries(one.properties ?? {}));
  return [...new Map(fields.filter(([, field]) => field !== false)).entries()].map(([name, field]) => ({
    name,
    description: field.description ?? "",
  }));
}

/** The values that may stand there: those of a list, and examples. @param {(string | number)[]} path @returns {unknown[]} */
export function valuesAt(path) {
  const values = schemasAt(path)
    .flatMap(spread)
    .flatMap((one) => [
      ...(one.enum ?? []),
      ...("const" in one ? [one.const] : []),
      ...(one.type === "boolean" ? [true, false] : []),
      ...(one.examples ?? []),
    ]);
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** What a place is for. @param {(string | number)[]} path @returns {string} */
export function meaningOf(path) {
  const found = schemasAt(path).flatMap(spread);
  return found.find(({ description }) => description)?.description ?? found.find(({ title }) => title)?.title ?? "";
}
