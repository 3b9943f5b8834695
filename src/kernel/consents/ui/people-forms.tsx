"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { assessMaturityAction, decideGuardianAction, noteSeenAction } from "../actions";

const LEVELS = ["childAlone", "together", "guardians"] as const;
const STANDINGS = ["counts", "absent", "harm"] as const;

/** Who decides for a minor, and why. */
export function MaturityForm({ caseId }: { readonly caseId: string }) {
  const t = useTranslations("consents.people");
  const level = useTranslations("consents.level");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.assessMaturitySchema),
    action: assessMaturityAction,
    defaultValues: { caseId, note: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("assess")} submitLabel={t("save")} savedText={t("saved")}>
      <RadioGroup
        {...form.field("level")}
        label={t("level")}
        options={LEVELS.map((value) => ({ value, label: level(value) }))}
      />
      <TextArea {...form.field("note")} label={t("note")} hint={t("noteHint")} rows={4} />
    </Form>
  );
}

/** Whether a guardian is asked, and why. */
export function StandingForm({ caseId, guardianId, label }: { caseId: string; guardianId: string; label: string }) {
  const t = useTranslations("consents.people");
  const standing = useTranslations("consents.standing");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.decideStandingSchema),
    action: decideGuardianAction,
    defaultValues: { caseId, guardianId, reason: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={label} submitLabel={t("decideSave")} savedText={t("decideSaved")}>
      <RadioGroup
        {...form.field("standing")}
        label={t("standing")}
        options={STANDINGS.map((value) => ({ value, label: standing(value) }))}
      />
      <TextArea {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} rows={3} />
    </Form>
  );
}

/** The unit has seen that a yes was taken back. */
export function SeenForm({ caseId, answerId, label }: { caseId: string; answerId: string; label: string }) {
  const t = useTranslations("consents.page");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.noteSeenSchema),
    action: noteSeenAction,
    defaultValues: { caseId, answerId },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={label} submitLabel={t("seen")} submitVariant="secondary" savedText={t("seenDone")}>
      {null}
    </Form>
  );
}
