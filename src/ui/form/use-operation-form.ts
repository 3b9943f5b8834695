"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useCallback, useEffect, useId, useRef, useState, type FormEvent } from "react";
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from "react-hook-form";
import type * as z from "zod";
import type { Reply } from "@/platform/result";
import { useMessageText } from "../i18n/use-message-text";
import { fieldId, flattenErrors, isNetworkLoss, type Problem } from "./problems";

/** How the last attempt ended when it did not succeed. `lost`: no answer came; trying again is safe. */
export type FormFault =
  | { readonly kind: "invalid" | "refused"; readonly message?: string; readonly reference?: string }
  | { readonly kind: "lost" | "unexpected" };

/** What `form.field(name)` gives to a field component. */
export interface FieldBinding {
  readonly id: string;
  readonly name: string;
  readonly error: string | undefined;
  // The default of a field may be a text, a truth value (checkbox) or a list (checkboxes of one name).
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- native inputs type `defaultValue` per element
  readonly defaultValue: any;
  readonly onChange: (event: { target: unknown; type?: unknown }) => Promise<void | boolean>;
  readonly onBlur: (event: { target: unknown; type?: unknown }) => Promise<void | boolean>;
  readonly ref: (element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null) => void;
}

/** A form bound to one operation. Give it to `<Form form={form}>`. */
export interface OperationForm<Input extends FieldValues> {
  readonly id: string;
  readonly field: (name: Path<Input>) => FieldBinding;
  readonly submit: (event?: FormEvent) => void;
  readonly status: "idle" | "saving" | "saved";
  readonly fault: FormFault | null;
  readonly problems: readonly Problem[];
  /** Counts the attempts that failed, so that the error summary takes the focus anew. */
  readonly attempt: number;
  /** react-hook-form itself, for `watch`, `setValue`, `reset` and field arrays. */
  readonly methods: UseFormReturn<Input>;
}

/** What the hook needs. `action` is the export of an actions.ts; `schema` the same schema as the operation's. */
export interface OperationFormOptions<Schema extends z.ZodType<unknown, FieldValues>, Value> {
  readonly schema: Schema;
  readonly action: (input: z.input<Schema>, options: { readonly key: string }) => Promise<Reply<Value>>;
  readonly defaultValues: DefaultValues<z.input<Schema>>;
  /** Called once the server has answered yes: go on to another page, or say what happened. */
  readonly onSaved?: (value: Value) => void;
  /** Asks before the tab is closed with unsaved text. */
  readonly warnsBeforeLeaving?: boolean;
}

/**
 * The one way a form reaches the server. Checks with the operation's own schema, sends the input as typed with an
 * idempotency key, and shows refusals where they belong. The key stays the same until an answer has come: after a lost
 * connection the person presses again and nothing is doubled. Nothing typed is ever cleared on failure.
 */
export function useOperationForm<Schema extends z.ZodType<unknown, FieldValues>, Value>(
  options: OperationFormOptions<Schema, Value>,
): OperationForm<z.input<Schema>> {
  type Input = z.input<Schema>;
  const { schema, action, defaultValues, onSaved, warnsBeforeLeaving = false } = options;
  const id = useId();
  const textOf = useMessageText();
  const key = useRef<string | null>(null);
  const [status, setStatus] = useState<OperationForm<Input>["status"]>("idle");
  const [fault, setFault] = useState<FormFault | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [attempt, setAttempt] = useState(0);

  // `raw`: the server parses the same schema, so it must get what was typed, not what the schema made of it.
  // Checked on submit only: a sentence that comes and goes while one types moves the button from under the finger.
  const methods = useForm<Input>({
    resolver: zodResolver(schema, undefined, { raw: true }) as never,
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });

  const fail = useCallback(
    (found: FormFault, at: readonly Problem[]) => {
      setStatus("idle");
      setFault(found);
      setProblems(inOrderOfPage(at, id));
      setAttempt((count) => count + 1);
    },
    [id],
  );

  const send = async (input: Input) => {
    setStatus("saving");
    setFault(null);
    setProblems([]);
    key.current ??= crypto.randomUUID();
    let reply: Reply<Value>;
    try {
      reply = await action(input, { key: key.current });
    } catch (reason) {
      // Translates the one fault a browser has: the call did not come back. The key is kept for the next attempt.
      return fail({ kind: isNetworkLoss(reason, navigator.onLine) ? "lost" : "unexpected" }, []);
    }
    key.current = null;
    if (reply.ok) {
      setStatus("saved");
      methods.reset(input, { keepValues: true });
      return onSaved?.(reply.value);
    }
    const fields = Object.entries(reply.fields).map(([name, { key: sentence, details }]) => ({
      name,
      text: textOf(sentence, details),
    }));
    fail({ kind: "refused", message: textOf(reply.message, reply.details), reference: reply.reference }, fields);
  };

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (status === "saving") return;
    void methods.handleSubmit(send, (errors) =>
      fail(
        { kind: "invalid" },
        flattenErrors(errors).map(({ name, key: sentence }) => ({ name, text: textOf(sentence) })),
      ),
    )();
  };

  useLeaveWarning(warnsBeforeLeaving && methods.formState.isDirty && status !== "saved");

  const field = (name: Path<Input>): FieldBinding => {
    const { ref, ...handlers } = methods.register(name);
    return {
      ...handlers,
      id: fieldId(id, name),
      error: problems.find((problem) => problem.name === name)?.text,
      defaultValue: valueAt(defaultValues, name),
      ref: (element) => {
        const typed = element && typedBefore(element);
        ref(element);
        // Text typed before the script arrived stays: react-hook-form would put the default back.
        if (typed && methods.getValues(name) !== typed) methods.setValue(name, typed as never, { shouldDirty: true });
      },
    };
  };

  return { id, field, submit, status, fault, problems, attempt, methods };
}

/** The problems in the order of their fields on the page; those without a field come first. */
function inOrderOfPage(problems: readonly Problem[], formId: string): Problem[] {
  const elements = new Map(problems.map(({ name }) => [name, document.getElementById(fieldId(formId, name))]));
  return [...problems].sort((a, b) => {
    const [first, second] = [elements.get(a.name), elements.get(b.name)];
    if (!first || !second) return Number(Boolean(first)) - Number(Boolean(second));
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}

function typedBefore(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string | null {
  if (element instanceof HTMLSelectElement || ["radio", "checkbox", "file"].includes(element.type)) return null;
  return element.value !== element.defaultValue ? element.value : null;
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
