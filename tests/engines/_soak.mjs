import { engines, run } from "./browsers.mjs";
import { STRICT } from "./server.mjs";
const t0 = Date.now();
await Promise.all(engines.map(async (engine) => {
  const found = await run(engine, [{ name: "soak", module: "soak", policy: STRICT, options: { mounts: 10_000, ticks: 100_000_000 }, limit: 3_600_000 }], { timeout: 90_000 });
  console.log(engine.name, engine.version, Math.round((Date.now() - t0) / 1000), JSON.stringify(found).slice(0, 600));
}));
