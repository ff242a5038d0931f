/** aftersales/calendars/<id>: which days are worked in one place. */
import type { Calendar } from "./types.js";

declare const calendar: Calendar;
export default calendar;
