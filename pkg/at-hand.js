// What a server has at hand: every language. A page begins with one (at-hand.page.js).
import ar from "./messages/ar.js";
import de from "./messages/de.js";
import en from "./messages/en.js";
import es from "./messages/es.js";
import fi from "./messages/fi.js";
import fr from "./messages/fr.js";
import it from "./messages/it.js";
import ja from "./messages/ja.js";
import ko from "./messages/ko.js";
import nl from "./messages/nl.js";
import pl from "./messages/pl.js";
import pt from "./messages/pt.js";
import sv from "./messages/sv.js";
import tr from "./messages/tr.js";
import zhHans from "./messages/zh-Hans.js";
import zhHant from "./messages/zh-Hant.js";

/** @type {import("./types.js").Messages[]} */
export const atHand = [ar, de, en, es, fi, fr, it, ja, ko, nl, pl, pt, sv, tr, zhHans, zhHant];

/** Nothing is loaded later. @type {Record<string, () => Promise<{ default: string }>>} */
export const first = {};
export const later = first;
