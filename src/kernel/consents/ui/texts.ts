import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { SignerKind } from "../contract";
import type { GuardianShown } from "../views";

/** Rule ids in the catalogue: `consent.age-unknown` is `ageUnknown` there, where a dot would open a level. */
export const ruleKey = (rule: string): string =>
  rule.replace(/^consent\./, "").replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

/** Labels as parts of one sentence: only the first keeps its capital. */
export const inSentence = (labels: readonly string[]): string[] =>
  labels.map((label, at) => (at === 0 ? label : label.charAt(0).toLocaleLowerCase("sv") + label.slice(1)));

interface People {
  readonly name: string | null;
  readonly guardians: readonly Pick<GuardianShown, "id" | "name">[];
}

/** The words that all screens of consents share. */
export function useConsentTexts() {
  const t = useTranslations("consents");
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    t,
    date: (day: string) => formatDate(day, locale),
    instant: (at: Date) => formatInstant(at, locale),
    categories: (keys: readonly string[]) =>
      list.format(inSentence(keys.map((key) => t(`category.${key}` as "category.school")))),
    purposes: (keys: readonly string[]) =>
      list.format(inSentence(keys.map((key) => t(`purpose.${key}` as "purpose.housing")))),
    names: (names: readonly string[]) => list.format([...names]),
    /** Who somebody who answers is; `id` is "subject" or a person's. */
    who: (person: People, id: string, kind?: SignerKind) => {
      const own = person.name ?? t("who.subjectMasked");
      if (kind === "representative") return t("who.representative", { name: own });
      if (id === "subject" || (kind !== undefined && kind !== "guardian")) return own;
      const name = person.guardians.find((one) => one.id === id)?.name;
      return name ? t("who.guardian", { name }) : t("who.guardianMasked");
    },
    why: (rule: string) => (t.has(`why.${ruleKey(rule)}` as never) ? t(`why.${ruleKey(rule)}` as "why.missing") : rule),
    word: (state: string) =>
      t.has(`word.${ruleKey(state)}` as never) ? t(`word.${ruleKey(state)}` as "word.missing") : t("word.other"),
  };
}
