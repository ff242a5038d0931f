/** What a shopper must not miss, as a calendar file. */
import type { Coverage, Instant, Messages, Option, ServiceLevel } from "./types.js";

export interface ICalendarOptions {
  locale: string; messages?: Messages; timeZone?: string;
  /** What it is about, such as the order's line: makes entries the same ones when the file is made again. */
  id: string;
  now: Instant;
  /** The product, as a shopper reads it. */
  title?: string;
  /** The page to come back to. */
  url?: string;
}

/**
 * A text of the media type `text/calendar` (RFC 5545): the known ends among `values` that are ahead, and the last day to
 * register, each with a reminder one day before.
 *
 * A window with a last day is an entry for that whole day, the same date wherever the shopper is; one that ends at an
 * instant is an entry at that instant, in UTC. What has no known end, or is over, has no entry.
 */
export function toICalendar(values: (Option | Coverage | ServiceLevel)[], options: ICalendarOptions): string;
