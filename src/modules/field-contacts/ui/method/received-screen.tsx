import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data/table";
import { formatDate, formatNumber } from "@/ui/i18n/formats";
import { PageHeader } from "@/ui/layout/page-header";
import type { ReceivedVersion } from "../../data/method/tally-rows";
import { monthWords } from "./month-words";
import { useTallyWords } from "./tally-words";

interface ReceivedScreenProps {
  readonly org: string;
  readonly month: string;
  readonly earlier: string;
  readonly later: string | null;
  readonly groups: readonly { readonly name: string; readonly count: number }[];
  readonly total: number;
  readonly current: readonly ReceivedVersion[];
  readonly corrections: readonly ReceivedVersion[];
}

/** What the police have counted, by group and day, from whom and when it came; and what was put right. */
export function ReceivedScreen(props: ReceivedScreenProps) {
  const { org, month, earlier, later, groups, total, current, corrections } = props;
  const t = useTranslations("fieldMethod.received");
  const locale = useLocale();
  const at = `/${org}/field-contacts/tallies`;
  const rows = groups.length > 0 ? [...groups, { name: t("total"), count: total }] : [];
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t("title")}
        about={t("about", { month: monthWords(month, locale) })}
        actions={
          <>
            <ButtonLink href={`${at}?month=${earlier.slice(0, 7)}`} variant="secondary">
              {t("earlier")}
            </ButtonLink>
            {later && (
              <ButtonLink href={`${at}?month=${later.slice(0, 7)}`} variant="secondary">
                {t("later")}
              </ButtonLink>
            )}
          </>
        }
      />
      <p className="max-w-reading">{t("rule")}</p>
      <div className="max-w-field">
        <DataTable
          caption={t("groups")}
          columns={[
            { key: "group", head: t("group"), cell: ({ name }) => name },
            { key: "count", head: t("count"), numeric: true, cell: ({ count }) => formatNumber(count, locale) },
          ]}
          rows={rows}
          rowKey={({ name }) => name}
          empty={t("empty")}
        />
      </div>
      {current.length > 0 && <Versions caption={t("days")} rows={current} />}
      {corrections.length > 0 && <Versions caption={t("corrections")} rows={corrections} isCorrection />}
    </div>
  );
}

function Versions(props: {
  readonly caption: string;
  readonly rows: readonly ReceivedVersion[];
  readonly isCorrection?: boolean;
}) {
  const t = useTranslations("fieldMethod");
  const locale = useLocale();
  const words = useTallyWords();
  return (
    <DataTable
      caption={props.caption}
      columns={[
        { key: "day", head: t("received.day"), cell: ({ occurredOn }) => formatDate(occurredOn, locale) },
        { key: "group", head: t("received.group"), cell: ({ policeGroup }) => policeGroup },
        { key: "kind", head: t("received.kind"), cell: (row) => words(row) },
        { key: "count", head: t("received.count"), numeric: true, cell: ({ count }) => formatNumber(count, locale) },
        { key: "from", head: t("received.from"), cell: ({ fromName }) => fromName },
        { key: "receivedOn", head: t("received.receivedOn"), cell: ({ receivedOn }) => formatDate(receivedOn, locale) },
        { key: "version", head: t("received.version"), numeric: true, cell: ({ version }) => version },
        ...(props.isCorrection
          ? [
              {
                key: "why",
                head: t("received.why"),
                cell: ({ correction }: ReceivedVersion) => (correction ? t(`tally.corrections.${correction}`) : null),
              },
            ]
          : []),
      ]}
      rows={props.rows}
      rowKey={(row) =>
        [row.occurredOn, row.policeGroup, row.fromName, row.reason, row.testResult, row.version].join(" ")
      }
      empty={t("received.empty")}
    />
  );
}
