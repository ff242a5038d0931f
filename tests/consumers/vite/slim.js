import init, { checkReturn, describe, loadPolicy } from "aftersales/slim";
import wasm from "aftersales/aftersales.wasm?url";
import china from "aftersales/packs/cn";
import workdays from "aftersales/calendars/cn";
import { wrong } from "./questions.mjs";

init(wasm).then(() => (globalThis.wrong = wrong({ loadPolicy, checkReturn, describe, china, workdays })));
