"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { formatInstant } from "@/ui/i18n/formats";
import { Button } from "@/ui/plain-button";
import type { Keeping, KeepingState } from "./keeping-contract";

/** What somebody has to know before going on: something was deleted, filed differently, or is open elsewhere. */
export function CaptureNotices(props: {
  readonly org: string;
  readonly state: KeepingState | null;
  readonly keeping: Keeping | null;
}) {
  const { org, state, keeping } = props;
  const t = useTranslations("fieldCapture");
  const locale = useLocale();
  if (!state) return null;
  return (
    <>
      {state.ended && <Banner tone="warning" title={t(`ended.${state.ended}`)} announced />}
      {state.erased > 0 && <Banner tone="warning" title={t("erased", { count: state.erased })} announced />}
      {state.expired > 0 && <Banner tone="warning" title={t("expired", { count: state.expired })} announced />}
      {state.kept === "elsewhere" && (
        <Banner tone="warning" title={t("elsewhere.title")} announced>
          <p>{t("elsewhere.text")}</p>
          {state.lastCaseId !== null && state.where === "server" ? (
            <Link href={`/${org}/field-contacts/${state.lastCaseId}`}>{t("conflict.open")}</Link>
          ) : (
            <a href={`/${org}/field-contacts/new`}>{t("elsewhere.again")}</a>
          )}
        </Banner>
      )}
      {state.conflicting.map(({ draftId, startedAt, caseId }) => (
        <Banner key={draftId} tone="warning" title={t("conflict.title")}>
          <p>{t("conflict.text", { when: formatInstant(new Date(startedAt), locale) })}</p>
          <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
            {caseId !== null && (
              <Link href={`/${org}/field-contacts/${caseId}`} className="inline-flex min-h-control items-center">
                {t("conflict.open")}
              </Link>
            )}
            <Button onClick={() => void keeping?.discard(draftId)}>{t("conflict.done")}</Button>
          </div>
        </Banner>
      ))}
    </>
  );
}
