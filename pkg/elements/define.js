// Registers all elements: the one script tag that a page needs.
import { AftersalesComplaint, AftersalesReturn, AftersalesWarranty } from "./index.js";

AftersalesReturn.define();
AftersalesWarranty.define();
AftersalesComplaint.define();
