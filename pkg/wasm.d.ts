/** aftersales/wasm: the engine's wasm, as a module or an address, whichever the bundler makes of it, for `init(source)`. */
import type { WasmSource } from "./index.js";

declare const wasm: WasmSource;
export default wasm;
