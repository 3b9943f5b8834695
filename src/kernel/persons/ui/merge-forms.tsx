"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ButtonLink } from "@/ui/button";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { mergePersonsAction, reverseMergeAction } from "../actions";
import type { PersonCard } from "../contract";
import { mergePersonsSchema, reverseMergeSchema } from "../schema";
import { PersonPicker } from "./person-picker";

interface MergeFormProps {
  readonly org: string;
  readonly keptId: string;
  readonly keptVersion: number;
  readonly mergedId: string;
  readonly mergedVersion: number;
}

/** Confirms a merge, with the reason. */
export function MergeForm({ org, ...pair }: MergeFormProps) {
  const t = useTranslations("persons.mergePage");
  const router = useRouter();
  const form = useOperationForm({
    schema: mergePersonsSchema,
    action: mergePersonsAction,
    defaultValues: { ...pair, reason: "" },
    onSaved: () => router.push(`/${org}/persons/${pair.keptId}`),
  });
  return (
    <Form form={form} submitLabel={t("submit")} submitVariant="danger">
      <TextArea {...form.field("reason")} label={t("reason")} rows={3} />
    </Form>
  );
}

/** Undoes a merge, with the reason. */
export function ReverseMergeForm({ keptId, mergeId }: { keptId: string; mergeId: string }) {
  const t = useTranslations("persons.page");
  const form = useOperationForm({
    schema: reverseMergeSchema,
    action: reverseMergeAction,
    defaultValues: { keptId, mergeId, reason: "" },
  });
  return (
    <Form form={form} submitLabel={t("reverse")} submitVariant="danger">
      <TextArea {...form.field("reason")} label={t("reverseReason")} rows={2} />
    </Form>
  );
}

/** Chooses the other entry and goes on to the comparison. */
export function MergePicker({ org, personId }: { org: string; personId: string }) {
  const t = useTranslations("persons.page");
  const [other, setOther] = useState<PersonCard | null>(null);
  return (
    <div className="grid justify-items-start gap-4">
      <PersonPicker label={t("mergeOther")} hint={t("mergeHint")} value={other} onChoose={setOther} />
      {other && other.id !== personId && (
        <ButtonLink href={`/${org}/persons/${personId}/merge/${other.id}`} prefetch={false}>
          {t("compare")}
        </ButtonLink>
      )}
    </div>
  );
}
