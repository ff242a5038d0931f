// Every sentence of a language beside English, as a reviewer reads it.
import { loadMessages, nearest } from "/pkg/dist/languages.js";
import { speaker } from "/pkg/dist/sentences.js";
import { withdrawalAdds, withdrawalLanguages } from "/pkg/dist/withdrawal/languages.js";

const COUNTS = [0, 1, 2, 5, 22];

const form = document.querySelector("form");
const { language, find, count } = form.elements;
const body = document.querySelector("tbody");
const { texts: english } = await loadMessages("en");

const nameOf = (id) => new Intl.DisplayNames([id], { type: "language" }).of(id);
language.append(...withdrawalLanguages.map((id) => new Option(`${nameOf(id)} (${id})`, id)));
language.value = new URL(location.href).searchParams.get("lang") ?? "de";

/** A sentence with its blanks marked; once for each number that it may be about. */
function written(locale, code, text, messages) {
  const counted = /\{(\w+)\|/.exec(text)?.[1];
  const blanks = Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name]) => [name, `\ue000${name}\ue001`]));
  const say = speaker({ locale, messages });
  return (counted ? COUNTS : [undefined]).map((number) => {
    const sentence = say(code, { ...blanks, ...(counted && { [counted]: number }) });
    const line = document.createElement("p");
    for (const [place, part] of sentence.split(/[\ue000\ue001]/).entries()) {
      if (place % 2 === 0) line.append(part);
      else line.append(Object.assign(document.createElement("mark"), { textContent: `{${part}}` }));
    }
    return line;
  });
}

function cell(locale, code, text, messages) {
  const td = document.createElement("td");
  td.lang = locale;
  td.dir = locale === "ar" ? "rtl" : "ltr";
  td.append(...written(locale, code, text, messages));
  return td;
}

/** What the package says in a language: everything, or what the withdrawal says. */
async function catalogue(id) {
  const [adds, base] = await Promise.all([withdrawalAdds(id), loadMessages(id)]);
  return { locale: id, texts: { ...(nearest(id) === id && base.texts), ...adds?.texts } };
}

async function show() {
  const id = language.value;
  const messages = await catalogue(id);
  const { texts } = messages;
  const wanted = find.value.trim().toLowerCase();
  // What laws call their exceptions packs say in English.
  const codes = Object.keys({ ...english, ...texts }).filter(
    (code) =>
      code in texts && [code, english[code] ?? "", texts[code]].some((text) => text.toLowerCase().includes(wanted)),
  );
  document.getElementById("language").textContent = nameOf(id);
  body.replaceChildren(
    ...codes.map((code) => {
      const row = document.createElement("tr");
      const name = Object.assign(document.createElement("th"), { scope: "row", textContent: code });
      row.append(name, cell("en", code, english[code] ?? ""), cell(id, code, texts[code], messages));
      return row;
    }),
  );
  count.value = `${codes.length} sentences`;
  document.documentElement.dataset.ready = id;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", show);
await show();
