import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/ui/button";
import { DateField } from "@/ui/form/fields";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { OwnReport } from "../contract";
import { MakePackForm } from "./pack-forms";
import { ReportView } from "./report-view";

interface ReportScreenProps {
  readonly org: string;
  readonly report: OwnReport;
  readonly packs: readonly {
    readonly id: string;
    readonly madeAt: Date;
    readonly approvedAt: Date | null;
    readonly expiresOn: string;
  }[];
}

/** Who has read about somebody, for print; and the way to a pack of everything. */
export function ReportScreen({ org, report, packs }: ReportScreenProps) {
  const t = useTranslations("ownReport.report");
  const { authorityName: authority, personId } = report;
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("title")}
        about={report.isWhole ? t("aboutWhole", { authority }) : t("aboutSight", { authority })}
        back={{ href: `/${org}/persons/${personId}`, label: t("back") }}
      />
      <form method="get" className="flex flex-wrap items-end gap-3" data-print="hide" aria-label={t("choose")}>
        <DateField name="from" label={t("from")} defaultValue={report.fromOn} />
        <DateField name="to" label={t("to")} defaultValue={report.toOn} />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
      </form>
      <p className="text-muted" data-print="hide">
        {t("print")}
      </p>
      <ReportView report={report} />
      <Packs org={org} personId={personId} packs={packs} />
    </div>
  );
}

function Packs({ org, personId, packs }: { org: string; personId: string; packs: ReportScreenProps["packs"] }) {
  const t = useTranslations("ownReport.pack");
  const locale = useLocale();
  return (
    <section className="grid gap-3 card p-5" aria-labelledby="packs" data-print="hide">
      <h2 id="packs" className="text-xl">
        {t("title")}
      </h2>
      <p className="max-w-reading text-muted">{t("makeText")}</p>
      {packs.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {packs.map((pack) => (
            <li key={pack.id} className="grid gap-1 py-2">
              <Link
                href={`/${org}/persons/${personId}/packs/${pack.id}`}
                prefetch={false}
                className="inline-flex min-h-control items-center font-semibold"
              >
                {t("begun", { when: formatInstant(pack.madeAt, locale) })}
              </Link>
              <span className="text-muted">
                {pack.approvedAt === null
                  ? t("open")
                  : t("approved", {
                      when: formatInstant(pack.approvedAt, locale),
                      until: formatDate(pack.expiresOn, locale),
                    })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <MessagesFor parts={["ownReport.pack", "ownReport.errors"]}>
        <MakePackForm org={org} personId={personId} />
      </MessagesFor>
    </section>
  );
}
