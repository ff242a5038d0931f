import { checkReturn, describe, loadPolicy } from "aftersales";
import china from "aftersales/packs/cn";
import workdays from "aftersales/calendars/cn";
import { wrong } from "./questions.mjs";

/** What is wrong with the answers here. */
export const probe = () => wrong({ loadPolicy, checkReturn, describe, china, workdays });
