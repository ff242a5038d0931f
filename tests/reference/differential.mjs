// Asks the engine and the second implementation the same random questions, and shrinks what they answer differently.
//
//     node tests/reference/differential.mjs --pairs 1000000 --seed 7
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { loadPolicy } from "../../pkg/index.js";
import { draws, lineOf, policyOf } from "./questions.mjs";

const DAY = 86_400_000;
/** Lines of a policy. */
const LINES = 12;
const instant = (text) => (text === null ? null : Date.parse(text));

/** The second implementation, in a process of its own. */
export function startReference() {
  const child = spawn("python3", [fileURLToPath(new URL(".", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting = [];
  createInterface({ input: child.stdout }).on("line", (text) => waiting.shift()(JSON.parse(text)));
  child.on("exit", () => waiting.splice(0).forEach((answered) => answered(null)));
  return {
    ask: (asked) =>
      new Promise((answered) => {
        waiting.push(answered);
        child.stdin.write(`${JSON.stringify(asked)}\n`);
      }),
    end: () => child.stdin.end(),
  };
}

/** What is compared of an option: all that an answer says of time, certainty and money. */
function optionOf({
  id,
  basis,
  status,
  dependsOn,
  opens,
  closes,
  closesLatest,
  lastDay,
  closesState,
  countedFrom,
  countedBy,
  notes = [],
  season,
  extendedByDays,
  costs,
  refund,
  steps,
  burdenOfProof: burden,
}) {
  return {
    id,
    basis,
    status,
    dependsOn: [...dependsOn].sort(),
    opens: instant(opens),
    closes: instant(closes),
    lastDay,
    closesState,
    countedFrom: countedFrom && [countedFrom.event, countedFrom.assumed],
    countedBy,
    notes: notes.toSorted(),
    payer: costs.shippingPaidBy,
    fees: costs.fees.map(({ rule, amount }) => [rule, amount && amount.amount]),
    steps,
    ...(closesLatest ? { closesLatest: instant(closesLatest) } : {}),
    ...(burden ? { burden: [burden.rule, burden.on, instant(burden.closes)] } : {}),
    ...(season ? { season } : {}),
    ...(extendedByDays ? { extendedByDays } : {}),
    ...(refund
      ? {
          refund: {
            amount: refund.amount.amount,
            steps: refund.calculation.map(({ code, amount }) => [code, amount.amount]),
            dueDays: refund.dueDays ?? null,
          },
        }
      : {}),
  };
}

const byId = (options) => Object.fromEntries(options.map((option) => [option.id, option]));

function answerOf(policy, { line, request }, now) {
  const answer = policy.checkReturn(line, request, now);
  if (!answer.ok) return { issues: answer.issues };
  const { status, returnableQuantity, nextChange, options } = answer.value;
  return { status, returnableQuantity, nextChange: instant(nextChange), options: byId(options.map(optionOf)) };
}

const ofReference = (answer) => ({ ...answer, options: byId(answer.options) });

/**
 * Whether a field says the same; what the reference leaves open (`null`) is not compared where the engine is more exact. While a window
 * is open for certain, the engine names those missing facts of which one value alone would change the option.
 */
function same(key, ours, theirs) {
  if (key === "dependsOn") {
    return !theirs || ours.every((pointer) => pointer.startsWith("/line/events/") || theirs.includes(pointer));
  }
  return (["countedBy", "season"].includes(key) && theirs === null) || isDeepStrictEqual(ours, theirs);
}

/** The fields in which two answers differ. */
function differences(engine, reference) {
  const found = [];
  for (const key of ["status", "returnableQuantity", "nextChange"]) if (engine[key] !== reference[key]) found.push(key);
  for (const id of new Set([...Object.keys(engine.options), ...Object.keys(reference.options)])) {
    const [ours, theirs] = [engine.options[id], reference.options[id]];
    if (!ours || !theirs) found.push(ours ? "option:engine" : "option:reference");
    else {
      for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
        if (!same(key, ours[key], theirs[key])) found.push(`options.${key}`);
      }
    }
  }
  return [...new Set(found)].sort();
}

/** Both answers to one question; `null` where the documents or the question cannot be read. */
export async function compared(reference, { policy, packs, calendars, question }) {
  const loaded = loadPolicy(policy, { packs, calendars });
  if (!loaded.ok) return null;
  const engine = answerOf(loaded.value, question, question.instants[0]);
  loaded.value.free();
  if (engine.issues) return null;
  const answers = await reference.ask({ policy, packs, calendars, questions: [question] });
  return (
    answers && {
      engine,
      reference: ofReference(answers[0][0]),
      differ: differences(engine, ofReference(answers[0][0])),
    }
  );
}

/** All documents that come about by leaving one thing out. */
function* smaller(value) {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      yield value.toSpliced(i, 1);
      for (const part of smaller(value[i])) yield value.with(i, part);
    }
  } else if (value && typeof value === "object") {
    for (const key of Object.keys(value)) {
      const { [key]: held, ...rest } = value;
      yield rest;
      for (const part of smaller(held)) yield { ...rest, [key]: part };
    }
  }
}

/** The smallest case that differs in the same field. */
export async function shrunk(reference, found, field) {
  let [best, tries] = [found, 0];
  for (let again = true; again;) {
    again = false;
    for (const { policy, packs, question } of smaller({
      policy: best.policy,
      packs: best.packs,
      question: best.question,
    })) {
      const tried = { ...best, policy, packs, question };
      if (
        !policy
        || !packs
        || !question?.line
        || !question.request
        || question.instants?.length !== 1
        || (tries += 1) > 20_000
      ) {
        continue;
      }
      const answers = await compared(reference, tried);
      if (answers?.differ.includes(field)) {
        [best, again] = [tried, true];
        break;
      }
    }
  }
  return best;
}

/** Asks until so many pairs of answers were compared. Tells how many were, and what differed. */
export async function differential({ reference, pairs, seed, most = 1 }) {
  const found = [];
  let [count, refused, round] = [0, 0, seed * 1_000_003];
  while (count < pairs && found.length < most) {
    const draw = draws((round += 1));
    const { policy, packs, calendars, world } = policyOf(draw);
    const loaded = loadPolicy(policy, { packs, calendars });
    if (!loaded.ok) {
      refused += 1;
      continue;
    }
    const questions = Array.from({ length: LINES }, () => lineOf(world)).map((asked) => ({
      ...asked,
      instants: instantsOf(loaded.value, asked, draw, world),
    }));
    const engine = questions.map((question) => question.instants.map((now) => answerOf(loaded.value, question, now)));
    loaded.value.free();
    const answers = await reference.ask({ policy, packs, calendars, questions });
    if (!answers) throw new Error(`the second implementation ended: ${JSON.stringify({ policy, questions })}`);
    for (const [i, question] of questions.entries()) {
      for (const [j, now] of question.instants.entries()) {
        if (engine[i][j].issues) continue;
        count += 1;
        const differ = differences(engine[i][j], ofReference(answers[i][j]));
        if (differ.length && found.length < most) {
          found.push({ policy, packs, calendars, question: { ...question, instants: [now] }, differ });
        }
      }
    }
  }
  return { count, refused, found };
}

/** A random instant, and those about the edges of what is open then. */
function instantsOf(policy, asked, { below, one }, { year }) {
  const now = new Date(Date.UTC(year, 0, 1) + below(400 * DAY)).toISOString();
  const answer = policy.checkReturn(asked.line, asked.request, now);
  if (!answer.ok) return [now];
  const edges = [
    answer.value.nextChange,
    ...answer.value.options.flatMap(({ opens, closes, closesLatest }) => [opens, closes, closesLatest]),
  ];
  const near = [...new Set(edges.filter((edge) => edge && edge > "1900"))].slice(0, 8);
  return [now, ...near.map((edge) => new Date(Date.parse(edge) + one([-1, 0, 1])).toISOString())];
}

/** @param {Record<string, string>} values */
async function main({ pairs, seed }) {
  const reference = startReference();
  const started = Date.now();
  const { count, refused, found } = await differential({ reference, pairs: Number(pairs), seed: Number(seed) });
  console.log(`${count} pairs in ${Date.now() - started} ms, ${found.length} different, ${refused} policies refused`);
  if (found.length) {
    const least = await shrunk(reference, found[0], found[0].differ[0]);
    const { policy, packs, calendars, question } = least;
    console.log(JSON.stringify({ policy, packs, calendars: calendars.map(({ id }) => id), question }, null, 1));
    const { engine, reference: second, differ } = await compared(reference, least);
    for (const [name, told] of Object.entries({ engine, second, differ })) console.log(name, JSON.stringify(told));
    process.exitCode = 1;
  }
  reference.end();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (usual) => /** @type {const} */ ({ type: "string", default: usual });
  const { values } = parseArgs({ options: { pairs: option("10000"), seed: option("1") } });
  await main(values);
}
