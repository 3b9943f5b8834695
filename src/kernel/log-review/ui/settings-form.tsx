"use client";

import { useTranslations } from "next-intl";
import { TextField, TimeField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { changeReviewAction } from "../actions";
import type { ReviewSettings } from "../contract";

const rules = () => import("../schema").then((file) => file.changeReviewSchema);

/** How much is reviewed, and what counts as night. */
export function SettingsForm({ settings }: { readonly settings: ReviewSettings }) {
  const t = useTranslations("logReview.settings");
  const form = useOperationForm({
    schema: rules,
    action: changeReviewAction,
    defaultValues: {
      ...{ version: settings.version, casesPerWeek: String(settings.casesPerWeek) },
      ...{ randomShare: String(settings.randomShare), laterActDays: String(settings.laterActDays) },
      ...{ nightFrom: settings.nightFrom, nightTo: settings.nightTo },
    },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      {(["casesPerWeek", "randomShare", "laterActDays"] as const).map((name) => (
        <TextField
          key={name}
          {...form.field(name)}
          label={t(name)}
          hint={t(`${name}Hint`)}
          inputMode="numeric"
          width="short"
          maxLength={2}
        />
      ))}
      <TimeField {...form.field("nightFrom")} label={t("nightFrom")} hint={t("nightHint")} />
      <TimeField {...form.field("nightTo")} label={t("nightTo")} hint={t("nightHint")} />
    </Form>
  );
}
