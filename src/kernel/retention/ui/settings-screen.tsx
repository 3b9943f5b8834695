import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/ui/data/tag";
import { Details } from "@/ui/data/details";
import { formatDate } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AdministrationFrame } from "../../organisations";
import type { RuleRow } from "../contract";
import type { RetentionSettings } from "../data/settings";
import { RetentionSettingsForm, SignRuleForm } from "./settings-forms";

interface SettingsProps {
  readonly org: string;
  readonly settings: RetentionSettings;
  readonly rules: readonly RuleRow[];
  readonly today: string;
}

/** The authority's rules and settings of retention. */
export function RetentionSettingsScreen({ org, settings, rules, today }: SettingsProps) {
  const t = useTranslations("retention.settings");
  const locale = useLocale();
  return (
    <AdministrationFrame org={org} section="retention" title={t("title")} about={t("about")}>
      <MessagesFor parts={["retention"]}>
        <section className="grid gap-4" aria-labelledby="rules">
          <h2 id="rules" className="text-xl">
            {t("rules")}
          </h2>
          <p className="max-w-reading text-muted">{t("rulesText")}</p>
          <ul className="grid gap-4">
            {rules.map((rule) => (
              <li key={rule.code} className="grid gap-2 card p-4">
                <h3 className="text-lg">{rule.statute}</h3>
                <p>
                  <RuleText rule={rule} /> {t("validFrom", { when: formatDate(rule.validFrom, locale) })}
                </p>
                <p>
                  <Tag tone={rule.signedBy === null ? "warning" : "success"}>
                    {rule.signedBy === null
                      ? t("notSigned")
                      : t("signed", { name: rule.signedBy, when: formatDate(rule.signedOn ?? today, locale) })}
                  </Tag>
                </p>
                {rule.signedBy === null && (
                  <Details summary={t("sign")}>
                    <SignRuleForm code={rule.code} ruleVersion={rule.version} today={today} />
                  </Details>
                )}
              </li>
            ))}
          </ul>
        </section>
        <RetentionSettingsForm settings={settings} />
      </MessagesFor>
    </AdministrationFrame>
  );
}

function RuleText({ rule }: { readonly rule: RuleRow }) {
  const t = useTranslations("retention.settings");
  if (rule.isNever) return <>{t("never")}. </>;
  if (rule.birthDays !== null) return <>{t("birthDays", { days: rule.birthDays.join(", ") })}. </>;
  const years = rule.yearsAfterEntry ?? 0;
  return <>{rule.untilAge === null ? t("years", { years }) : t("untilAge", { years, age: rule.untilAge })}. </>;
}
