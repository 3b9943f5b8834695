import { TIME_ZONE, type Locale } from "./locale";

/** Named formats for `{when, date, short}` inside messages and for next-intl's formatter. */
export const formats = {
  dateTime: {
    short: { day: "numeric", month: "short", year: "numeric" },
    long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  },
  number: {
    percent: { style: "percent", maximumFractionDigits: 1 },
  },
} as const;

/** A calendar day as `YYYY-MM-DD`, or an instant. */
export type DayOrInstant = string | Date;

// Great Britain for English: day before month and the 24-hour clock, as the Swedish texts have them.
const TAGS: Readonly<Record<Locale, string>> = { sv: "sv-SE", en: "en-GB" };

const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A plain day has no time zone: reading it at UTC noon-less midnight and showing it in UTC keeps the day. */
function zoneOf(value: DayOrInstant): string {
  return typeof value === "string" && PLAIN_DAY.test(value) ? "UTC" : TIME_ZONE;
}

function format(value: DayOrInstant, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const instant = typeof value === "string" ? new Date(value) : value;
  return new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: zoneOf(value) }).format(instant);
}

/** `22 nov 2026`. Swedish abbreviates months without the dot that CLDR adds in some versions. */
export function formatDate(value: DayOrInstant, locale: Locale): string {
  return format(value, locale, { day: "numeric", month: "short", year: "numeric" }).replace(".", "");
}

/** `söndag 22 november 2026`. */
export function formatLongDate(value: DayOrInstant, locale: Locale): string {
  return format(value, locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** `02:05`, Swedish time. */
export function formatTime(value: DayOrInstant, locale: Locale): string {
  return format(value, locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `22 nov 2026 02:05`, Swedish time. The space between the day and the time does not break. */
export function formatInstant(value: DayOrInstant, locale: Locale): string {
  return `${formatDate(value, locale)}\u00a0${formatTime(value, locale)}`;
}

/** The Swedish calendar day of an instant as `YYYY-MM-DD`, the form `<input type="date">` and files want. */
export function isoDay(instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE }).format(instant);
}

/** The Swedish time of day of an instant as `HH:MM`, the form `<input type="time">` wants. */
export function isoTime(instant: Date): string {
  return formatTime(instant, "sv");
}

/** `12 345,5` in Swedish, with a space that does not break; at most `decimals` decimals (0-20). */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  return new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: decimals }).format(value);
}

/** A share from 0 to 1 as `31,5 %`. */
export function formatShare(share: number, locale: Locale, decimals = 1): string {
  return new Intl.NumberFormat(TAGS[locale], { style: "percent", maximumFractionDigits: decimals }).format(share);
}

/**
 * Compares two texts the Swedish way, whatever the language of the interface: names here are Swedish names, and å, ä
 * and ö come after z. Digits compare as numbers.
 */
export const compareSwedish: (a: string, b: string) => number = new Intl.Collator("sv-SE", { numeric: true }).compare;
