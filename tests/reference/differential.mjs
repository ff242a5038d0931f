// Asks the engine and the second implementation the same random questions, and shrinks what they answer differently. With
// `--native` the engine is asked outside of a page too, by `examples/answers.rs`, and all three must agree: the two engines
// in every field of an answer but that of the zone data, which each has from its host.
//
//     node tests/reference/differential.mjs --pairs 1000000 --seed 7
//     cargo build --features native --example answers
//     node tests/reference/differential.mjs --native [--program target/debug/examples/answers]
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { loadPolicy } from "../../pkg/index.js";
import { draws, lineOf, policyOf } from "./questions.mjs";

const DAY = 86_400_000;
/** Lines of a policy. */
const LINES = 12;
/** Policies that are asked about at once, so that no program waits for another. */
const AHEAD = 4;
const PROGRAM = `${process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../target", import.meta.url))}/debug/examples/answers`;
const instant = (text) => (text === null ? null : Date.parse(text));

/** A program that answers each line of questions with a line of answers, in a process of its own; afresh if that ended. */
function start(command, ...args) {
  let child;
  const begun = () => {
    const waiting = [];
    const { stdin, stdout } = (child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] }));
    createInterface({ input: stdout }).on("line", (text) => waiting.shift().answered(JSON.parse(text)));
    child.on("error", ({ message }) => waiting.splice(0).forEach(({ failed }) => failed(new Error(message))));
    child.on("exit", () => {
      child = null;
      waiting.splice(0).forEach(({ failed }) => failed(new Error(`${command} ended`)));
    });
    stdin.on("error", () => {});
    child.ask = (asked) =>
      new Promise((answered, failed) => {
        waiting.push({ answered, failed });
        stdin.write(`${JSON.stringify(asked)}\n`);
      });
    return child;
  };
  return { ask: (asked) => (child ?? begun()).ask(asked), end: () => child?.stdin.end() };
}

/** The second implementation. */
export const startReference = () => start("python3", fileURLToPath(new URL(".", import.meta.url)));

/** The engine outside of a page. */
export const startNative = (program = PROGRAM) => start(program);

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
    closesLatest: instant(closesLatest ?? null),
    season: season ?? null,
    extendedByDays: extendedByDays ?? 0,
    burden: burden ? [burden.rule, burden.on, instant(burden.closes)] : null,
    refund: refund
      ? {
          amount: refund.amount.amount,
          steps: refund.calculation.map(({ code, amount }) => [code, amount.amount]),
          dueDays: refund.dueDays ?? null,
        }
      : null,
  };
}

const byId = (options) => Object.fromEntries(options.map((option) => [option.id, option]));

function answerOf({ status, returnableQuantity, nextChange, options }) {
  return { status, returnableQuantity, nextChange: instant(nextChange), options: byId(options.map(optionOf)) };
}

const ofReference = (answer) => ({ ...answer, options: byId(answer.options) });

/**
 * Whether a field says the same. The reference leaves open how an end is counted that it does not know, and how long goods were
 * in the workshop where that hinges on a season. While a window is open for certain, the engine names those missing facts of
 * which one value alone would change the option.
 */
function same(key, ours, theirs, { closesState }) {
  if (key === "dependsOn") {
    return !theirs || ours.every((pointer) => pointer.startsWith("/line/events/") || theirs.includes(pointer));
  }
  const told = { countedBy: theirs !== null, extendedByDays: theirs !== null, season: closesState !== "unknown" };
  return told[key] === false || isDeepStrictEqual(ours, theirs);
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
        if (!same(key, ours[key], theirs[key], theirs)) found.push(`options.${key}`);
      }
    }
  }
  return [...new Set(found)].sort();
}

/** The parts of an answer in which the engine outside of a page differs. */
function nativeDifferences(engine, native) {
  const parts = ({ value, ...rest }) => ({ ...rest, ...value, standsOn: { ...value?.standsOn, zoneData: null } });
  const [ours, theirs] = [parts(engine), parts(native)];
  const names = Object.keys({ ...ours, ...theirs });
  return names.filter((name) => !isDeepStrictEqual(ours[name], theirs[name])).map((name) => `native.${name}`);
}

