import { probe } from "../../probe.mjs";

export const load = () => ({ server: probe().join("; ") || "ok" });
