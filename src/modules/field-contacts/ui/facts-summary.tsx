import { useTranslations } from "next-intl";
import { SummaryList, type SummaryRow } from "@/ui/data/summary-list";
import type { Contact, ContactFacts } from "../domain/contact";
import type { MissingFact } from "../domain/status";

/** The facts of a contact as its page groups them; those of the seven steps stand there. */
const groups = {
  happened: ["mumin"],
  person: ["ageYears", "ageSource", "sex", "knownInDrugContexts", "knownToSocialServices", "knownToAddictionCare"],
} as const satisfies Record<string, readonly (keyof ContactFacts)[]>;
type ShownFact = (typeof groups)[keyof typeof groups][number];

/** Every fact that is stated, and those still asked for as missing: what nobody needs to state is left out. */
export function FactsSummary({ contact, missing }: { contact: Contact; missing: readonly MissingFact[] }) {
  const t = useTranslations("fieldContacts");
  const words = useFactWords();
  const asked = new Set<string>(missing);
  const rowsOf = (names: readonly ShownFact[]): SummaryRow[] =>
    names
      .filter((name) => contact[name] !== null || asked.has(name))
      .map((name) => ({
        key: name,
        label: t(`facts.${name}`),
        value:
          contact[name] === null ? (
            <span className="font-normal text-muted italic">{t("page.nothing")}</span>
          ) : (
            words(contact, name)
          ),
      }));
  return (
    <>
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => {
        const rows = rowsOf(groups[group]);
        return rows.length === 0 ? null : (
          <section key={group} className="grid gap-2">
            <h3 className="text-base">{t(`page.${group}`)}</h3>
            <SummaryList rows={rows} />
          </section>
        );
      })}
    </>
  );
}

function useFactWords(): (contact: Contact, name: ShownFact) => string {
  const t = useTranslations("fieldContacts.options");
  return (contact, name) => {
    switch (name) {
      case "ageYears":
        return String(contact.ageYears);
      case "knownInDrugContexts":
      case "knownToSocialServices":
      case "knownToAddictionCare":
        return t(`known.${contact[name] ?? "unknown"}`);
      case "ageSource":
      case "sex":
        return t(`${name}.${contact[name]}` as Parameters<typeof t>[0]);
      default:
        return t(contact[name] ? "yesNo.yes" : "yesNo.no");
    }
  };
}
