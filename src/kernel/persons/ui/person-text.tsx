import { useLocale, useTranslations } from "next-intl";
import { ShieldIcon } from "@/ui/icons";
import { formatDate } from "@/ui/i18n/formats";
import type { AgeFact, PersonCard } from "../contract";

/** A person in one line: name, identifier and age; of a protected one the words that say so, with their sign. */
export function PersonText({ card }: { card: PersonCard }) {
  const t = useTranslations("persons.protection");
  if (card.name === null) {
    return (
      <span className="inline-flex items-center gap-1.5 font-semibold text-danger-ink">
        <ShieldIcon />
        {t("masked")}
      </span>
    );
  }
  return (
    <span>
      <span className="font-semibold">{card.name}</span>
      {card.identifier && <span className="tabular text-muted"> · {card.identifier}</span>}
      {card.age && (
        <span className="text-muted">
          {" · "}
          <AgeText age={card.age} />
        </span>
      )}
    </span>
  );
}

/** An age in words; for a child with the day it comes of age. */
export function AgeText({ age, comesOfAgeOn = null }: { age: AgeFact; comesOfAgeOn?: string | null }) {
  const t = useTranslations("persons.age");
  const locale = useLocale();
  if (age.kind === "unknown") return t("unknown");
  if (age.kind === "estimated") return t("estimated", { from: age.from, to: age.to });
  if (comesOfAgeOn === null) return t("known", { years: age.years });
  return t("turns", { years: age.years, date: formatDate(comesOfAgeOn, locale) });
}
