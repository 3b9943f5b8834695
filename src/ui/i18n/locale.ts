/** The languages of the interface. Swedish comes first: it is the default and the source of all texts. */
export const LOCALES = ["sv", "en"] as const;

/** A language of the interface. */
export type Locale = (typeof LOCALES)[number];

/** The language of a person who has chosen none. */
export const DEFAULT_LOCALE: Locale = "sv";

/** Name of the cookie that holds the language. No personal data; read on the server. */
export const LOCALE_COOKIE = "samlots_locale";

/** All times are shown in Swedish time, wherever the browser is: an event has one time of day in the file. */
export const TIME_ZONE = "Europe/Stockholm";

/** The language a cookie (or a profile) names, or the default when it names none we have. */
export function localeFrom(unverifiedText: string | null | undefined): Locale {
  return LOCALES.find((locale) => locale === unverifiedText) ?? DEFAULT_LOCALE;
}
