"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { DateField, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { changeTenantSettingsAction, setReferenceTargetAction } from "../actions";
import type { TenantSettings } from "../contract";
import { changeTenantSettingsSchema, setReferenceTargetSchema } from "../schema";

/** Changes the opening settings of the authority. */
export function SettingsForm({ settings }: { settings: TenantSettings }) {
  const t = useTranslations("organisations.settings");
  const form = useOperationForm({
    schema: changeTenantSettingsSchema,
    action: changeTenantSettingsAction,
    defaultValues: {
      ...settings,
      idleMinutes: String(settings.idleMinutes),
      accessibilityContact: settings.accessibilityContact ?? "",
    },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  const number = { inputMode: "numeric", width: "short", maxLength: 3 } as const;
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <TextField {...form.field("idleMinutes")} {...number} label={t("idleMinutes")} hint={t("idleMinutesHint")} />
      <Checkbox
        {...form.field("requireSecondFactor")}
        label={t("requireSecondFactor")}
        hint={t("requireSecondFactorHint")}
      />
      <TextField
        {...form.field("accessibilityContact")}
        label={t("accessibilityContact")}
        hint={t("accessibilityContactHint")}
        type="email"
        inputMode="email"
        optional
      />
    </Form>
  );
}

/** Sets or ends the goal of one measure. */
export function GoalForm({ measure, label, today }: { measure: string; label: string; today: string }) {
  const t = useTranslations("organisations.goals");
  const form = useOperationForm({
    schema: setReferenceTargetSchema,
    action: setReferenceTargetAction,
    defaultValues: { measure, value: "", validFrom: today },
  });
  return (
    <Form form={form} label={label} submitLabel={t("save")} savedText={t("saved")}>
      <TextField
        {...form.field("value")}
        label={t("value")}
        hint={t("valueHint")}
        inputMode="decimal"
        width="short"
        maxLength={8}
      />
      <DateField {...form.field("validFrom")} label={t("validFrom")} />
    </Form>
  );
}
