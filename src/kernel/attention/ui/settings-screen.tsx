import { useLocale, useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { SummaryList } from "@/ui/data/summary-list";
import { DataTable } from "@/ui/data/table";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { AdministrationFrame } from "../../organisations";
import { ruleKinds, type AttentionRules, type AttentionSettings } from "../contract";
import type { MailState } from "../data/mails";
import { NightForm, RetryForm, RuleForm } from "./settings-forms";

interface SettingsScreenProps {
  readonly org: string;
  readonly rules: AttentionRules;
  readonly settings: AttentionSettings;
  readonly mail: MailState & { readonly isConfigured: boolean };
}

/** The hours of each kind, the night's work, and whether letters leave. */
export function AttentionSettingsScreen({ org, rules, settings, mail }: SettingsScreenProps) {
  const t = useTranslations("attention");
  return (
    <AdministrationFrame org={org} section="reminders" title={t("titles.settings")} about={t("settings.about")}>
      <MessagesFor parts={["attention.settings", "attention.errors"]}>
        <div className="grid gap-12">
          <Part title={t("settings.rulesTitle")}>
            {ruleKinds.map((kind) => (
              <section key={kind} aria-label={t(`kinds.${kind}`)} className="grid gap-3 border-t border-line pt-4">
                <h3 className="text-lg">{t(`kinds.${kind}`)}</h3>
                <p className="max-w-reading text-sm text-muted">{t(`rules.${kind}`)}</p>
                <RuleForm
                  key={rules[kind].version}
                  rule={rules[kind]}
                  label={t("settings.formLabel", { kind: t(`kinds.${kind}`) })}
                />
              </section>
            ))}
          </Part>
          <Part title={t("settings.nightTitle")}>
            <NightForm settings={settings} />
          </Part>
          <Part title={t("settings.mailTitle")}>
            <Mail mail={mail} />
          </Part>
        </div>
      </MessagesFor>
    </AdministrationFrame>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-6">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Mail({ mail }: Pick<SettingsScreenProps, "mail">) {
  const t = useTranslations("attention.settings");
  const locale = useLocale();
  return (
    <>
      <Banner tone={mail.isConfigured ? "info" : "warning"} title={mail.isConfigured ? t("mailOn") : t("mailOff")} />
      <SummaryList
        rows={[
          {
            key: "sent",
            label: t("lastSent"),
            value: mail.lastSentAt === null ? t("never") : formatInstant(mail.lastSentAt, locale),
          },
          { key: "queue", label: t("queue"), value: mail.waiting },
        ]}
      />
      {mail.lastFault && <p>{t("queueFault", { fault: t(`faults.${mail.lastFault}`) })}</p>}
      <h3 className="text-lg">{t("deadTitle")}</h3>
      {mail.dead.length > 0 && <p className="max-w-reading">{t("deadAbout")}</p>}
      <DataTable
        caption={t("deadTitle")}
        hideCaption
        rows={mail.dead}
        rowKey={({ id }) => id}
        empty={t("deadEmpty")}
        columns={[
          { key: "recipient", head: t("recipient"), cell: ({ recipientName }) => recipientName },
          { key: "made", head: t("made"), cell: ({ madeAt }) => formatInstant(madeAt, locale) },
          { key: "attempts", head: t("attempts"), cell: ({ attempts }) => attempts, numeric: true },
          { key: "fault", head: t("fault"), cell: ({ fault }) => t(`faults.${fault}`) },
          {
            key: "retry",
            head: t("retryHead"),
            cell: ({ id, recipientName }) => <RetryForm mailId={id} name={recipientName} />,
          },
        ]}
      />
    </>
  );
}
