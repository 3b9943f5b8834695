import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { formatDate } from "@/ui/i18n/formats";
import type { PenaltyRow } from "../contract";
import { LegalBasesFrame } from "./frame";
import { confidenceKeys } from "./words";

interface OffencesScreenProps {
  readonly org: string;
  readonly rows: readonly PenaltyRow[];
  readonly today: string;
}

/** The least penalties, with the days each holds, how sure it is and where it comes from. Read only. */
export function OffencesScreen({ org, rows, today }: OffencesScreenProps) {
  const t = useTranslations("legalBases.penalties");
  const names = useTranslations("legalBases.offences");
  const locale = useLocale();
  const holds = ({ validFrom, validTo }: PenaltyRow) => validFrom <= today && (validTo === null || validTo > today);
  return (
    <LegalBasesFrame org={org} section="offences" about={t("about")}>
      <Banner tone="warning" title={t("sureTitle")}>
        <p>{t("sureText")}</p>
      </Banner>
      <DataTable
        caption={t("caption")}
        rows={rows}
        rowKey={(row) => `${row.code} ${row.validFrom}`}
        empty={t("none")}
        columns={[
          {
            key: "name",
            head: t("offence"),
            cell: ({ code }) => (names.has(code as never) ? names(code as never) : code),
          },
          {
            key: "section",
            head: t("section"),
            cell: ({ chapter, section }) => `${chapter.startsWith("BrB") ? "BrB " : ""}${section}`,
          },
          {
            key: "least",
            head: t("least"),
            cell: (row) => leastWords(t, row),
          },
          {
            key: "days",
            head: t("holds"),
            cell: (row) => (
              <span className="grid gap-1">
                {row.validTo === null
                  ? t("since", { from: formatDate(row.validFrom, locale) })
                  : t("between", { from: formatDate(row.validFrom, locale), to: formatDate(row.validTo, locale) })}
                {!holds(row) && <Tag>{t(row.validFrom > today ? "coming" : "ended")}</Tag>}
              </span>
            ),
          },
          {
            key: "source",
            head: t("source"),
            cell: ({ source, confidence }) => (
              <span className="text-sm">
                {t(`confidence.${confidenceKeys[confidence]}`)} <span lang="sv">{source}.</span>
              </span>
            ),
          },
        ]}
      />
    </LegalBasesFrame>
  );
}

function leastWords(t: ReturnType<typeof useTranslations<"legalBases.penalties">>, row: PenaltyRow): string {
  if (!row.hasPrisonInScale) return t("noPrison");
  if (row.leastMonths === 0) return t("noLeast");
  const [years, months] = [Math.floor(row.leastMonths / 12), row.leastMonths % 12];
  if (years === 0) return t("months", { months });
  return months === 0 ? t("years", { years }) : t("yearsAndMonths", { years, months });
}
