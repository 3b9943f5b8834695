"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { DateField, Select } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { roles } from "../../identity/client";
import { addAssignmentAction, endAssignmentAction } from "../actions";
import { addAssignmentSchema, endAssignmentSchema } from "../schema";

interface AddAssignmentProps {
  readonly accountId: string;
  /** Today's date, YYYY-MM-DD: the earliest and the usual first day. */
  readonly today: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** Gives a user a role at a unit. */
export function AddAssignmentForm({ accountId, today, units }: AddAssignmentProps) {
  const t = useTranslations("organisations.assignmentForm");
  const role = useTranslations("identity.roles");
  const empty = { accountId, unitId: "", onDuty: false, validFrom: today, lastDay: "" };
  const form = useOperationForm({
    schema: addAssignmentSchema,
    action: addAssignmentAction,
    defaultValues: empty,
    onSaved: () => form.methods.reset(empty),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("add")} savedText={t("added")}>
      <p className="text-muted">{t("administratorNote")}</p>
      <Select
        {...form.field("unitId")}
        label={t("unit")}
        empty={t("choose")}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        {...form.field("role")}
        label={t("role")}
        empty={t("choose")}
        options={roles.map((value) => ({ value, label: role(value) }))}
      />
      <Checkbox {...form.field("onDuty")} label={t("onDuty")} hint={t("onDutyHint")} />
      <DateField {...form.field("validFrom")} label={t("validFrom")} min={today} />
      <DateField {...form.field("lastDay")} label={t("lastDay")} hint={t("lastDayHint")} min={today} optional />
    </Form>
  );
}

interface EndAssignmentProps {
  readonly accountId: string;
  readonly assignmentId: string;
  readonly version: number;
  readonly today: string;
  /** What is ended: role and unit. */
  readonly label: string;
}

/** Ends an assignment, at once or after a day. */
export function EndAssignmentForm({ accountId, assignmentId, version, today, label }: EndAssignmentProps) {
  const t = useTranslations("organisations.assignmentForm");
  const form = useOperationForm({
    schema: endAssignmentSchema,
    action: endAssignmentAction,
    defaultValues: { accountId, assignmentId, version, lastDay: "" },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={label} submitLabel={t("end")} submitVariant="danger" savedText={t("ended")}>
      <DateField {...form.field("lastDay")} label={t("endLastDay")} hint={t("endLastDayHint")} min={today} optional />
    </Form>
  );
}
