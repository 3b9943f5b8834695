"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { DateField, TextArea, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { setDeviceDraftsAction } from "../actions";
import type { DeviceDrafts } from "../contract";
import { setDeviceDraftsSchema } from "../schema-drafts";

/** The decision itself, with its reason. */
export function DeviceDraftsForm({ decided, today }: { decided: DeviceDrafts; today: string }) {
  const t = useTranslations("organisations.deviceDrafts");
  const form = useOperationForm({
    schema: setDeviceDraftsSchema,
    action: setDeviceDraftsAction,
    defaultValues: {
      version: decided.version,
      keepsDeviceDrafts: decided.keepsDeviceDrafts,
      draftHours: String(decided.draftHours),
      reason: decided.reason ?? "",
      decidedBy: decided.decidedBy ?? "",
      decidedOn: decided.decidedOn ?? "",
    },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <Checkbox {...form.field("keepsDeviceDrafts")} label={t("keeps")} hint={t("keepsHint")} />
      <TextField
        {...form.field("draftHours")}
        label={t("hours")}
        hint={t("hoursHint")}
        inputMode="numeric"
        width="short"
        maxLength={2}
      />
      <TextArea {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} rows={4} />
      <TextField {...form.field("decidedBy")} label={t("decidedBy")} hint={t("decidedByHint")} />
      <DateField {...form.field("decidedOn")} label={t("decidedOn")} max={today} />
    </Form>
  );
}
