/** aftersales/icalendar: what a shopper must not miss, as a calendar file. */
import type { Coverage, Instant, Messages, Option, ServiceLevel } from "./types.js";

/** How a calendar file is written. */
export interface ICalendarOptions {
  /** The language of its sentences, `en` for instance. */
  locale: string;
  /** Sentences of another language, or other sentences. */
  messages?: Messages;
  /** The zone in which instants are written in sentences, `Europe/Berlin` for instance; UTC unless it is given. */
  timeZone?: string;
  /** What it is about, such as the order's line: makes entries the same ones when the file is made again. */
  id: string;
  /** What is over by then has no entry. */
  now: Instant;
  /** The product, as a shopper reads it. */
  title?: string;
  /** The page to come back to. */
  url?: string;
}

/** An end that no answer of the engine holds. */
export interface CalendarEnd {
  /** Which of several it is. */
  id: string;
  /** What ends, as a shopper reads it. */
  name: string;
  /** The instant at which. */
  closes: string;
  /** The last day, where it is one: the entry is for that whole day. */
  lastDay?: string | null;
}

/**
 * A text of the media type `text/calendar` (RFC 5545): the known ends among `values` that are ahead, and the last day to
 * register, each with a reminder one day before.
 *
 * A window with a last day is an entry for that whole day, the same date wherever the shopper is; one that ends at an
 * instant is an entry at that instant, in UTC. What has no known end, is over, or was promised and done has no entry.
 */
export function toICalendar(
  values: (Option | Coverage | ServiceLevel | CalendarEnd)[],
  options: ICalendarOptions,
): string;
