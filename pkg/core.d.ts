/**
 * aftersales/core: what asks a built policy about lines and orders. It carries an engine of its own, which is a third smaller: without
 * the reader of documents, without forms and without cases.
 */
import type { Answer, InitInput, LoadOptions, Policy as WholePolicy } from "./index.js";

export { AftersalesError } from "./index.js";
export type * from "./types.js";

/** A policy that was opened: it answers as that of `aftersales` does. */
export type Policy = Omit<WholePolicy, "form" | "serviceLevels" | "caseProgress" | "withdrawalFunction">;

/** Starts the engine; `openPolicy` does it too. */
export function init(source?: InitInput): Promise<void>;
export default init;
/** Starts the engine at once; `loadBuilt` does it too. */
export function initSync(source?: BufferSource | WebAssembly.Module): void;
/** Opens a policy that `buildPolicy` of `aftersales/authoring` built. */
export function loadBuilt(file: ArrayBuffer | ArrayBufferView, options?: Pick<LoadOptions, "clock">): Answer<Policy>;
/** Starts the engine and opens a built policy: its bytes, its address, or a response that holds it. */
export function openPolicy(policy: unknown, options?: Pick<LoadOptions, "clock">): Promise<Answer<Policy>>;
