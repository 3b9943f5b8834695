"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { liftHoldAction, noteClassAction, placeHoldAction } from "../actions";
import { retentionClasses, type RetentionClass } from "../contract";

const holdRules = () => import("../schema").then((file) => file.placeHoldSchema);
const liftRules = () => import("../schema").then((file) => file.liftHoldSchema);
const classRules = () => import("../schema").then((file) => file.noteClassSchema);

/** Holds a case back from disposal. */
export function PlaceHoldForm({ caseId, today }: { readonly caseId: string; readonly today: string }) {
  const t = useTranslations("retention.onCase");
  const router = useRouter();
  const form = useOperationForm({
    schema: holdRules,
    action: placeHoldAction,
    defaultValues: { caseId, reason: "", holdsUntil: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("place")} savedText={t("placed")}>
      <TextArea {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} rows={3} />
      <DateField
        {...form.field("holdsUntil")}
        label={t("holdsUntil")}
        hint={t("holdsUntilHint")}
        min={today}
        optional
      />
    </Form>
  );
}

/** Lifts a hold in one press. */
export function LiftForm(about: { readonly caseId: string; readonly holdId: string; readonly version: number }) {
  const t = useTranslations("retention.onCase");
  const router = useRouter();
  const form = useOperationForm({
    schema: liftRules,
    action: (_typed, meta) => liftHoldAction(about, meta),
    defaultValues: about,
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("lift")} submitVariant="secondary" savedText={t("liftedText")}>
      {null}
    </Form>
  );
}

/** Notes what kind of case it is. */
export function NoteClassForm({ caseId, hasPerson }: { readonly caseId: string; readonly hasPerson: boolean }) {
  const t = useTranslations("retention.onCase");
  const c = useTranslations("retention.classes");
  const router = useRouter();
  const form = useOperationForm({
    schema: classRules,
    action: noteClassAction,
    defaultValues: { caseId, retentionClass: undefined as RetentionClass | undefined, reason: "" },
    onSaved: () => router.refresh(),
  });
  const offered = retentionClasses.filter((one) => one !== "anonymous" || !hasPerson);
  return (
    <Form form={form} submitLabel={t("note")} savedText={t("noted")}>
      <RadioGroup
        {...form.field("retentionClass")}
        label={t("class")}
        options={offered.map((value) => ({ value, label: c(value) }))}
      />
      <TextArea {...form.field("reason")} label={t("reason")} rows={3} />
    </Form>
  );
}
