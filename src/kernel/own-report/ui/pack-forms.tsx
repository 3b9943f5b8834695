"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextArea, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { approvePackAction, judgeTextAction, makePackAction } from "../actions";
import { judgements, type Judgement } from "../contract";

const makeRules = () => import("../schema").then((file) => file.makePackSchema);
const judgeRules = () => import("../schema").then((file) => file.judgeTextSchema);
const approveRules = () => import("../schema").then((file) => file.approvePackSchema);

/** Begins a pack and opens it. */
export function MakePackForm({ org, personId }: { readonly org: string; readonly personId: string }) {
  const t = useTranslations("ownReport.pack");
  const router = useRouter();
  const form = useOperationForm({
    schema: makeRules,
    action: (_typed, meta) => makePackAction({ personId }, meta),
    defaultValues: { personId },
    onSaved: ({ packId }) => router.push(`/${org}/persons/${personId}/packs/${packId}`),
  });
  return (
    <Form form={form} submitLabel={t("make")} savedText={t("made")}>
      {null}
    </Form>
  );
}

interface JudgeProps {
  readonly personId: string;
  readonly packId: string;
  readonly source: string;
  readonly judgement: Judgement | null;
  /** Which text, for those who hear the forms one by one. */
  readonly about: string;
}

/** Decides of one text. */
export function JudgeForm({ judgement, about, ...ids }: JudgeProps) {
  const t = useTranslations("ownReport.pack");
  const router = useRouter();
  const form = useOperationForm({
    schema: judgeRules,
    action: (typed, meta) => judgeTextAction({ ...typed, ...ids }, meta),
    defaultValues: { ...ids, judgement: (judgement ?? undefined) as Judgement | undefined, phrases: "", reason: "" },
    onSaved: () => router.refresh(),
  });
  const chosen = form.methods.watch("judgement");
  return (
    <Form form={form} label={about} submitLabel={t("save")} submitVariant="secondary" savedText={t("saved")}>
      <RadioGroup
        {...form.field("judgement")}
        label={t("judgement")}
        options={judgements.map((value) => ({ value, label: t(`judgements.${value}`) }))}
      />
      {chosen === "masked" && (
        <TextArea {...form.field("phrases")} label={t("phrases")} hint={t("phrasesHint")} rows={2} />
      )}
      {chosen !== undefined && chosen !== "asIs" && (
        <TextField {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} />
      )}
    </Form>
  );
}

interface ApproveProps {
  readonly personId: string;
  readonly packId: string;
  readonly version: number;
}

/** Lets the pack out. */
export function ApprovePackForm(about: ApproveProps) {
  const t = useTranslations("ownReport.pack");
  const router = useRouter();
  const form = useOperationForm({
    schema: approveRules,
    action: (_typed, meta) => approvePackAction(about, meta),
    defaultValues: about,
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("approve")} savedText={t("approvedText")}>
      <p>{t("ready")}</p>
    </Form>
  );
}
