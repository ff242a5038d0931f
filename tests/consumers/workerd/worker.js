import { probe } from "./probe.mjs";
import { written } from "./written.mjs";

export default { fetch: () => new Response([...probe(), ...written()].join("\n") || "ok") };
