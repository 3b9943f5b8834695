"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Checkbox } from "@/ui/form/choices";
import { Select, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type FieldBinding } from "@/ui/form/use-operation-form";
import { addUnitAction, changeUnitAction, closeUnitAction, reopenUnitAction } from "../actions";
import { unitKinds, type UnitKind } from "../contract";
import { addUnitSchema, changeUnitSchema, unitSchema } from "../schema";

interface UnitValues {
  readonly name: string;
  readonly kind: UnitKind;
  readonly takesHandovers: boolean;
  readonly takesDuties: boolean;
  readonly takesDisclosures: boolean;
}

function UnitFields({ field }: { field: (name: keyof UnitValues) => FieldBinding }) {
  const t = useTranslations("organisations.unitForm");
  const kind = useTranslations("organisations.unitKinds");
  return (
    <>
      <TextField {...field("name")} label={t("name")} hint={t("nameHint")} />
      <Select
        {...field("kind")}
        label={t("kind")}
        empty={t("choose")}
        options={unitKinds.map((value) => ({ value, label: kind(value) }))}
      />
      <Checkbox {...field("takesHandovers")} label={t("takesHandovers")} hint={t("takesHandoversHint")} />
      <Checkbox {...field("takesDuties")} label={t("takesDuties")} hint={t("takesDutiesHint")} />
      <Checkbox {...field("takesDisclosures")} label={t("takesDisclosures")} hint={t("takesDisclosuresHint")} />
    </>
  );
}

/** Adds a unit and goes back to the list. */
export function AddUnitForm({ org }: { org: string }) {
  const t = useTranslations("organisations.unitForm");
  const router = useRouter();
  const form = useOperationForm({
    schema: addUnitSchema,
    action: addUnitAction,
    defaultValues: { name: "", takesHandovers: false, takesDuties: false, takesDisclosures: false },
    onSaved: () => router.push(`/${org}/administration/units`),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("add")}>
      <UnitFields field={form.field} />
    </Form>
  );
}

/** Changes a unit. */
export function ChangeUnitForm({ unitId, version, values }: { unitId: string; version: number; values: UnitValues }) {
  const t = useTranslations("organisations.unitForm");
  const form = useOperationForm({
    schema: changeUnitSchema,
    action: changeUnitAction,
    defaultValues: { unitId, version, ...values },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <UnitFields field={form.field} />
    </Form>
  );
}

/** Closes a unit, after the consequences have been read. */
export function CloseUnitForm({ unitId }: { unitId: string }) {
  const t = useTranslations("organisations.unitForm");
  const form = useOperationForm({ schema: unitSchema, action: closeUnitAction, defaultValues: { unitId } });
  return (
    <Form form={form} label={t("closeTitle")} submitLabel={t("close")} submitVariant="danger">
      <p>{t("closeText")}</p>
    </Form>
  );
}

/** Opens a closed unit again. */
export function ReopenUnitForm({ unitId, closedOn }: { unitId: string; closedOn: string }) {
  const t = useTranslations("organisations.unitForm");
  const form = useOperationForm({ schema: unitSchema, action: reopenUnitAction, defaultValues: { unitId } });
  return (
    <Form form={form} label={t("reopen")} submitLabel={t("reopen")} submitVariant="secondary">
      <p>{t("reopenText", { day: closedOn })}</p>
    </Form>
  );
}
