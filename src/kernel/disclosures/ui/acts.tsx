"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PersonPicker } from "@/kernel/persons/client";
import { RadioGroup } from "@/ui/form/choices";
import { Select, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import type { PersonCard } from "../../persons/contract";
import {
  acknowledgeReceivedAction,
  answerApprovalAction,
  lookAtReleaseAction,
  registerReceivedAction,
  takeOverReceivedAction,
  withdrawDisclosureAction,
} from "../actions";
import type { KnownReceiver } from "../contract";

const lookRules = () => import("../schema").then((file) => file.lookAtReleaseSchema);
const withdrawRules = () => import("../schema").then((file) => file.withdrawDisclosureSchema);
const approvalRules = () => import("../schema").then((file) => file.answerApprovalSchema);
const receivedRules = () => import("../schema").then((file) => file.receivedSchema);
const registerRules = () => import("../schema").then((file) => file.registerReceivedSchema);
const takeOverRules = () => import("../schema").then((file) => file.takeOverSchema);

/** A second person's look, before data on somebody with protected identity leave. */
export function LookForm({
  caseId,
  receivers,
}: {
  readonly caseId: string;
  readonly receivers: readonly KnownReceiver[];
}) {
  const t = useTranslations("disclosures.look");
  const router = useRouter();
  const form = useOperationForm({
    schema: lookRules,
    action: lookAtReleaseAction,
    defaultValues: { caseId, toUnitId: "" },
    onSaved: () => router.refresh(),
  });
  const options = receivers.map((one) => ({ value: one.unitId, label: `${one.authorityName}, ${one.unitName}` }));
  return (
    <Form form={form} label={t("title")} submitLabel={t("look")} submitVariant="secondary" savedText={t("looked")}>
      <Select {...form.field("toUnitId")} label={t("toUnit")} empty={t("chooseUnit")} options={options} />
    </Form>
  );
}

/** A colleague's answer: to exactly what was read. */
export function ApprovalForm(props: {
  readonly caseId: string;
  readonly approvalId: string;
  readonly previewed: string;
}) {
  const t = useTranslations("disclosures.approval");
  const router = useRouter();
  const form = useOperationForm({
    schema: approvalRules,
    action: answerApprovalAction,
    defaultValues: { ...props, answer: undefined as never, note: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("answer")} submitLabel={t("send")} savedText={t("answered")}>
      <RadioGroup
        {...form.field("answer")}
        label={t("question")}
        options={(["approved", "declined"] as const).map((value) => ({ value, label: t(`answers.${value}`) }))}
      />
      <TextArea {...form.field("note")} label={t("note")} optional rows={2} />
    </Form>
  );
}

/** Takes a release back. */
export function WithdrawForm(props: { readonly caseId: string; readonly disclosureId: string }) {
  const t = useTranslations("disclosures.release");
  const router = useRouter();
  const form = useOperationForm({
    schema: withdrawRules,
    action: withdrawDisclosureAction,
    defaultValues: { ...props, reason: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("withdraw")} submitVariant="danger" savedText={t("withdrawn")}>
      <TextArea {...form.field("reason")} label={t("withdrawReason")} hint={t("withdrawHint")} rows={2} />
    </Form>
  );
}

/** Says that the unit has seen it, in one press. */
export function AcknowledgeForm({ receivedId, about }: { readonly receivedId: string; readonly about: string }) {
  const t = useTranslations("disclosures.received");
  const router = useRouter();
  const form = useOperationForm({
    schema: receivedRules,
    action: acknowledgeReceivedAction,
    defaultValues: { receivedId },
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

/** Registers it in the own records, with a note of where. */
export function RegisterForm({ receivedId }: { readonly receivedId: string }) {
  const t = useTranslations("disclosures.received");
  const router = useRouter();
  const form = useOperationForm({
    schema: registerRules,
    action: registerReceivedAction,
    defaultValues: { receivedId, note: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form
      form={form}
      label={t("register")}
      submitLabel={t("register")}
      submitVariant="secondary"
      savedText={t("registered")}
    >
      <TextArea {...form.field("note")} label={t("registerNote")} hint={t("registerHint")} rows={2} />
    </Form>
  );
}

/** Opens an own case, about somebody found or entered in the own register. */
export function TakeOverForm({ org, receivedId }: { readonly org: string; readonly receivedId: string }) {
  const t = useTranslations("disclosures.received");
  const router = useRouter();
  const [chosen, setChosen] = useState<PersonCard | null>(null);
  const form = useOperationForm({
    schema: takeOverRules,
    action: takeOverReceivedAction,
    defaultValues: { receivedId, personId: "" },
    onSaved: ({ caseId }) => router.push(`/${org}/cases/${caseId}`),
  });
  const { id, error } = form.field("personId");
  const choose = (card: PersonCard | null) => {
    setChosen(card);
    form.methods.setValue("personId", card?.id ?? "", { shouldDirty: true });
  };
  return (
    <Form form={form} label={t("takeOver")} submitLabel={t("takeOver")} submitVariant="secondary" savedText="">
      <PersonPicker
        id={id}
        label={t("person")}
        hint={t("personHint")}
        error={error}
        value={chosen}
        onChoose={choose}
        optional
      />
    </Form>
  );
}
