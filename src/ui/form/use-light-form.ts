"use client";

import { useRef, type FormEvent } from "react";
import type * as z from "zod";
import { typedValues, type LightValue } from "./form-values";
import { fieldId } from "./problems";
import type { FieldBinding, FormState } from "./use-operation-form";
import { useSubmission, type FormAction } from "./use-submission";

type Values = Readonly<Record<string, LightValue>>;

/** A form of flat fields without react-hook-form. Give it to `<Form form={form}>`. */
export interface LightForm<Input> extends FormState {
  readonly field: (name: Extract<keyof Input, string>) => FieldBinding;
}

interface LightFormOptions<Schema extends z.ZodType, Value> {
  /** `() => import("../schema").then((file) => file.xSchema)`: it comes when the first field gets focus. */
  readonly schema: () => Promise<Schema>;
  readonly action: FormAction<z.input<Schema>, Value>;
  /** Each field by name, with its default; its type decides how it is read (see `typedValues`). */
  readonly defaultValues: { readonly [Name in keyof z.input<Schema>]?: z.input<Schema>[Name] | LightValue };
  readonly onSaved?: (value: Value) => void;
}

/**
 * The same as `useOperationForm` for flat forms on phones, 12 kB lighter: the browser keeps what is typed, from before
 * the script has come, and it is read when it is sent. Same fields, same summary, same key, same refusals.
 */
export function useLightForm<Schema extends z.ZodType, Value>(
  options: LightFormOptions<Schema, Value>,
): LightForm<z.input<Schema>> {
  type Input = z.input<Schema>;
  const { schema, action, onSaved } = options;
  const defaults = options.defaultValues as Values;
  const loading = useRef<Promise<Schema | null> | null>(null);
  const { send, refuse, errorOf, ...state } = useSubmission<Input, Value>(action, (value) => onSaved?.(value));

  // A part of the program that did not arrive: then the server is the judge, and the next attempt asks again.
  const rules = () => {
    loading.current ??= schema().catch(() => (loading.current = null));
    return loading.current;
  };

  const check = async (form: HTMLFormElement) => {
    const input = typedValues(new FormData(form), defaults) as Input;
    const found = (await rules())?.safeParse(input);
    if (!found || found.success) return send(input);
    const first = new Map<string, string>();
    for (const { path, message } of found.error.issues) {
      const name = path.join(".");
      if (!first.has(name)) first.set(name, message);
    }
    refuse([...first].map(([name, key]) => ({ name, key })));
  };

  const submit = (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault();
    const form = event?.currentTarget ?? document.getElementById(state.id);
    if (state.status !== "saving" && form instanceof HTMLFormElement) void check(form);
  };

  const field = (name: Extract<keyof Input, string>): FieldBinding => ({
    name,
    id: fieldId(state.id, name),
    error: errorOf(name),
    defaultValue: defaults[name],
  });

  return { ...state, field, submit, prepare: () => void rules() };
}
