/** aftersales/js: the same Rust as JavaScript, where WebAssembly is missing or forbidden; `init` need not be called. */
export * from "./index.js";
export { default } from "./index.js";
