import { useLocale, useTranslations } from "next-intl";
import { SummaryList, type SummaryRow } from "@/ui/data/summary-list";
import { ShieldIcon } from "@/ui/icons";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { AgeFact } from "../../persons/contract";
import type { FilledIn, Occasion, ReportedPerson } from "../contract";

type Shown = Omit<FilledIn, "correction">;

/** Who and what a report is about, as it was filled in, with where it comes from. */
export function FilledInFacts({ filledIn }: { filledIn: Shown }) {
  const t = useTranslations("duties.filledIn");
  const locale = useLocale();
  const { caseNumber, person, occasion } = filledIn;
  const rows: SummaryRow[] = [
    { key: "person", label: t("person"), value: <PersonWords person={person} /> },
    ...occasionRows(occasion, { t, locale }),
    { key: "case", label: t("caseNumber"), value: <span className="tabular">{caseNumber}</span> },
  ];
  return (
    <div className="grid gap-2">
      <SummaryList rows={rows} />
      {occasion && (
        <p className="text-sm text-muted">
          {t("source", { name: occasion.notedBy, when: formatInstant(new Date(occasion.notedAt), locale) })}
        </p>
      )}
    </div>
  );
}

interface Words {
  readonly t: ReturnType<typeof useTranslations<"duties.filledIn">>;
  readonly locale: ReturnType<typeof useLocale>;
}

function occasionRows(occasion: Occasion | null, { t, locale }: Words): SummaryRow[] {
  if (occasion === null) return [];
  const { occurredOn, occurredTime, placeType, testResult, ageYears, ageSource, sex } = occasion;
  const known = <T extends string>(part: "place" | "test" | "sex", value: T) =>
    t.has(`${part}.${value}` as never) ? t(`${part}.${value}` as never) : value;
  return [
    { key: "when", label: t("when"), value: `${formatDate(occurredOn, locale)} ${occurredTime ?? ""}`.trim() },
    ...(placeType ? [{ key: "place", label: t("placeType"), value: known("place", placeType) }] : []),
    ...(testResult ? [{ key: "test", label: t("testResult"), value: known("test", testResult) }] : []),
    ...(sex ? [{ key: "sex", label: t("sexLabel"), value: known("sex", sex) }] : []),
    ...(ageYears === null
      ? []
      : [{ key: "stated", label: t("statedAge"), value: t(`ageFrom.${ageSourceOf(ageSource)}`, { years: ageYears }) }]),
  ];
}

function ageSourceOf(source: string | null): "identity" | "stated" | "estimated" | "notSaid" {
  return source === "identity" || source === "stated" || source === "estimated" ? source : "notSaid";
}

/** Whom it is about in one line; of somebody protected the words that say so. */
export function PersonWords({ person }: { person: ReportedPerson | null }) {
  const t = useTranslations("duties.filledIn");
  if (person === null) return <span className="text-muted italic">{t("noPerson")}</span>;
  if (person.isProtected)
    return (
      <span className="inline-flex items-center gap-1.5 font-semibold text-danger-ink">
        <ShieldIcon />
        {t("protected")}
      </span>
    );
  const number = person.number ? `${person.number.slice(0, 8)}-${person.number.slice(8)}` : person.identifier;
  return (
    <span>
      <span className="font-semibold">{person.name}</span>
      {number && <span className="tabular"> · {number}</span>}
      {" · "}
      <AgeWords age={person.age} />
    </span>
  );
}

function AgeWords({ age }: { age: AgeFact }) {
  const t = useTranslations("duties.filledIn");
  if (age.kind === "known") return t("ageKnown", { years: age.years });
  return age.kind === "estimated" ? t("ageEstimated", { from: age.from, to: age.to }) : t("ageUnknown");
}