/** What all say of each question at each instant, and where they differ; `null` where the documents cannot be read. */
async function answered({ reference, native }, { policy, packs, calendars }, questionsOf) {
  const loaded = loadPolicy(policy, { packs, calendars });
  const questions = loaded.ok ? questionsOf(loaded.value) : [];
  const asked = { policy, packs, calendars, questions };
  const answers = Promise.all([loaded.ok ? reference.ask(asked) : null, native?.ask(asked)]);
  const engine = questions.map(({ line, request, instants }) =>
    instants.map((now) => loaded.value.checkReturn(line, request, now)),
  );
  const [second, outside] = await answers;
  if (native && loaded.ok !== (outside !== null)) throw new Error(`one engine alone reads ${JSON.stringify(asked)}`);
  const pairs = questions.flatMap((question, i) =>
    question.instants.map((now, j) => {
      const ours = engine[i][j];
      const differ = native ? nativeDifferences(ours, outside[i][j]) : [];
      const asked = { policy, packs, calendars, question: { ...question, instants: [now] }, native: outside?.[i][j] };
      if (!ours.ok) return { ...asked, differ };
      const [answer, other] = [answerOf(ours.value), ofReference(second[i][j])];
      return { ...asked, engine: answer, reference: other, differ: [...differences(answer, other), ...differ] };
    }),
  );
  if (loaded.ok) loaded.value.free();
  return loaded.ok ? pairs : null;
}

/** All answers to one question; `null` where the documents or the question cannot be read. */
export async function compared(programs, { question, ...documents }) {
  const [pair] = (await answered(programs, documents, () => [question])) ?? [];
  return pair?.engine ? pair : null;
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
export async function shrunk(programs, found, field) {
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
      // What ends a program is no smaller case.
      const answers = await compared(programs, tried).catch(() => null);
      if (answers?.differ.includes(field)) {
        [best, again] = [tried, true];
        break;
      }
    }
  }
  return best;
}

/** Asks until so many pairs of answers were compared. Tells how many were, and what differed. */
export async function differential({ pairs, seed, most = 1, ...programs }) {
  const found = [];
  const asked = [];
  let [count, refused, round] = [0, 0, seed * 1_000_003];
  while (count < pairs && found.length < most) {
    const draw = draws((round += 1));
    const { world, ...documents } = policyOf(draw);
    const questionsOf = (policy) =>
      Array.from({ length: LINES }, () => lineOf(world)).map((asked) => ({
        ...asked,
        instants: instantsOf(policy, asked, draw, world),
      }));
    asked.push(answered(programs, documents, questionsOf));
    if (asked.length < AHEAD) continue;
    const answers = await asked.shift();
    if (!answers) refused += 1;
    else {
      count += answers.filter(({ engine }) => engine).length;
      found.push(...answers.filter(({ differ }) => differ.length).slice(0, most - found.length));
    }
  }
  await Promise.all(asked);
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

async function main({ pairs, seed, native, program }) {
  const programs = { reference: startReference(), native: native && startNative(program) };
  const started = Date.now();
  const { count, refused, found } = await differential({ ...programs, pairs: Number(pairs), seed: Number(seed) });
  const seconds = (Date.now() - started) / 1000;
  const speed = `${count} pairs in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} a second`;
  console.log(`${speed}; ${found.length} different, ${refused} policies refused`);
  if (found.length) {
    const least = await shrunk(programs, found[0], found[0].differ[0]);
    const { policy, packs, calendars, question } = least;
    console.log(JSON.stringify({ policy, packs, calendars: calendars.map(({ id }) => id), question }, null, 1));
    const { engine, reference: second, native, differ } = await compared(programs, least);
    const all = native ? { engine, second, native, differ } : { engine, second, differ };
    for (const [name, told] of Object.entries(all)) console.log(name, JSON.stringify(told));
    process.exitCode = 1;
  }
  for (const program of Object.values(programs)) program?.end();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = (usual) => /** @type {const} */ ({ type: "string", default: usual });
  const options = { pairs: text("10000"), seed: text("1"), program: text(PROGRAM), native: { type: "boolean" } };
  await main(parseArgs({ options }).values);
}
