"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, TextArea, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { recordRequestAction, refuseRequestAction } from "../actions";
import { appealWays, requestWays } from "../contract";

const recordRules = () => import("../schema").then((file) => file.recordRequestSchema);
const refuseRules = () => import("../schema").then((file) => file.refuseRequestSchema);

/** Notes that somebody outside has asked. */
export function RequestForm({ caseId, today }: { readonly caseId: string; readonly today: string }) {
  const t = useTranslations("disclosures.requests");
  const router = useRouter();
  const form = useOperationForm({
    schema: recordRules,
    action: recordRequestAction,
    defaultValues: { caseId, fromUnitId: "", from: "", asked: "", cameBy: "phone", cameOn: today },
    onSaved: () => router.refresh(),
  });
  const ways = requestWays.map((value) => ({ value, label: t(`ways.${value}`) }));
  return (
    <Form form={form} label={t("record")} submitLabel={t("record")} submitVariant="secondary" savedText={t("recorded")}>
      <TextField {...form.field("from")} label={t("from")} hint={t("fromHint")} />
      <TextArea {...form.field("asked")} label={t("asked")} rows={2} />
      <RadioGroup {...form.field("cameBy")} label={t("cameBy")} options={ways} columns />
      <DateField {...form.field("cameOn")} label={t("cameOn")} />
    </Form>
  );
}

/** Answers a request with a no. */
export function RefusalForm({ caseId, requestId }: { readonly caseId: string; readonly requestId: string }) {
  const t = useTranslations("disclosures.requests");
  const router = useRouter();
  const form = useOperationForm({
    schema: refuseRules,
    action: refuseRequestAction,
    defaultValues: { caseId, requestId, basis: "", rule: "", reason: "", appeal: undefined as never },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("refuse")} submitLabel={t("refuse")} submitVariant="secondary" savedText={t("refused")}>
      <TextArea {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} rows={3} />
      <RadioGroup
        {...form.field("appeal")}
        label={t("appeal")}
        options={appealWays.map((value) => ({ value, label: t(`appeals.${value}`), hint: t(`appealHints.${value}`) }))}
      />
    </Form>
  );
}
