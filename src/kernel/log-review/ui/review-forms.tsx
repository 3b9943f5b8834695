"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { answerQuestionAction, askReaderAction, drawMonthAction, noteMeasureAction, signItemAction } from "../actions";

const monthRules = () => import("../schema").then((file) => file.monthSchema);
const questionRules = () => import("../schema").then((file) => file.askReaderSchema);
const answerRules = () => import("../schema").then((file) => file.answerQuestionSchema);
const findingRules = () => import("../schema").then((file) => file.signItemSchema);
const measureRules = () => import("../schema").then((file) => file.noteMeasureSchema);

interface Versioned {
  readonly itemId: string;
  readonly version: number;
}

/** Draws the sample of a month in one press. */
export function DrawForm({ month }: { readonly month: string }) {
  const t = useTranslations("logReview.list");
  const router = useRouter();
  const form = useOperationForm({
    schema: monthRules,
    action: (_typed, meta) => drawMonthAction({ month }, meta),
    defaultValues: { month },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("drawLabel")} submitLabel={t("draw")} savedText={t("drawn")}>
      {null}
    </Form>
  );
}

/** One question to the reader. */
export function QuestionForm(item: Versioned) {
  const t = useTranslations("logReview.item");
  const router = useRouter();
  const form = useOperationForm({
    schema: questionRules,
    action: (typed, meta) => askReaderAction({ ...typed, ...item }, meta),
    defaultValues: { ...item, question: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form
      form={form}
      label={t("questionTitle")}
      submitLabel={t("ask")}
      submitVariant="secondary"
      savedText={t("asked")}
    >
      <TextArea {...form.field("question")} label={t("question")} hint={t("questionHint")} rows={3} />
    </Form>
  );
}

/** The reader's answer. */
export function AnswerForm(item: Versioned) {
  const t = useTranslations("logReview.question");
  const router = useRouter();
  const form = useOperationForm({
    schema: answerRules,
    action: (typed, meta) => answerQuestionAction({ ...typed, ...item }, meta),
    defaultValues: { ...item, answer: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("answer")} submitLabel={t("save")} savedText={t("saved")}>
      <TextArea {...form.field("answer")} label={t("answer")} hint={t("answerHint")} rows={4} />
    </Form>
  );
}

/** The finding, signed. */
export function FindingForm(item: Versioned) {
  const t = useTranslations("logReview.item");
  const router = useRouter();
  const form = useOperationForm({
    schema: findingRules,
    action: (typed, meta) => signItemAction({ ...typed, ...item }, meta),
    defaultValues: { ...item, text: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("findingTitle")} submitLabel={t("sign")} savedText={t("signed")}>
      <RadioGroup
        {...form.field("finding")}
        label={t("finding")}
        options={[
          { value: "justified", label: t("justified") },
          { value: "unjustified", label: t("unjustified"), hint: t("unjustifiedHint") },
        ]}
      />
      <TextArea {...form.field("text")} label={t("text")} hint={t("textHint")} rows={3} />
    </Form>
  );
}

/** What the unit head did. */
export function MeasureForm(item: Versioned) {
  const t = useTranslations("logReview.item");
  const router = useRouter();
  const form = useOperationForm({
    schema: measureRules,
    action: (typed, meta) => noteMeasureAction({ ...typed, ...item }, meta),
    defaultValues: { ...item, measure: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("measureTitle")} submitLabel={t("saveMeasure")} savedText={t("savedMeasure")}>
      <TextArea {...form.field("measure")} label={t("measure")} hint={t("measureHint")} rows={3} />
    </Form>
  );
}
