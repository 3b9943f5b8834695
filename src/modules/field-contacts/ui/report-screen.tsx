import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/ui/button";
import { PageHeader } from "@/ui/layout/page-header";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { localeFrom } from "@/ui/i18n/locale";
import { PrintButton } from "@/ui/print-button";
import type { Figures } from "../domain/figures";
import type { ReportPeriod } from "../schema";
import { PeriodForm, type PeriodFault } from "./period-form";
import { ReportCharts } from "./report-charts";
import { ReportHeadlines } from "./report-headlines";
import { ReportTable } from "./report-table";

export interface ReportScreenProps {
  readonly org: string;
  readonly unit: string;
  readonly reader: string;
  readonly now: Date;
  readonly span: ReportPeriod | null;
  /** Null when what was asked for is no period; `faults` then say why. */
  readonly period: ReportPeriod | null;
  readonly asked: { readonly from: string; readonly to: string };
  readonly faults: readonly PeriodFault[];
  readonly figures: Figures | null;
  /** Goals in per cent by measure. */
  readonly targets: ReadonlyMap<string, number>;
}

/** The four-month and annual report of one unit: in short, in pictures, every measure with its rule. Prints as a document. */
export async function ReportScreen(props: ReportScreenProps) {
  const { org, unit, reader, now, span, period, figures, targets } = props;
  const t = await getTranslations("fieldContacts.reportPage");
  const working = await getTranslations("fieldReport.working");
  const locale = localeFrom(await getLocale());
  const base = `/${org}/field-contacts/report`;
  const day = (on: string) => formatDate(on, locale);
  const about = period
    ? t("about", { unit, from: day(period.from), to: day(period.to) })
    : t("aboutNoPeriod", { unit });
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("title")}
        about={about}
        actions={
          <>
            <ButtonLink href={`/${org}/field-contacts/tertial`} variant="secondary">
              {working("toPublished")}
            </ButtonLink>
            <ButtonLink href={`/${org}/field-contacts/import`} variant="secondary">
              {t("import")}
            </ButtonLink>
          </>
        }
      />
      <p className="max-w-reading border-l-4 border-edge pl-3 font-semibold">{working("mark")}</p>
      <PeriodForm action={base} asked={props.asked} faults={props.faults} span={span} />
      {figures && period && (
        <>
          <ReportHeadlines figures={figures} targets={targets} />
          <ReportFiles base={base} period={period} />
          <ReportCharts figures={figures} />
          <ReportTable figures={figures} />
        </>
      )}
      <p className="max-w-reading text-sm text-muted">{t("classification")}</p>
      <p className="hidden text-sm" data-print="only">
        {t("printed", { when: formatInstant(now, locale), name: reader })}
      </p>
    </div>
  );
}

async function ReportFiles({ base, period }: { base: string; period: ReportPeriod }) {
  const t = await getTranslations("fieldContacts.reportPage");
  const query = `from=${period.from}&to=${period.to}`;
  return (
    <section aria-label={t("files")} className="flex flex-wrap items-center gap-2" data-print="hide">
      <span className="mr-1 font-semibold">{t("files")}</span>
      {(["xlsx", "csv", "json"] as const).map((format) => (
        // A plain link: the router must not fetch files ahead of time.
        <a
          key={format}
          href={`${base}/download?format=${format}&${query}`}
          className="button button-secondary"
          download
        >
          {t(format)}
        </a>
      ))}
      <PrintButton>{t("print")}</PrintButton>
    </section>
  );
}
