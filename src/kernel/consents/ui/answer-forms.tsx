"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Checkbox, Fieldset, RadioGroup } from "@/ui/form/choices";
import { DateField, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type FieldBinding } from "@/ui/form/use-operation-form";
import { recordAnswerAction, withdrawAnswerAction } from "../actions";
import { answerForms } from "../contract";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface AnswerFormProps {
  readonly caseId: string;
  readonly consentId: string;
  readonly signers: readonly Option[];
  /** What can be said yes to in part; none: only yes or no. */
  readonly categories: readonly Option[];
  readonly receivers: readonly Option[];
  readonly today: string;
}

/** Notes what one person answered. */
export function AnswerForm({ caseId, consentId, signers, categories, receivers, today }: AnswerFormProps) {
  const t = useTranslations("consents.one");
  const formText = useTranslations("consents.form");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.recordAnswerSchema),
    action: recordAnswerAction,
    defaultValues: {
      ...{ caseId, consentId, categories: [], receiverIds: [], answeredOn: today, evidence: "", reservation: "" },
      ...(signers.length === 1 ? { signer: signers[0]?.value ?? "" } : {}),
    },
    onSaved: () => {
      form.methods.reset();
      router.refresh();
    },
    warnsBeforeLeaving: true,
  });
  const { field, methods } = form;
  const answers = [
    { value: "all", label: categories.length > 0 ? t("all") : t("yes") },
    ...(categories.length > 0 ? [{ value: "part", label: t("somePart") }] : []),
    { value: "no", label: t("no") },
  ];
  return (
    <Form form={form} label={t("record")} submitLabel={t("save")} savedText={t("saved")}>
      <RadioGroup {...field("signer")} label={t("signer")} options={signers} />
      <RadioGroup {...field("answer")} label={t("answer")} options={answers} />
      {methods.watch("answer") === "part" && (
        <>
          <Several field={field} name="categories" label={t("whichData")} options={categories} />
          <Several field={field} name="receiverIds" label={t("whichReceivers")} options={receivers} />
        </>
      )}
      <RadioGroup
        {...field("form")}
        label={t("form")}
        options={answerForms.map((value) => ({ value, label: formText(value) }))}
      />
      <DateField {...field("answeredOn")} label={t("answeredOn")} />
      <TextArea {...field("evidence")} label={t("evidenceLabel")} hint={t("evidenceHint")} optional rows={2} />
      <TextArea {...field("reservation")} label={t("reservation")} optional rows={2} />
    </Form>
  );
}

function Several(props: {
  readonly field: (name: "categories" | "receiverIds") => FieldBinding;
  readonly name: "categories" | "receiverIds";
  readonly label: string;
  readonly options: readonly Option[];
}) {
  const { id, error, ...binding } = props.field(props.name);
  return (
    <Fieldset legend={props.label} {...(error ? { error } : {})} id={`${id}-group`}>
      {props.options.map(({ value, label }, at) => (
        <Checkbox key={value} {...binding} {...(at === 0 ? { id } : {})} value={value} label={label} />
      ))}
    </Fieldset>
  );
}

/** Takes a yes back: two presses, one to open and one to do it. The usual way of saying it is chosen beforehand. */
export function WithdrawForm(props: {
  readonly caseId: string;
  readonly answerId: string;
  readonly label: string;
  /** The same person has said yes to more. */
  readonly hasMore: boolean;
}) {
  const { caseId, answerId, label, hasMore } = props;
  const t = useTranslations("consents.one");
  const formText = useTranslations("consents.form");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.withdrawAnswerSchema),
    action: withdrawAnswerAction,
    defaultValues: { caseId, answerId, how: "oral", reach: "this", reason: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={label} submitLabel={t("confirm")} submitVariant="danger" savedText={t("withdrawn")}>
      <p>{t("withdrawText")}</p>
      {hasMore && (
        <RadioGroup
          {...form.field("reach")}
          label={t("reach")}
          options={[
            { value: "this", label: t("reachThis") },
            { value: "all", label: t("reachAll") },
          ]}
        />
      )}
      <RadioGroup
        {...form.field("how")}
        label={t("how")}
        options={answerForms.map((value) => ({ value, label: formText(value) }))}
      />
      <TextArea {...form.field("reason")} label={t("reason")} optional rows={2} />
    </Form>
  );
}
