import { probe } from "../../../probe.mjs";

export const dynamic = "force-dynamic";
export const GET = () => new Response(probe().join("\n") || "ok");
