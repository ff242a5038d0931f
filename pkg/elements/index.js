// The elements as classes; importing them registers nothing.
export { AftersalesComplaint } from "./aftersales-complaint.js";
export { AftersalesReturn } from "./aftersales-return.js";
export { AftersalesWarranty } from "./aftersales-warranty.js";
