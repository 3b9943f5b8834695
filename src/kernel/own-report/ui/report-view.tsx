import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { DataTable } from "@/ui/data/table";
import { SummaryList } from "@/ui/data/summary-list";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { OwnReport, ReleaseLine } from "../contract";
import { LinesTable } from "./lines-table";

/** The report itself: what was shared first, then emergencies and stopped attempts, then everybody who has read. */
export function ReportView({ report }: { readonly report: OwnReport }) {
  const t = useTranslations("ownReport.report");
  const locale = useLocale();
  const day = (value: string) => formatDate(value, locale);
  const out = report.releases.filter(({ isOutgoing }) => isOutgoing);
  const own = report.releases.filter(({ isOutgoing }) => !isOutgoing);
  return (
    <div className="grid gap-8">
      <SummaryList
        rows={[
          { key: "name", label: t("name"), value: report.isProtected ? t("protectedName") : (report.name ?? "") },
          ...(report.identifier === null
            ? []
            : [{ key: "identifier", label: t("identifier"), value: report.identifier }]),
          { key: "time", label: t("time"), value: t("timeText", { from: day(report.fromOn), to: day(report.toOn) }) },
          { key: "made", label: t("made"), value: formatInstant(report.madeAt, locale) },
        ]}
      />
      <p className="max-w-reading">{t("explain")}</p>
      {report.isCut && <Banner tone="warning" title={t("cut")} />}
      <Part title={t("shared")}>
        <ReleaseTable caption={t("shared")} rows={out} empty={t("sharedEmpty")} />
      </Part>
      <Part title={t("received")}>
        <ReleaseTable caption={t("received")} rows={own} empty={t("receivedEmpty")} />
      </Part>
      <Part title={t("emergency")} text={t("emergencyExplain")}>
        <LinesTable caption={t("emergency")} lines={report.emergencies} empty={t("emergencyEmpty")} />
      </Part>
      <Part title={t("refused")} text={t("refusedExplain")}>
        <LinesTable caption={t("refused")} lines={report.refused} empty={t("refusedEmpty")} />
      </Part>
      <Part title={t("done")}>
        <LinesTable caption={t("done")} lines={report.done} empty={t("doneEmpty")} />
      </Part>
      <p className="max-w-reading text-muted">{t("sealed")}</p>
      <p className="max-w-reading">{t("wrong")}</p>
    </div>
  );
}

function Part({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{title}</h2>
      {text !== undefined && <p className="max-w-reading text-muted">{text}</p>}
      {children}
    </section>
  );
}

interface ReleaseProps {
  readonly caption: string;
  readonly rows: readonly ReleaseLine[];
  readonly empty: string;
}

function ReleaseTable({ caption, rows, empty }: ReleaseProps) {
  const t = useTranslations("ownReport.lines");
  const locale = useLocale();
  const isOut = rows[0]?.isOutgoing ?? true;
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: "when",
          head: t("when"),
          cell: ({ at }) => <time dateTime={at.toISOString()}>{formatInstant(at, locale)}</time>,
        },
        {
          key: "whom",
          head: isOut ? t("receiver") : t("sender"),
          cell: ({ authority, unit }) => `${authority}, ${unit}`,
        },
        { key: "ground", head: t("ground"), cell: ({ statute }) => statute ?? "" },
        { key: "case", head: t("case"), cell: ({ caseNumber }) => caseNumber },
        { key: "state", head: t("state"), cell: (row) => <StateOf row={row} /> },
      ]}
    />
  );
}

function StateOf({ row }: { readonly row: ReleaseLine }) {
  const t = useTranslations("ownReport.lines");
  const locale = useLocale();
  const at = (key: "withdrawn" | "registered" | "seen", when: Date) => (
    <>{t(key, { when: formatInstant(when, locale) })}</>
  );
  if (row.withdrawnAt !== null) return at("withdrawn", row.withdrawnAt);
  if (!row.isOutgoing) return null;
  if (row.registeredAt !== null) return at("registered", row.registeredAt);
  return row.seenAt === null ? <>{t("waits")}</> : at("seen", row.seenAt);
}
