"use client";

import { useRouter } from "next/navigation";
import type { FieldValues } from "react-hook-form";
import type * as z from "zod";
import { useOperationForm, type OperationForm, type OperationFormOptions } from "@/ui/form/use-operation-form";
import { useAnnounce } from "./announcer";

/** What a form about a case says when it is done, and whether its fields are emptied then. */
export interface CaseFormOptions<Schema extends z.ZodType<unknown, FieldValues>, Value> extends Omit<
  OperationFormOptions<Schema, Value>,
  "onSaved"
> {
  readonly doneText: string;
  /** The page's own values, newer than those the form was opened with: the version of the case as it is shown now. */
  readonly shown?: Partial<z.input<Schema>>;
  readonly onDone?: (value: Value) => void;
  readonly onConflict?: () => void;
  readonly keepsText?: boolean;
}

/**
 * The form hook with what all forms on a case page share: when somebody else was first, the page is read again around
 * what is typed; when it is done, the page says so and the fields are ready for the next.
 */
export function useCaseForm<Schema extends z.ZodType<unknown, FieldValues>, Value>(
  options: CaseFormOptions<Schema, Value>,
): OperationForm<z.input<Schema>> {
  const { action, shown, doneText, onDone, onConflict, keepsText = false, ...rest } = options;
  const router = useRouter();
  const announce = useAnnounce();
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
      if (!keepsText) form.methods.reset(rest.defaultValues as z.input<Schema>);
      announce(doneText);
      onDone?.(value);
    },
  });
  return form;
}
