// Every sentence of a language beside English, as a reviewer reads it.
import { loadMessages } from "/pkg/dist/languages.js";
import { speaker } from "/pkg/dist/sentences.js";

const LANGUAGES = [
  "ar",
  "de",
  "en",
  "es",
  "fi",
  "fr",
  "it",
  "ja",
  "ko",
  "nl",
  "pl",
  "pt",
  "sv",
  "tr",
  "zh-Hans",
  "zh-Hant",
];
const COUNTS = [0, 1, 2, 5, 22];

const form = document.querySelector("form");
const { language, find, count } = form.elements;
const body = document.querySelector("tbody");
const { texts: english } = await loadMessages("en");

const nameOf = (id) => new Intl.DisplayNames([id], { type: "language" }).of(id);
language.append(...LANGUAGES.map((id) => new Option(`${nameOf(id)} (${id})`, id)));
language.value = new URL(location.href).searchParams.get("lang") ?? "de";

/** A sentence with its blanks marked; once for each number that it may be about. */
function written(locale, code, text) {
  const counted = /\{(\w+)\|/.exec(text)?.[1];
  const blanks = Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name]) => [name, `\ue000${name}\ue001`]));
  const say = speaker({ locale });
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

function cell(locale, code, text) {
  const td = document.createElement("td");
  td.lang = locale;
  td.dir = locale === "ar" ? "rtl" : "ltr";
  td.append(...written(locale, code, text));
  return td;
}

async function show() {
  const id = language.value;
  const { texts } = await loadMessages(id);
  const wanted = find.value.trim().toLowerCase();
  const codes = Object.keys(english).filter((code) =>
    [code, english[code], texts[code]].some((text) => text.toLowerCase().includes(wanted)),
  );
  document.getElementById("language").textContent = nameOf(id);
  body.replaceChildren(
    ...codes.map((code) => {
      const row = document.createElement("tr");
      const name = Object.assign(document.createElement("th"), { scope: "row", textContent: code });
      row.append(name, cell("en", code, english[code]), cell(id, code, texts[code]));
      return row;
    }),
  );
  count.value = `${codes.length} sentences`;
  document.documentElement.dataset.ready = id;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", show);
await show();
