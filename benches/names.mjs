// Names that results are found by again.
export const WINDOW = "luxon, one window";
export const HINGES = "a line that hinges on a fact";
export const NO_REASON = "a line without a reason";
export const EMPTY = "an empty page";
