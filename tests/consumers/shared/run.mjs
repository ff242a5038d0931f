import "aftersales/define";
import * as script from "aftersales/js";
import china from "aftersales/packs/cn";
import workdays from "aftersales/calendars/cn";
import english from "aftersales/messages/en";
import { probe } from "./probe.mjs";
import { wrong } from "./questions.mjs";
import { written } from "./written.mjs";

// A server that renders pages imports what the pages import: the first line must not throw.
const found = [
  ...probe(),
  ...written(),
  ...wrong({ ...script, china, workdays }).map((sentence) => "/js: " + sentence),
];
if (english.locale !== "en") found.push("/messages/en: no sentences");
console.log(found.join("\n") || "ok");
// `process` is not everywhere; an error ends every host with a failure.
if (found.length > 0) throw new Error("the answers are wrong");
