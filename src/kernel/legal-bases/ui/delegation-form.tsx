"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { recordDelegationAction } from "../actions";

interface DelegationFormProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A new rule: for one basis or for all that are not named, from a day on. */
export function DelegationForm({ options, today }: DelegationFormProps) {
  const t = useTranslations("legalBases.delegation");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.recordDelegationSchema),
    action: recordDelegationAction,
    defaultValues: { basis: "", needsSecondPerson: undefined as unknown as "yes", decidedBy: "", validFrom: today },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("newTitle")} submitLabel={t("save")} savedText={t("saved")}>
      <Select {...form.field("basis")} label={t("basis")} hint={t("basisHint")} options={options} empty={t("all")} />
      <RadioGroup
        {...form.field("needsSecondPerson")}
        label={t("question")}
        options={[
          { value: "yes", label: t("needed"), hint: t("neededHint") },
          { value: "no", label: t("notNeeded") },
        ]}
      />
      <TextField {...form.field("decidedBy")} label={t("decidedBy")} hint={t("decidedByHint")} maxLength={200} />
      <DateField {...form.field("validFrom")} label={t("from")} min={today} />
    </Form>
  );
}
