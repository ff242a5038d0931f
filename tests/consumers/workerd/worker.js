import { probe } from "./probe.mjs";

export default { fetch: () => new Response(probe().join("\n") || "ok") };
