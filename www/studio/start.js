// What a policy is begun from: nothing, a model shop with its order, or terms from elsewhere.
import { el } from "/pkg/dist/view/nodes.js";
import { button } from "./button.js";
import { demoOf, modelNames, modelText, modelTitle } from "./models.js";
import { imported } from "./starting.js";
import { say } from "./words.js";

/** @param {() => void} close @param {{ begin: (text: string, change?: object) => void, tell: (text: string) => void }} studio */
export function startParts(close, { begin, tell }) {
  const wrong = el("p", { role: "alert", class: "wrong" });
  const models = modelNames.map((name) =>
    button(name === "blank" ? say("blank") : modelTitle(name), () => {
      begin(modelText(name), demoOf(name));
      close();
    }),
  );
  const kinds = ["policy", "schema", "merchant", "ucp"].map((kind) =>
    el("option", { value: kind }, say("kind." + kind)),
  );
  const kind = el("select", { id: "kind" }, kinds);
  const area = el("textarea", { id: "pasted", rows: "8", spellcheck: "false" });
  const file = el("input", { type: "file", id: "read", accept: ".json,.html,.jsonld" });
  file.addEventListener("change", async () => (area.value = (await file.files[0]?.text()) ?? ""));
  const read = async () => {
    const answer = await imported(kind.value, area.value).catch((error) => ({ warnings: [error] }));
    const said = (answer.warnings ?? []).map(({ message }) => message).join("; ");
    if (!answer.text) return void (wrong.textContent = say("cannotRead", { message: said }));
    begin(answer.text);
    tell(said ? say("readWith", { message: said }) : say("read"));
    close();
  };
  return [
    el("h3", {}, say("models")),
    el("div", { class: "row" }, models),
    el("h3", {}, say("elsewhere")),
    el("label", { class: "ask", for: "kind" }, say("kind")),
    kind,
    el("label", { class: "ask", for: "pasted" }, say("pasted")),
    area,
    el("label", { class: "ask", for: "read" }, say("file")),
    file,
    wrong,
    el("div", { class: "row" }, button(say("readIt"), read, "accent")),
  ];
}
