"use client";

import { useRouter } from "next/navigation";
import type { FieldValues, Path } from "react-hook-form";
import type * as z from "zod";
import { sayDone } from "@/ui/form/done-words";
import { useOperationForm, type OperationForm, type OperationFormOptions } from "@/ui/form/use-operation-form";

/** What forms on a case page have in common beyond the form hook. */
export interface CaseFormOptions<Schema extends z.ZodType<unknown, FieldValues>, Value> extends Omit<
  OperationFormOptions<Schema, Value>,
  "onSaved"
> {
  /** The sentence for a form that is gone when it is done; a form that stays says it itself. */
  readonly doneText?: string;
  /** The page's own values, newer than those the form was opened with: the version of the case as it is shown now. */
  readonly shown?: Partial<z.input<Schema>>;
  readonly onDone?: (value: Value) => void;
  readonly onConflict?: () => void;
  /** The fields are emptied when it is done, unless they show what was saved. */
  readonly keepsText?: boolean;
}

/**
 * The form hook with what all forms on a case page share: when somebody else was first, the page is read again around
 * what is typed; when it is done, somebody says so and the fields are ready for the next.
 */
export function useCaseForm<Schema extends z.ZodType<unknown, FieldValues>, Value>(
  options: CaseFormOptions<Schema, Value>,
): OperationForm<z.input<Schema>> {
  const { action, shown, doneText, onDone, onConflict, keepsText = false, ...rest } = options;
  const router = useRouter();
  const form: OperationForm<z.input<Schema>> = useOperationForm<Schema, Value>({
    ...rest,
    action: async (input, meta) => {
      const reply = await action({ ...input, ...shown }, meta);
      if (!reply.ok && reply.code === "changedMeanwhile") {
        onConflict?.();
        router.refresh();
      }
      return reply;
    },
    onSaved: (value) => {
      // Field by field: `reset` leaves the text in sight, and the form hook takes that for typed.
      if (!keepsText)
        for (const [name, empty] of Object.entries(rest.defaultValues))
          form.methods.setValue(name as Path<z.input<Schema>>, empty as never);
      if (doneText !== undefined) sayDone(doneText);
      onDone?.(value);
    },
  });
  return form;
}
