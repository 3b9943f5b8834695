"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "@/ui/form/choices";
import { noteCompletionAction } from "../../actions";
import { completionStates } from "../../domain/contact";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.noteCompletionSchema);

/** Whether the treatment or support that began was completed. */
export function CompletionForm({ target, completed }: { target: ChainTarget; completed: string | undefined }) {
  const t = useTranslations("fieldChain");
  const form = useChainForm(target, {
    schema: loadSchema,
    action: noteCompletionAction,
    defaultValues: { completed },
  });
  return (
    <ChainFrame {...{ target, form }}>
      <RadioGroup
        {...form.field("completed")}
        label={t("form.completed")}
        hint={t("form.completedHint")}
        options={completionStates.map((value) => ({ value, label: t(`options.completed.${value}`) }))}
      />
    </ChainFrame>
  );
}
