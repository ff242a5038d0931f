// The elements as classes; importing them registers nothing.
export { AftersalesCase } from "./aftersales-case.js";
export { AftersalesCertificate } from "./aftersales-certificate.js";
export { AftersalesComplaint } from "./aftersales-complaint.js";
export { AftersalesOrder } from "./aftersales-order.js";
export { AftersalesCountdown } from "./aftersales-countdown.js";
export { AftersalesRequest } from "./aftersales-request.js";
export { AftersalesReturn } from "./aftersales-return.js";
export { AftersalesSurvey } from "./aftersales-survey.js";
export { AftersalesTimeline } from "./aftersales-timeline.js";
export { AftersalesWarranty } from "./aftersales-warranty.js";
export { AftersalesWithdrawal } from "./aftersales-withdrawal.js";
