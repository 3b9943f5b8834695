"use client";

import type { FieldValues } from "react-hook-form";
import type * as z from "zod";
import type { ButtonVariant } from "@/ui/button";
import { Form } from "@/ui/form/form";
import type { OperationFormOptions } from "@/ui/form/use-operation-form";
import { useCaseForm } from "./use-case-form";

/** One act, one button, no fields: a real form, with the same answers as any other. */
export function ActForm<Schema extends z.ZodType<unknown, FieldValues>, Value>(
  props: Pick<OperationFormOptions<Schema, Value>, "schema" | "action"> & {
    readonly input: z.input<Schema>;
    readonly label: string;
    /** What the act is about, for those who hear the buttons one by one. */
    readonly about?: string;
    readonly doneText: string;
    readonly variant?: ButtonVariant;
  },
) {
  const { schema, action, input, label, about, doneText, variant = "secondary" } = props;
  const form = useCaseForm<Schema, Value>({
    ...{ schema, action, doneText, shown: input, keepsText: true },
    defaultValues: input as OperationFormOptions<Schema, Value>["defaultValues"],
  });
  const button = (
    <Form form={form} submitLabel={label} submitVariant={variant} savedText="">
      {null}
    </Form>
  );
  // A group and not a named form: forms with names are landmarks, and two tasks may well be called the same.
  return about === undefined ? (
    button
  ) : (
    <div role="group" aria-label={about}>
      {button}
    </div>
  );
}
