"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { changeConsentSettingsAction } from "../actions";

const NUMBER = { inputMode: "numeric", width: "short", maxLength: 3 } as const;

/** How long a consent may last, and when people are reminded. */
export function ConsentSettingsForm(props: {
  readonly maxMonths: number;
  readonly firstReminderDays: number;
  readonly lastReminderDays: number;
  readonly version: number;
}) {
  const { maxMonths, firstReminderDays, lastReminderDays, version } = props;
  const t = useTranslations("consents.settings");
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.changeConsentSettingsSchema),
    action: changeConsentSettingsAction,
    defaultValues: {
      ...{ version, maxMonths: String(maxMonths), firstReminderDays: String(firstReminderDays) },
      lastReminderDays: String(lastReminderDays),
    },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <TextField {...form.field("maxMonths")} {...NUMBER} label={t("maxMonths")} hint={t("maxMonthsHint")} />
      <TextField {...form.field("firstReminderDays")} {...NUMBER} label={t("first")} hint={t("daysHint")} />
      <TextField {...form.field("lastReminderDays")} {...NUMBER} label={t("last")} hint={t("daysHint")} />
    </Form>
  );
}
