"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";

/** What an import came to. */
export function ImportDone(props: { added: number; unchanged: number; reportHref: string }) {
  const { added, unchanged, reportHref } = props;
  const t = useTranslations("fieldContacts.importPage");
  return (
    <div className="grid justify-items-start gap-4">
      <Banner tone="success" title={t("doneTitle", { count: added })} announced>
        {t("doneText", { count: unchanged })}
      </Banner>
      <ButtonLink href={reportHref}>{t("toReport")}</ButtonLink>
    </div>
  );
}
