import { useTranslations } from "next-intl";
import { ButtonLink } from "../button";
import { NextIcon, PreviousIcon } from "../icons";

/** Next and previous page of a list that is read by key: there are no page numbers, because rows come and go. */
export function Pagination({ previousHref, nextHref }: { previousHref?: string | null; nextHref?: string | null }) {
  const t = useTranslations("ui.pagination");
  if (!previousHref && !nextHref) return null;
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-2">
      {previousHref && (
        <ButtonLink href={previousHref} rel="prev" icon={<PreviousIcon />}>
          {t("previous")}
        </ButtonLink>
      )}
      {nextHref && (
        <ButtonLink href={nextHref} rel="next" className="flex-row-reverse" icon={<NextIcon />}>
          {t("next")}
        </ButtonLink>
      )}
    </nav>
  );
}
