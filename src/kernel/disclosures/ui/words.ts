import { useLocale, useTranslations } from "next-intl";
import { basisKey } from "../../legal-bases/client";
import type { ItemMask } from "../../secrecy/contract";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { CopyState } from "../contract";

/** The words for what the law calls things: bases and their questions, offences. What has no words shows its code. */
export function useLegalWords() {
  const t = useTranslations();
  const word = (key: string, otherwise: string): string => (t.has(key as never) ? t(key as never) : otherwise);
  return {
    basis: (code: string) => word(`legalBases.bases.${basisKey(code)}.name`, code),
    question: (test: string) => word(`legalBases.tests.${test}.question`, test),
    help: (test: string) => word(`legalBases.tests.${test}.help`, ""),
    offence: (code: string) => word(`legalBases.offences.${code}`, code),
    ground: (ground: string) => word(`legalBases.tests.${ground}.question`, ground),
  };
}

/** The catalogue's key of a rule: `basis.not-signed` -> `secrecy.rules.basisNotSigned.sharer`. */
function ruleKey(rule: string): string {
  return `secrecy.rules.${rule.replace(/[.-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}.sharer`;
}

/** As it stands alone: the catalogue's words begin small, to stand inside sentences. */
function begun(words: string): string {
  return words.charAt(0).toLocaleUpperCase("sv") + words.slice(1);
}

/** The words of the rules: why something goes or stays, categories and purposes. */
export function useRuleWords() {
  const t = useTranslations();
  const locale = useLocale();
  const word = (key: string, otherwise: string): string => (t.has(key as never) ? t(key as never) : otherwise);
  return {
    /** Why it stays, for the one who would share it; of these categories, when it is about some. */
    rule: (rule: string, categories: readonly string[] = []): string => {
      const named = categories.map((one) => word(`secrecy.categories.${one}`, one).toLocaleLowerCase(locale));
      const values = { signer: word("secrecy.signers.somebody", ""), category: named.join(", ") };
      return t.has(ruleKey(rule) as never) ? t(ruleKey(rule) as never, values as never) : rule;
    },
    category: (category: string) => begun(word(`secrecy.categories.${category}`, category)),
    purpose: (purpose: string) => begun(word(`secrecy.purposes.${purpose}`, purpose)),
    obligation: (obligation: string) => word(`secrecy.obligations.${obligation}`, obligation),
    until: (mask: ItemMask) => (mask.open && mask.until !== null ? formatDate(mask.until, locale) : null),
  };
}

/** Where a copy stands, in a sentence. `side`: the one who released it, or the one who received it. */
export function useStateWords(side: "sender" | "receiver") {
  const t = useTranslations(`disclosures.state.${side}`);
  const locale = useLocale();
  const day = (at: Date | string) => (typeof at === "string" ? formatDate(at, locale) : formatInstant(at, locale));
  return (state: CopyState): string => {
    if (state.kind === "registered") return t("registered", { when: formatInstant(state.at, locale) });
    if (state.kind === "delivered") return t("delivered");
    if (state.kind === "ended") return t(`ended.${state.why}`, { when: day(state.at) });
    return state.until === null ? t("readable") : t("readableUntil", { when: formatDate(state.until, locale) });
  };
}
