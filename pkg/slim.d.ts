/** aftersales/slim: the same without the wasm inside: call and await `init(source)` before anything else. */
export * from "./index.js";
export { default } from "./index.js";
