import { useLocale, useTranslations } from "next-intl";
import { SummaryList, type SummaryRow } from "@/ui/data/summary-list";
import { formatDate } from "@/ui/i18n/formats";
import type { Contact, ContactFacts } from "../domain/contact";
import type { MissingFact } from "../domain/status";

/** The facts of a contact as its page groups them. */
const groups = {
  happened: ["mumin", "placeType", "testResult", "presentAtIntervention", "presentAtInterrogation"],
  person: ["ageYears", "ageSource", "sex", "knownInDrugContexts", "knownToSocialServices", "knownToAddictionCare"],
  support: ["familyConversation", "familyConsent", "miConversation", "assessmentMade", "report", "offer", "answer"],
  followUp: ["intakeRegistered", "firstVisitDueOn", "firstVisit", "completed"],
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
  const locale = useLocale();
  return (contact, name) => {
    switch (name) {
      case "ageYears":
        return String(contact.ageYears);
      case "firstVisitDueOn":
        return contact.firstVisitDueOn === null ? "" : formatDate(contact.firstVisitDueOn, locale);
      case "knownInDrugContexts":
      case "knownToSocialServices":
      case "knownToAddictionCare":
        return t(`known.${contact[name] ?? "unknown"}`);
      case "placeType":
      case "testResult":
      case "ageSource":
      case "sex":
      case "report":
      case "offer":
      case "answer":
      case "familyConsent":
      case "firstVisit":
      case "completed":
        return t(`${name}.${contact[name]}` as Parameters<typeof t>[0]);
      default:
        return t(contact[name] ? "yesNo.yes" : "yesNo.no");
    }
  };
}
