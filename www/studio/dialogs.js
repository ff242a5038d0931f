// What a policy is begun from, and where it goes: two dialogs.
import { el } from "/pkg/dist/view/nodes.js";
import { ask } from "./author.js";
import { fragmentOf, save } from "./sharing.js";
import { imported, modelNames, modelText, modelTitle } from "./starting.js";
import { say } from "./words.js";

/**
 * @param {HTMLDialogElement} dialog @param {Record<"start" | "out", HTMLElement>} buttons
 * @param {{ state: any, begin: (text: string) => void, tell: (text: string) => void }} studio
 */
export function fillDialogs(dialog, { start, out }, studio) {
  start.addEventListener("click", () => openDialog(dialog, say("startTitle"), startParts(dialog, studio)));
  out.addEventListener("click", () => openDialog(dialog, say("outTitle"), outParts(studio)));
}

/** @param {HTMLDialogElement} dialog @param {string} title @param {Node[]} parts */
function openDialog(dialog, title, parts) {
  const close = el("button", { type: "button", class: "quiet" }, say("close"));
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(el("header", {}, el("h2", { id: "dialog-title" }, title), close), el("div", {}, parts));
  dialog.showModal();
}

/** @param {string} text @param {() => void} act @param {string} [look] */
function button(text, act, look = "quiet") {
  const node = el("button", { type: "button", class: look }, text);
  node.addEventListener("click", act);
  return node;
}

function startParts(dialog, { begin, tell }) {
  const wrong = el("p", { role: "alert", class: "wrong" });
  const models = modelNames.map((name) =>
    button(name === "blank" ? say("blank") : modelTitle(name), () => {
      begin(modelText(name));
      dialog.close();
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
    dialog.close();
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

function outParts({ state, tell }) {
  const shown = el("textarea", {
    id: "shown",
    rows: "10",
    readonly: true,
    "aria-label": say("result"),
    spellcheck: "false",
  });
  const said = el("p", { role: "status", class: "quiet" });
  const name = state.document?.id ?? "policy";
  const show = (text, words) => {
    shown.value = text;
    said.textContent = words;
  };
  const markup = async () => {
    const answer = await ask("toSchemaOrg", state.document);
    if (!answer.ok) return show("", say("cannotRead", { message: answer.issues[0].message }));
    const { jsonld, warnings } = answer.value;
    const json = JSON.stringify(jsonld, null, 2).replaceAll("<", "\\u003c");
    show(
      `<script type="application/ld+json">\n${json}\n</script>\n`,
      warnings.map(({ message }) => message).join("; "),
    );
  };
  const link = async () => show(location.href.replace(/#.*/, "") + (await fragmentOf(state.text)), say("linkHint"));
  const copy = () =>
    navigator.clipboard.writeText(shown.value || state.text).then(
      () => tell(say("copied")),
      () => shown.select(),
    );
  return [
    el(
      "div",
      { class: "row" },
      button(say("savePolicy"), () => save(name + ".json", state.text), "accent"),
      button(say("markup"), markup),
      button(say("link"), link),
      button(say("copy"), copy),
    ),
    shown,
    said,
  ];
}
