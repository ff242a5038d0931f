import { probe } from "../../../probe.mjs";

export const runtime = "edge";
export const GET = () => new Response(probe().join("\n") || "ok");
