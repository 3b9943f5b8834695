"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { TextField, TimeField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { changeRuleAction, changeSettingsAction, retryMailAction } from "../actions";
import type { AttentionRule, AttentionSettings } from "../contract";

const NUMBER = { inputMode: "numeric", width: "short", maxLength: 4 } as const;

/** Changes the hours of one kind. */
export function RuleForm({ rule, label }: { rule: AttentionRule; label: string }) {
  const t = useTranslations("attention.settings");
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.changeRuleSchema),
    action: changeRuleAction,
    defaultValues: { ...rule, remindHours: String(rule.remindHours), escalateHours: String(rule.escalateHours) },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={label} submitLabel={t("save")} savedText={t("saved")}>
      <TextField {...form.field("remindHours")} {...NUMBER} label={t("remindHours")} hint={t("remindHoursHint")} />
      <TextField
        {...form.field("escalateHours")}
        {...NUMBER}
        label={t("escalateHours")}
        hint={t("escalateHoursHint")}
      />
    </Form>
  );
}

/** Changes the night's hours, and when a need counts as without a service. */
export function NightForm({ settings }: { settings: AttentionSettings }) {
  const t = useTranslations("attention.settings");
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.changeSettingsSchema),
    action: changeSettingsAction,
    defaultValues: { ...settings, takerDays: String(settings.takerDays) },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("settingsLabel")} submitLabel={t("save")} savedText={t("settingsSaved")}>
      <TimeField {...form.field("shiftFrom")} label={t("shiftFrom")} hint={t("shiftHint")} />
      <TimeField {...form.field("shiftTo")} label={t("shiftTo")} />
      <TextField {...form.field("takerDays")} {...NUMBER} label={t("takerDays")} hint={t("takerDaysHint")} />
    </Form>
  );
}

/** Has a letter that was given up tried again. */
export function RetryForm({ mailId, name }: { mailId: string; name: string }) {
  const t = useTranslations("attention.settings");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.retryMailSchema),
    action: retryMailAction,
    defaultValues: { mailId },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("retryWhat", { name })} submitLabel={t("retry")} savedText={t("retried")}>
      {null}
    </Form>
  );
}
