// The complaint of twelve fields by libraries of validation, as far as they can express it: lengths, patterns, choices, a date
// of the calendar that is not in the future, one contact at least, a reason of its category.
import Ajv from "ajv";
import { type } from "arktype";
import { Compile } from "typebox/compile";
import * as v from "valibot";
import * as yup from "yup";
import * as z from "zod";
import { question } from "./data.mjs";

const today = question.now.slice(0, 10);
const EMAIL = z.regexes.html5Email;
const PHONE = z.regexes.e164;
const AMOUNT = /^\d+(\.\d{1,2})?$/;
/** Fields of text with their shortest and longest length. */
const LENGTHS = { name: [1, 100], orderId: [1, 64], product: [1, 200], description: [10, 2000] };

const isDate = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text + "T00:00Z").toJSON()?.startsWith(text) && text <= today;
const hasContact = ({ email, phone }) => Boolean(email || phone);
const segmenter = new Intl.Segmenter();
const between = (min, max) => (text) => {
  const length = [...segmenter.segment(text)].length;
  return length >= min && length <= max;
};
const eachText = (make) =>
  Object.fromEntries(Object.entries(LENGTHS).map(([name, [min, max]]) => [name, make(min, max)]));

/** Each says how many errors it found. @param {any} form */
export function validators(form) {
  const fields = form.fields();
  const choicesOf = (name) => fields.find((field) => field.name === name).choices;
  const codes = (name) => choicesOf(name).map((choice) => choice.value);
  const reasonsOf = new Map(
    choicesOf("category").map(({ value, children = [] }) => [value, children.map((child) => child.value)]),
  );
  const [categories, reasons, demands] = ["category", "reason", "demand"].map(codes);
  const isDivided = ({ category, reason }) => !reason || Boolean(reasonsOf.get(category)?.includes(reason));

  const ofZod = (text) =>
    z
      .object({
        ...eachText(text),
        email: z.string().trim().regex(EMAIL),
        phone: z.string().trim().regex(PHONE),
        purchaseDate: z.string().refine(isDate),
        category: z.enum(categories),
        reason: z.enum(reasons),
        demand: z.enum(demands),
        amount: z.string().regex(AMOUNT),
        consent: z.literal(true),
      })
      .refine(hasContact)
      .refine(isDivided);
  const zodUnits = ofZod((min, max) => z.string().normalize("NFC").trim().min(min).max(max));
  const zodGraphemes = ofZod((min, max) => z.string().normalize("NFC").trim().refine(between(min, max)));

  const ofValibot = (min, max) =>
    v.pipe(
      v.object({
        ...eachText((short, long) => v.pipe(v.string(), v.normalize("NFC"), v.trim(), min(short), max(long))),
        email: v.pipe(v.string(), v.trim(), v.regex(EMAIL)),
        phone: v.pipe(v.string(), v.trim(), v.regex(PHONE)),
        purchaseDate: v.pipe(v.string(), v.check(isDate)),
        category: v.picklist(categories),
        reason: v.picklist(reasons),
        demand: v.picklist(demands),
        amount: v.pipe(v.string(), v.regex(AMOUNT)),
        consent: v.literal(true),
      }),
      v.check(hasContact),
      v.check(isDivided),
    );
  const valibotUnits = ofValibot(v.minLength, v.maxLength);
  const valibotGraphemes = ofValibot(v.minGraphemes, v.maxGraphemes);

  const schema = {
    type: "object",
    required: ["name", "product", "category", "reason", "description", "demand", "consent"],
    properties: {
      ...eachText((minLength, maxLength) => ({ type: "string", minLength, maxLength })),
      email: { type: "string", pattern: EMAIL.source },
      phone: { type: "string", pattern: PHONE.source },
      purchaseDate: { type: "string" },
      category: { enum: categories },
      reason: { enum: reasons },
      demand: { enum: demands },
      amount: { type: "string", pattern: AMOUNT.source },
      consent: { const: true },
    },
  };
  /** What a schema cannot say is checked beside it. */
  const beside = (values) => Number(!isDate(values.purchaseDate)) + Number(!hasContact(values) || !isDivided(values));
  const ajv = new Ajv({ allErrors: true }).compile(schema);
  const typebox = Compile(schema);

  const oneOf = (values) => type.enumerated(...values);
  const arktype = type({
    ...eachText((min, max) => `${min} <= string <= ${max}`),
    email: EMAIL,
    phone: PHONE,
    purchaseDate: "string",
    category: oneOf(categories),
    reason: oneOf(reasons),
    demand: oneOf(demands),
    amount: AMOUNT,
    consent: "true",
  });

  const errorsOf = (result) => (result instanceof type.errors ? result.length : 0);

  const ofYup = yup
    .object({
      ...eachText((min, max) => yup.string().trim().min(min).max(max).required()),
      email: yup.string().trim().matches(EMAIL),
      phone: yup.string().trim().matches(PHONE),
      purchaseDate: yup.string().test(isDate),
      category: yup.string().oneOf(categories),
      reason: yup.string().oneOf(reasons),
      demand: yup.string().oneOf(demands),
      amount: yup.string().matches(AMOUNT),
      consent: yup.boolean().oneOf([true]),
    })
    .test((values) => hasContact(values) && isDivided(values));

  const issuesOf = (result) => (result.success ? 0 : (result.error?.issues ?? result.issues).length);
  return {
    "zod, UTF-16": (values) => issuesOf(zodUnits.safeParse(values)),
    "valibot, UTF-16": (values) => issuesOf(v.safeParse(valibotUnits, values)),
    "zod, graphemes": (values) => issuesOf(zodGraphemes.safeParse(values)),
    "valibot, graphemes": (values) => issuesOf(v.safeParse(valibotGraphemes, values)),
    "ajv, compiled": (values) => (ajv(values) ? 0 : ajv.errors.length) + beside(values),
    "typebox, compiled": (values) => (typebox.Check(values) ? 0 : typebox.Errors(values).length) + beside(values),
    arktype: (values) => errorsOf(arktype(values)) + beside(values),
    yup(values) {
      try {
        ofYup.validateSync(values, { abortEarly: false });
        return 0;
      } catch (error) {
        return error.errors.length;
      }
    },
  };
}
