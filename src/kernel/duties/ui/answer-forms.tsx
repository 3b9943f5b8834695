"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { acknowledgeDutyAction, answerReporterAction, noteAssessmentAction, supplementDutyAction } from "../actions";
import { dutyOutcomes } from "../contract";

const answerRules = () => import("../schemas/acts").then((file) => file.answerDutySchema);
const outcomeRules = () => import("../schemas/acts").then((file) => file.answerReporterSchema);
const supplementRules = () => import("../schemas/acts").then((file) => file.supplementDutySchema);

interface AnswerProps {
  readonly reportId: string;
  readonly version: number;
}

/** Acknowledges a report in one press. `about` says which, for those who hear the buttons one by one. */
export function AcknowledgeDutyForm({ about, ...input }: AnswerProps & { readonly about: string }) {
  const t = useTranslations("duties.answer");
  const router = useRouter();
  const form = useOperationForm({
    schema: answerRules,
    action: (_typed, meta) => acknowledgeDutyAction(input, meta),
    defaultValues: input,
    onSaved: () => router.refresh(),
  });
  return (
    <div role="group" aria-label={about}>
      <Form form={form} submitLabel={t("acknowledge")} savedText={t("acknowledged")}>
        {null}
      </Form>
    </div>
  );
}

/** Notes that the need for immediate protection has been assessed. */
export function AssessmentForm(input: AnswerProps) {
  const t = useTranslations("duties.answer");
  const router = useRouter();
  const form = useOperationForm({
    schema: answerRules,
    action: (_typed, meta) => noteAssessmentAction(input, meta),
    defaultValues: input,
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("assess")} submitVariant="secondary" savedText={t("assessed")}>
      <p>{t("assessText")}</p>
    </Form>
  );
}

/** Tells the reporter what became of it: one of three answers, no text. */
export function OutcomeForm(input: AnswerProps) {
  const t = useTranslations("duties.answer");
  const router = useRouter();
  const form = useOperationForm({
    schema: outcomeRules,
    action: (typed, meta) => answerReporterAction({ ...typed, ...input }, meta),
    defaultValues: input,
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("answer")} submitVariant="secondary" savedText={t("answered")}>
      <RadioGroup
        {...form.field("outcome")}
        label={t("outcome")}
        hint={t("outcomeHint")}
        options={dutyOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
      />
    </Form>
  );
}

/** Adds what was found out afterwards. */
export function SupplementForm(props: { readonly caseId: string; readonly reportId: string }) {
  const t = useTranslations("duties.answer");
  const router = useRouter();
  const form = useOperationForm({
    schema: supplementRules,
    action: supplementDutyAction,
    defaultValues: { ...props, text: "" },
    onSaved: () => {
      form.methods.setValue("text", "");
      router.refresh();
    },
  });
  return (
    <Form form={form} submitLabel={t("supplement")} submitVariant="secondary" savedText={t("supplemented")}>
      <TextArea {...form.field("text")} label={t("supplementText")} hint={t("supplementHint")} rows={4} />
    </Form>
  );
}
