import type { Locale } from "@/ui/i18n/locale";

/** A month as it is read: "november 2026". Takes its first day. */
export function monthWords(month: string, locale: Locale): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const words = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
    Date.UTC(year, number - 1, 1),
  );
  return `${words} ${year}`;
}
