import { elements } from "./elements.mjs";
elements().then((wrong) => (globalThis.wrong = wrong));
