import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { ButtonLink } from "@/ui/button";
import { Tag } from "@/ui/data/tag";
import { formatInstant } from "@/ui/i18n/formats";
import type { CaseDuties } from "../views";

/** On a case's page: what has been reported and who has it, and the ways to report. */
export function CaseDutiesSection({ org, duties }: { readonly org: string; readonly duties: CaseDuties }) {
  const t = useTranslations("duties.onCase");
  const r = useTranslations("duties.report");
  const locale = useLocale();
  const { caseId, sent, mayReportConcern, mayNotifyLvm } = duties;
  if (sent.length === 0 && !mayReportConcern && !mayNotifyLvm) return null;
  const at = `/${org}/cases/${caseId}`;
  return (
    <section className="grid gap-3 card p-5" aria-labelledby="case-duties">
      <div className="grid gap-1">
        <h2 id="case-duties" className="text-lg">
          {t("title")}
        </h2>
        <p className="text-sm text-muted">{t("hint")}</p>
      </div>
      {sent.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {sent.map((report) => (
            <li key={report.id} className="grid gap-1 py-2">
              <Link href={`${at}/duties/${report.id}`} className="inline-flex min-h-control items-center font-semibold">
                {r(`kind.${report.kind}`)}
              </Link>
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                <Tag tone={report.acknowledgedAt === null ? "warning" : "success"}>
                  {report.acknowledgedAt === null
                    ? t("waits", { unit: report.toUnit.name })
                    : t("taken", { name: report.acknowledgedByName ?? "" })}
                </Tag>
                {formatInstant(report.acknowledgedAt ?? report.sentAt, locale)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-3" data-print="hide">
        {mayReportConcern && (
          <ButtonLink href={`${at}/concern-report`} variant="secondary">
            {t("concern")}
          </ButtonLink>
        )}
        {mayNotifyLvm && (
          <ButtonLink href={`${at}/lvm-notification`} variant="secondary">
            {t("lvm")}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
