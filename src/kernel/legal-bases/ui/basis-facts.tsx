import Link from "next/link";
import { useTranslations } from "next-intl";
import { SummaryList, type SummaryRow } from "@/ui/data/summary-list";
import type { BasisRow } from "../contract";
import { useDeadlineWords, useDocumentedWords, useListWords } from "./words";

interface BasisFactsListProps {
  readonly org: string;
  readonly row: BasisRow;
  readonly needsSecondPerson: boolean | null;
}

/** What the law asks, as facts: who to whom, for what, about whom, how soon. What it does not limit is left out. */
export function BasisFactsList({ org, row, needsSecondPerson }: BasisFactsListProps) {
  const t = useTranslations("legalBases.basis");
  const rows = [...useWho(row), ...useLimits(org, row), ...useAfter(row)];
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{t("facts")}</h2>
      <SummaryList
        rows={[
          ...rows,
          {
            key: "secondPerson",
            label: t("secondPerson"),
            value: (
              <Link href={`/${org}/legal-bases/delegation`}>
                {t(`secondPersonIs.${needsSecondPerson === null ? "unknown" : needsSecondPerson ? "yes" : "no"}`)}
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}

function useWho({ facts, fromOthers, toOthers }: BasisRow): SummaryRow[] {
  const t = useTranslations("legalBases");
  const kinds = useListWords("kinds");
  const purposes = useListWords("purposes");
  const excluded = Object.entries(facts.excludedPurposes);
  const outside = [...fromOthers, ...toOthers];
  return [
    { key: "mode", label: t("basis.mode"), value: t(`modeText.${facts.mode}`) },
    { key: "from", label: t("basis.from"), value: kinds([...facts.from, ...fromOthers]) },
    { key: "to", label: t("basis.to"), value: kinds([...facts.to, ...toOthers]) },
    ...(outside.length > 0
      ? [{ key: "outside", label: t("basis.outside"), value: t("basis.outsideText", { kinds: kinds(outside) }) }]
      : []),
    {
      key: "purposes",
      label: t("basis.purposes"),
      value: facts.purposes.length === 0 ? t("basis.anyPurpose") : purposes(facts.purposes),
    },
    ...excluded.map(([kind, some]) => ({
      key: `not-${kind}`,
      label: t("basis.notFor"),
      value: t("basis.notForKind", { kind: kinds([kind]), purposes: purposes(some ?? []) }),
    })),
  ];
}

function useLimits(org: string, { facts, excludedSecrecy }: BasisRow): SummaryRow[] {
  const t = useTranslations("legalBases.basis");
  const categories = useListWords("categories");
  const offence = useOffenceWords(facts.offence);
  const rows: (SummaryRow | null)[] = [
    facts.ageFrom === null && facts.ageTo === null
      ? null
      : {
          key: "age",
          label: t("age"),
          value:
            facts.ageTo === null
              ? t("ageFrom", { from: facts.ageFrom ?? 0 })
              : t("ageBelow", { below: facts.ageTo + 1 }),
        },
    facts.needsRequest ? { key: "request", label: t("request"), value: t("requestText") } : null,
    facts.offence === null
      ? null
      : {
          key: "offence",
          label: t("offence"),
          value: (
            <>
              {offence} <Link href={`/${org}/legal-bases/offences`}>{t("penaltyLink")}</Link>
            </>
          ),
        },
    facts.onlyData.length === 0 ? null : { key: "only", label: t("onlyData"), value: categories(facts.onlyData) },
    excludedSecrecy.length === 0
      ? null
      : { key: "excluded", label: t("excludedSecrecy"), value: `OSL ${excludedSecrecy.join("; ")}` },
  ];
  return rows.filter((row) => row !== null);
}

function useOffenceWords(offence: BasisRow["facts"]["offence"]): string {
  const t = useTranslations("legalBases.basis");
  if (offence === null) return "";
  const parts = [
    offence.leastMonths === null ? null : t("leastMonths", { months: offence.leastMonths }),
    offence.attemptLeastMonths === null ? null : t("attemptLeastMonths", { months: offence.attemptLeastMonths }),
    offence.needsPrisonInScale ? t("needsPrison") : null,
    offence.chapters.length === 0 ? null : t("chapters", { chapters: offence.chapters.join(", ") }),
  ];
  return parts.filter((part) => part !== null).join(" ");
}

function useAfter({ documented, deadline }: BasisRow): SummaryRow[] {
  const t = useTranslations("legalBases.basis");
  const words = useDocumentedWords();
  const deadlines = useDeadlineWords();
  return [
    ...(deadline === null ? [] : [{ key: "deadline", label: t("deadline"), value: deadlines(deadline) }]),
    { key: "documented", label: t("documented"), value: documented.map(words).join(", ") },
  ];
}
