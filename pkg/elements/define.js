// Registers all elements: the one script tag that a page needs.
import * as elements from "./index.js";

for (const element of Object.values(elements)) element.define();
