require("aftersales/define");
const script = require("aftersales/js");
const china = require("aftersales/packs/cn");
const workdays = require("aftersales/calendars/cn");
const english = require("aftersales/messages/en");
const { probe } = require("./probe.cjs");
const { wrong } = require("./questions.cjs");

const found = [...probe(), ...wrong({ ...script, china, workdays }).map((sentence) => "/js: " + sentence)];
if (english.locale !== "en") found.push("/messages/en: no sentences");
console.log(found.join("\n") || "ok");
process.exitCode = found.length && 1;
