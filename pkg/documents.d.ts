/**
 * aftersales/documents: the packs and calendars that the package ships, each loaded when it is asked for:
 * `openPolicy(terms, { packs: pack, calendars: calendar })`.
 */
import type { Calendar, PolicyDocument } from "./types.js";

export type { Calendar, PolicyDocument } from "./types.js";

/** The pack of this id, such as `eu`; rejected if the package has none. */
export function pack(id: string): Promise<PolicyDocument>;
/** The calendar of this id, such as `de-be`; rejected if the package has none. */
export function calendar(id: string): Promise<Calendar>;
/** Which packs there are. */
export const packIds: readonly string[];
/** Which calendars there are. */
export const calendarIds: readonly string[];
