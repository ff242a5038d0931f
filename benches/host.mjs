// What runs in Node and in a page: each group by its name, with the host's own clock.
import { growth } from "./growth.mjs";
import { measure } from "./measure.mjs";
import { groups, works } from "./work.mjs";

export { groups };

/** @param {string} group @param {import("./measure.mjs").Clock} clock @param {number} batch In microseconds. */
export async function run(group, clock, batch) {
  if (group === "growth") return growth(clock);
  return measure(await works(group), { clock, batch, rounds: 41, longest: 25_000_000 });
}
