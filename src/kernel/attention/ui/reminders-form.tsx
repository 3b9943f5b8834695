"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { setRemindersAction } from "../actions";

/** Switches the own reminders by e-mail on or off. */
export function RemindersForm({ getsReminders }: { getsReminders: boolean }) {
  const t = useTranslations("attention.waiting");
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.setRemindersSchema),
    action: setRemindersAction,
    defaultValues: { getsReminders },
  });
  return (
    <Form form={form} label={t("mailTitle")} submitLabel={t("save")} savedText={t("saved")}>
      <Checkbox {...form.field("getsReminders")} label={t("getsReminders")} hint={t("getsRemindersHint")} />
    </Form>
  );
}
