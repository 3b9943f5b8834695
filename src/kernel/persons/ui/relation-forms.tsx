"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateField, Select } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { Details } from "@/ui/data/details";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { addGuardianAction, addHouseholdMemberAction, endGuardianAction, endHouseholdMemberAction } from "../actions";
import type { PersonCard } from "../contract";
import { addGuardianSchema, addHouseholdMemberSchema, endGuardianSchema, endHouseholdMemberSchema } from "../schema";
import { PersonPicker } from "./person-picker";

const KINDS = ["joint", "sole", "appointed"] as const;

/** Notes a guardian of a child. */
export function AddGuardianForm({ childId }: { childId: string }) {
  const t = useTranslations("persons.page");
  const kindText = useTranslations("persons.guardianKind");
  const [guardian, setGuardian] = useState<PersonCard | null>(null);
  const form = useOperationForm({
    schema: addGuardianSchema,
    action: addGuardianAction,
    defaultValues: { childId, guardianId: "", kind: "" as never, validFrom: "", validTo: "" },
    onSaved: () => choose(null),
  });
  const choose = (card: PersonCard | null) => {
    setGuardian(card);
    form.methods.setValue("guardianId", card?.id ?? "");
  };
  const { id, error } = form.field("guardianId");
  return (
    <Form form={form} submitLabel={t("add")}>
      <PersonPicker id={id} error={error} label={t("guardian")} value={guardian} onChoose={choose} />
      <Select
        {...form.field("kind")}
        label={t("guardianKind")}
        empty="–"
        options={KINDS.map((value) => ({ value, label: kindText(value) }))}
      />
      <div className="flex flex-wrap gap-4">
        <DateField {...form.field("validFrom")} label={t("validFrom")} optional />
        <DateField {...form.field("validTo")} label={t("validTo")} optional />
      </div>
    </Form>
  );
}

/** Ends a guardianship. */
export function EndGuardianForm(row: { childId: string; guardianshipId: string; version: number }) {
  const t = useTranslations("persons.page");
  const form = useOperationForm({
    schema: endGuardianSchema,
    action: endGuardianAction,
    defaultValues: { ...row, validTo: "" },
  });
  return (
    <Details summary={t("endGuardian")}>
      <Form form={form} submitLabel={t("endStay")} submitVariant="secondary">
        <DateField {...form.field("validTo")} label={t("validTo")} />
      </Form>
    </Details>
  );
}

/** Notes who lives with a person. */
export function AddHouseholdForm({ personId }: { personId: string }) {
  const t = useTranslations("persons.page");
  const [mate, setMate] = useState<PersonCard | null>(null);
  const form = useOperationForm({
    schema: addHouseholdMemberSchema,
    action: addHouseholdMemberAction,
    defaultValues: { personId, mateId: "", since: "", until: "" },
    onSaved: () => choose(null),
  });
  const choose = (card: PersonCard | null) => {
    setMate(card);
    form.methods.setValue("mateId", card?.id ?? "");
  };
  const { id, error } = form.field("mateId");
  return (
    <Form form={form} submitLabel={t("add")}>
      <PersonPicker id={id} error={error} label={t("mate")} value={mate} onChoose={choose} />
      <DateField {...form.field("since")} label={t("since")} optional />
    </Form>
  );
}

/** Ends a stay in a household. */
export function EndStayForm(row: { personId: string; stayId: string }) {
  const t = useTranslations("persons.page");
  const form = useOperationForm({
    schema: endHouseholdMemberSchema,
    action: endHouseholdMemberAction,
    defaultValues: { ...row, until: "" },
  });
  return (
    <Details summary={t("leave")}>
      <Form form={form} submitLabel={t("endStay")} submitVariant="secondary">
        <DateField {...form.field("until")} label={t("leave")} />
      </Form>
    </Details>
  );
}
