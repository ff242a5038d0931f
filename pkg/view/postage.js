// Which remedies leave the goods with the shopper, so that nobody pays for sending them back.

/** Whether the goods go back for it. @param {{ remedy: string }} option */
export const isSent = ({ remedy }) => remedy !== "compensation" && remedy !== "price_reduction";
