"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/ui/i18n/formats";

/** How much of the room for a text is used. Spoken only when it runs out: a count read at each letter disturbs. */
export function CharacterCount({ text, max }: { text: string; max: number }) {
  const t = useTranslations("cases.notes");
  const locale = useLocale();
  const over = text.length - max;
  const figure = (value: number) => formatNumber(value, locale);
  return (
    <div className="tabular -mt-4 text-sm text-muted">
      <p>{t("count", { count: figure(text.length), max: figure(max) })}</p>
      <p role="status" className="font-semibold text-danger-ink">
        {over > 0 ? t("countOver", { over: figure(over) }) : null}
      </p>
    </div>
  );
}
