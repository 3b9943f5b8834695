"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { carryOutDisposalAction, decideDisposalAction, proposeDisposalAction } from "../actions";

const nothing = () => import("../schema").then((file) => file.nothingSchema);
const disposal = () => import("../schema").then((file) => file.disposalSchema);
const decision = () => import("../schema").then((file) => file.decideDisposalSchema);

/** Proposes what is due, and opens the proposal. */
export function ProposeForm({ org }: { readonly org: string }) {
  const t = useTranslations("retention.overview");
  const router = useRouter();
  const form = useOperationForm({
    schema: nothing,
    action: (_typed, meta) => proposeDisposalAction({}, meta),
    defaultValues: {},
    onSaved: ({ disposalId }) => router.push(`/${org}/retention/${disposalId}`),
  });
  return (
    <Form form={form} submitLabel={t("propose")} savedText={t("proposed")}>
      <p className="max-w-reading text-muted">{t("proposeText")}</p>
    </Form>
  );
}

interface DecideProps {
  readonly disposalId: string;
  readonly version: number;
  /** Whoever proposed may decline, never approve. */
  readonly isOwn: boolean;
}

/** Approves or declines a proposal. */
export function DecideForm({ isOwn, ...about }: DecideProps) {
  const t = useTranslations("retention.disposal");
  const router = useRouter();
  const form = useOperationForm({
    schema: decision,
    action: (typed, meta) => decideDisposalAction({ ...typed, ...about }, meta),
    defaultValues: { ...about, decision: undefined as "approved" | "declined" | undefined },
    onSaved: () => router.refresh(),
  });
  const decline = { value: "declined", label: t("decline") };
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")}>
      {isOwn && <p>{t("own")}</p>}
      <RadioGroup
        {...form.field("decision")}
        label={t("decision")}
        hint={t("decisionHint")}
        options={isOwn ? [decline] : [{ value: "approved", label: t("approve") }, decline]}
      />
    </Form>
  );
}

/** Erases the next files of an approved disposal. */
export function CarryOutForm({ disposalId, left }: { readonly disposalId: string; readonly left: number }) {
  const t = useTranslations("retention.disposal");
  const router = useRouter();
  const form = useOperationForm({
    schema: disposal,
    action: (_typed, meta) => carryOutDisposalAction({ disposalId }, meta),
    defaultValues: { disposalId },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("carryOut")} submitVariant="danger" savedText={t("carriedOut")}>
      <p className="max-w-reading">{t("carryOutText", { count: left })}</p>
    </Form>
  );
}
