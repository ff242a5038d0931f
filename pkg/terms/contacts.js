// Whom to ask: ways to reach the shop, places, pages that help, and who looks at a dispute.
/** @typedef {import("../types.js").PolicyDocument} PolicyDocument */
/** @typedef {import("./teller.js").Teller} Teller */
/** @typedef {import("../terms.js").TermsSection} Section */

/** @param {string | undefined} hours @param {Teller} teller */
const hoursIn = (hours, { say }) => hours?.replace(/24\/7|off|Mo|Tu|We|Th|Fr|Sa|Su/g, (code) => say("hours." + code));

/** @param {PolicyDocument} document @param {Teller} teller @returns {Section[]} */
export function contactsIn({ channels = [], servicePoints = [], helpTopics = [], escalation = [] }, teller) {
  const { say, clauses, row, list, text, voiced } = teller;
  const lined = (/** @type {string[]} */ lines) => (lines.length > 0 ? [{ title: "", lines }] : []);
  return [
    {
      title: say("ui.channels"),
      items: lined(
        channels.flatMap(({ kind, value, hours }) => row("channel." + kind, clauses([value, hoursIn(hours, teller)]))),
      ),
    },
    {
      title: say("ui.service_points"),
      items: servicePoints.map(({ name, address, phone, url, hours, categories }) => ({
        title: "",
        ...voiced(name),
        lines: [
          ...[address, phone, url, hoursIn(hours, teller)].filter((line) => line !== undefined),
          ...row("terms.goods", list(categories, "goods.")),
        ],
      })),
    },
    {
      title: say("ui.help"),
      items: lined(helpTopics.map(({ title, url }) => say("join.pair", { name: text(title) ?? "", value: url }))),
    },
    {
      title: say("case.ways"),
      items: escalation.map((way) => {
        const { title, kind, phone, url } = way;
        return {
          ...(voiced(title) ?? { title: say("case.instance." + kind) }),
          lines: [say("case.instance." + kind), phone, url].filter((line) => line !== undefined),
        };
      }),
    },
  ];
}
