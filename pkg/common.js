// What the entries offer whichever engine they carry.
export { Policy } from "./api.js";
export { withCases } from "./cases.js";
export { Countdown } from "./countdown.js";
export { deadline, describe } from "./describe.js";
export { AftersalesError } from "./errors.js";
export { Form } from "./form.js";
export { labels } from "./labels.js";
export { loadMessages } from "./languages.js";
export { summary } from "./record.js";
export { mask } from "./submission.js";
export { watch } from "./watch.js";
