"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextArea, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { openSubjectAction } from "../actions";

const rules = () => import("../schema").then((file) => file.openSubjectSchema);

/** One subject by its exact number, and why. */
export function OpenForm({ org }: { readonly org: string }) {
  const t = useTranslations("emergency.open");
  const router = useRouter();
  const form = useOperationForm({
    schema: rules,
    action: openSubjectAction,
    defaultValues: { by: "case" as "case" | "person", caseNumber: "", number: "", reason: "" },
    onSaved: ({ openingId }) => router.push(`/${org}/emergency/${openingId}`),
  });
  const isCase = form.methods.watch("by") === "case";
  return (
    <Form form={form} label={t("label")} submitLabel={t("submit")} savedText="">
      <RadioGroup
        {...form.field("by")}
        label={t("by")}
        columns
        options={[
          { value: "case", label: t("byCase") },
          { value: "person", label: t("byPerson") },
        ]}
      />
      {isCase ? (
        <TextField
          {...form.field("caseNumber")}
          label={t("caseNumber")}
          hint={t("caseNumberHint")}
          width="medium"
          autoComplete="off"
        />
      ) : (
        <TextField
          {...form.field("number")}
          label={t("number")}
          hint={t("numberHint")}
          width="medium"
          autoComplete="off"
        />
      )}
      <TextArea {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} rows={4} />
    </Form>
  );
}
