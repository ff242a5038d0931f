const { checkReturn, describe, loadPolicy } = require("aftersales");
const china = require("aftersales/packs/cn");
const workdays = require("aftersales/calendars/cn");
const { wrong } = require("./questions.cjs");

exports.probe = () => wrong({ loadPolicy, checkReturn, describe, china, workdays });
