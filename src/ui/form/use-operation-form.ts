"use client";

import { useCallback, useEffect, useRef, type FormEvent } from "react";
import {
  useForm,
  type DefaultValues,
  type FieldValues,
  type Path,
  type Resolver,
  type UseFormReturn,
} from "react-hook-form";
import type * as z from "zod";
import { useChosenEarly } from "./chosen-early";
import { fieldId, flattenErrors } from "./problems";
import { useSubmission, type FormAction, type Submission } from "./use-submission";

type Element = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Handler = (event: { target: unknown; type?: unknown }) => Promise<void | boolean>;

/** What `form.field(name)` gives to a field component. */
export interface FieldBinding {
  readonly id: string;
  readonly name: string;
  readonly error: string | undefined;
  // The default of a field may be a text, a truth value (checkbox) or a list (checkboxes of one name).
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- native inputs type `defaultValue` per element
  readonly defaultValue: any;
  readonly onChange?: Handler;
  readonly onBlur?: Handler;
  readonly ref?: (element: Element | null) => void;
}

/** What `<Form>` needs to know of a form, whichever hook made it. */
export interface FormState extends Pick<Submission<never>, "id" | "status" | "fault" | "problems" | "attempt"> {
  readonly submit: (event?: FormEvent<HTMLFormElement>) => void;
  /** Fetches the rules ahead of time; `<Form>` calls it when the first field gets focus. */
  readonly prepare: () => void;
}

/** A form bound to one operation. Give it to `<Form form={form}>`. */
export interface OperationForm<Input extends FieldValues> extends FormState {
  readonly field: (name: Path<Input>) => FieldBinding;
  /** react-hook-form itself, for `watch`, `setValue`, `reset` and field arrays. */
  readonly methods: UseFormReturn<Input>;
}

/**
 * What the hook needs. `action` is the export of an actions.ts; `schema` the same schema as the operation's, better as
 * `() => import("../schema").then((file) => file.xSchema)`: zod (30 kB) then comes when the first field gets focus and
 * not before the page can be read.
 */
export interface OperationFormOptions<Schema extends z.ZodType<unknown, FieldValues>, Value> {
  readonly schema: Schema | (() => Promise<Schema>);
  readonly action: FormAction<z.input<Schema>, Value>;
  readonly defaultValues: DefaultValues<z.input<Schema>>;
  /** Called once the server has answered yes: go on to another page, or say what happened. */
  readonly onSaved?: (value: Value) => void;
  /** Asks before the tab is closed with unsaved text. */
  readonly warnsBeforeLeaving?: boolean;
}

/**
 * The way a rich form reaches the server (for the phone there is `useLightForm`, 12 kB less). Checks with the operation's
 * own schema, sends the input as typed with an idempotency key, and shows refusals where they belong.
 */
export function useOperationForm<Schema extends z.ZodType<unknown, FieldValues>, Value>(
  options: OperationFormOptions<Schema, Value>,
): OperationForm<z.input<Schema>> {
  type Input = z.input<Schema>;
  const { schema, action, defaultValues, onSaved, warnsBeforeLeaving = false } = options;
  const rules = useRules(schema);

  // Checked on submit only: a sentence that comes and goes while one types moves the button from under the finger.
  const methods = useForm<Input>({
    resolver: async (...given) => {
      const check = await rules();
      // Without the rules (the net is gone) the server is the judge: it checks the same schema in any case.
      return check ? check(...given) : { values: given[0], errors: {} };
    },
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });

  const { send, refuse, errorOf, ...state } = useSubmission<Input, Value>(action, (value, input) => {
    methods.reset(input, { keepValues: true });
    onSaved?.(value);
  });

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (state.status === "saving") return;
    void methods.handleSubmit(send, (errors) => refuse(flattenErrors(errors)))();
  };

  useLeaveWarning(warnsBeforeLeaving && methods.formState.isDirty && state.status !== "saved");

  const keepChoice = useChosenEarly();

  const field = (name: Path<Input>): FieldBinding => {
    const { ref, onChange, onBlur } = methods.register(name);
    return {
      name,
      onChange,
      onBlur,
      id: fieldId(state.id, name),
      error: errorOf(name),
      defaultValue: valueAt(defaultValues, name),
      ref: (element) => {
        if (element) keepChoice(element, onChange);
        ref(element);
      },
    };
  };

  return { ...state, field, submit, prepare: () => void rules(), methods };
}

/** Fetches the rules once; a failed fetch is tried again next time. */
function useRules<Schema extends z.ZodType<unknown, FieldValues>>(schema: Schema | (() => Promise<Schema>)) {
  const loading = useRef<Promise<Resolver<z.input<Schema>> | null> | null>(null);
  return useCallback(async () => {
    loading.current ??= loadRules(schema);
    const check = await loading.current;
    if (!check) loading.current = null;
    return check;
  }, [schema]);
}

/** The resolver of a schema, or null when its file could not be fetched. */
async function loadRules<Schema extends z.ZodType<unknown, FieldValues>>(
  schema: Schema | (() => Promise<Schema>),
): Promise<Resolver<z.input<Schema>> | null> {
  try {
    const [{ zodResolver }, found] = await Promise.all([
      import("@hookform/resolvers/zod"),
      typeof schema === "function" ? schema() : schema,
    ]);
    // `raw`: the server parses the same schema, so it must get what was typed, not what the schema made of it.
    return zodResolver(found, undefined, { raw: true }) as never;
  } catch {
    // Translates one fault: a part of the program that did not arrive.
    return null;
  }
}

function valueAt(values: unknown, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], values);
}

function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [active]);
}
