// The right to change a case comes with its receipt, and this browser keeps it. Who has only the link of a case may look.
const NAME = "lantern-lane-rights";

/** The rights by their cases. @returns {Record<string, string>} */
function all() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "{}");
  } catch {
    // A browser that keeps nothing may look too.
    return {};
  }
}

/** How a request shows the latest of them. */
export const withRights = () => ({
  headers: { "case-rights": Object.values(all()).filter(Boolean).slice(-100).join(", ") },
});

export const rightTo = (caseId) => (Object.hasOwn(all(), caseId) ? all()[caseId] : undefined);

function keep(caseId, right) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...all(), [caseId]: right }));
  } catch {
    // The case can be looked at still.
  }
}

/** The address of this page for another device, with the right in a part that no server is told. */
export const elsewhere = (right) => Object.assign(new URL(location.href), { hash: "right=" + right }).href;

const brought = /^#right=(\w+)$/.exec(location.hash);
if (brought) {
  keep(new URLSearchParams(location.search).get("id"), brought[1]);
  history.replaceState(null, "", location.pathname + location.search);
}

addEventListener("aftersales-receipt", ({ detail: { receipt } }) => keep(receipt.caseId, receipt.right));
addEventListener("aftersales-case-send", ({ target, detail: { sent } }) => {
  sent.right = rightTo(target.record.id);
});
