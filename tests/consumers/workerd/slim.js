import init, { checkReturn, describe, loadPolicy } from "aftersales/slim";
import wasm from "aftersales/aftersales.wasm";
import china from "aftersales/packs/cn";
import workdays from "aftersales/calendars/cn";
import { wrong } from "./questions.mjs";

export default {
  async fetch() {
    await init(wasm);
    return new Response(wrong({ loadPolicy, checkReturn, describe, china, workdays }).join("\n") || "ok");
  },
};
