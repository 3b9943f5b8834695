import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintButton } from "@/ui/print-button";
import type { NamedPlace, SettledFigures } from "../../data/report/period-figures";
import type { TextVersion } from "../../data/report/report-texts";
import type { GridPeriod } from "../../domain/report/period";
import type { PublishedFigures } from "../../domain/report/publish";
import type { SettledReport } from "../../domain/report/published-report";
import { PublishedCharts } from "./published-charts";
import { PublishedHeadlines } from "./published-headlines";
import { PrintedRules, PublishedBreakdowns, PublishedTables } from "./published-tables";
import { type ReportContext, useReportWords } from "./report-parts";
import { ReportTextEditor, ReportTextShown, VersionList } from "./report-text";

interface OtherPeriod {
  readonly period: GridPeriod;
  readonly figures: PublishedFigures | null;
}

export interface PublishedScreenProps {
  readonly org: string;
  readonly unit: string;
  readonly reader: string;
  readonly now: Date;
  readonly isHead: boolean;
  readonly ended: boolean;
  readonly period: GridPeriod;
  readonly places: { readonly districts: readonly NamedPlace[]; readonly policeGroups: readonly NamedPlace[] };
  readonly versions: readonly TextVersion[];
  readonly names: ReadonlyMap<string, string>;
  readonly settled: SettledReport | null;
  readonly settledRows: readonly SettledFigures[];
  /** What signing would publish; for the head of the unit alone. */
  readonly preview: SettledReport | null;
  readonly previous: OtherPeriod;
  readonly yearBefore: OtherPeriod;
  readonly targets: ReadonlyMap<string, number>;
}

/** The published report of one period: state, text, in short, in pictures, every measure. Prints as a document. */
export function PublishedScreen(props: PublishedScreenProps) {
  const { org, unit, isHead, period, places, versions } = props;
  const t = useTranslations("fieldReport.page");
  const locale = useLocale();
  const words = useReportWords(places);
  const shown = props.settled ?? props.preview;
  const signed = versions.find(({ signedAt }) => signedAt !== null) ?? null;
  const draft = versions.find(({ signedAt }) => signedAt === null) ?? null;
  const text = (isHead ? (draft ?? signed) : signed)?.text ?? null;
  const day = (on: string) => formatDate(on, locale);
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("title", { period: words.period(period) })}
        about={t("about", { unit, from: day(period.from), to: day(period.to) })}
        back={{ href: `/${org}/field-contacts/tertial`, label: t("back") }}
      />
      <StateOf {...props} />
      {text && <ReportTextShown text={text} sections={["summary"]} />}
      {shown && <FiguresOf {...props} shown={shown} />}
      {text && <ReportTextShown text={text} sections={["reached", "chain", "outcomes", "needs", "ahead"]} />}
      {shown && <Masking />}
      <OtherPeriods {...props} />
      <VersionList versions={versions} names={props.names} />
      {isHead && props.ended && (
        <ReportTextEditor
          period={period.code}
          draft={draft}
          signed={signed}
          names={props.names}
          hasFigures={shown !== null}
        />
      )}
      <p className="max-w-reading text-sm text-muted">
        {props.settled ? t("classification") : t("classificationPreview")}
      </p>
      <p className="hidden text-sm" data-print="only">
        {t("printed", { when: formatInstant(props.now, locale), name: props.reader })}
      </p>
    </div>
  );
}

function FiguresOf({ shown, ...props }: PublishedScreenProps & { shown: SettledReport }) {
  const t = useTranslations("fieldReport.page");
  const { org, period, places, isHead, targets, previous, yearBefore } = props;
  const { figures } = shown;
  if (figures.total === null) return <p>{t("tooFew")}</p>;
  if (figures.total === 0) return <p>{t("nobody")}</p>;
  const context: ReportContext = { org, period, places, isHead };
  const compared = { previous: previous.figures, yearBefore: yearBefore.figures };
  return (
    <>
      <PublishedHeadlines context={context} figures={figures} targets={targets} {...compared} />
      {props.settled && <Files org={org} period={period} />}
      <PublishedCharts {...{ context, figures, previous, yearBefore, targets }} />
      <PublishedTables context={context} figures={figures} {...compared} />
      <PublishedBreakdowns context={context} figures={figures} />
      <PrintedRules context={context} figures={figures} />
    </>
  );
}

function StateOf({ settled, settledRows, preview, ended, period, names }: PublishedScreenProps) {
  const t = useTranslations("fieldReport.page");
  const locale = useLocale();
  const shown = settled ?? preview;
  const leftOut = (shown?.leftOut ?? []).map((code) => code.replace("-", " "));
  const last = settledRows.reduce<SettledFigures | null>((a, b) => (a && a.settledAt > b.settledAt ? a : b), null);
  return (
    <div className="grid max-w-reading gap-2">
      {settled && last && (
        <p>{t("settled", { when: formatInstant(last.settledAt, locale), name: names.get(last.settledBy) ?? "" })}</p>
      )}
      {shown && period.tertial === null && <p className="text-muted">{t("settledYear")}</p>}
      {leftOut.length > 0 && <p>{t("leftOut", { periods: leftOut.join(", ") })}</p>}
      {preview && (
        <Banner tone="warning" title={t("preview")}>
          {t("previewText")}
        </Banner>
      )}
      {!ended && <p>{t("ongoing", { to: formatDate(period.to, locale) })}</p>}
      {ended && !shown && <p>{t("notYet")}</p>}
    </div>
  );
}

function Files({ org, period }: { org: string; period: GridPeriod }) {
  const t = useTranslations("fieldReport.page");
  return (
    <section aria-label={t("files")} className="flex flex-wrap items-center gap-2" data-print="hide">
      <span className="mr-1 font-semibold">{t("files")}</span>
      {(["xlsx", "csv"] as const).map((format) => (
        // A plain link: the router must not fetch files ahead of time.
        <a
          key={format}
          href={`/${org}/field-contacts/tertial/${period.code}/download?format=${format}`}
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

function Masking() {
  const t = useTranslations("fieldReport.page");
  return (
    <Details summary={t("masking")}>
      <p>{t("maskingText")}</p>
    </Details>
  );
}

function OtherPeriods({ org, previous, yearBefore, period, places }: PublishedScreenProps) {
  const t = useTranslations("fieldReport.page");
  const words = useReportWords(places);
  const links = [
    { code: previous.period.code, label: t("previous", { period: words.period(previous.period) }) },
    { code: yearBefore.period.code, label: t("yearBefore", { period: words.period(yearBefore.period) }) },
    { code: String(period.year), label: t("whole", { year: String(period.year) }) },
  ].filter(({ code }, at, all) => code !== period.code && all.findIndex((one) => one.code === code) === at);
  return (
    <nav aria-label={t("otherPeriods")} data-print="hide">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {links.map(({ code, label }) => (
          <li key={code}>
            <Link href={`/${org}/field-contacts/tertial/${code}`} className="inline-flex min-h-8 items-center">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
