/** aftersales/packs/<id> and aftersales/policies/<id>: a law, or a shop's terms to begin with. */
import type { PolicyDocument } from "./types.js";

declare const document: PolicyDocument;
export default document;
