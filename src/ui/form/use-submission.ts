"use client";

import { useCallback, useId, useRef, useState } from "react";
import type { Reply } from "@/platform/result";
import { useMessageText } from "../i18n/use-message-text";
import { formAnswered, formSent } from "./done-words";
import { fieldId, isNetworkLoss, type Problem } from "./problems";

/** How the last attempt ended when it did not succeed. `lost`: no answer came; trying again is safe. */
export type FormFault =
  | { readonly kind: "invalid" | "refused"; readonly message?: string; readonly reference?: string }
  | { readonly kind: "lost" | "unexpected" };

/** A server action as forms call it. */
export type FormAction<Input, Value> = (input: Input, options: { readonly key: string }) => Promise<Reply<Value>>;

/** What has become of a form: nothing yet, on its way, done; or the fault and what to put right. */
export interface Submission<Input> {
  readonly id: string;
  readonly status: "idle" | "saving" | "saved";
  readonly fault: FormFault | null;
  readonly problems: readonly Problem[];
  /** Counts the attempts that failed, so that the error summary takes the focus anew. */
  readonly attempt: number;
  readonly errorOf: (name: string) => string | undefined;
  /** Sends what was typed. */
  readonly send: (input: Input) => Promise<void>;
  /** Shows what the schema found; the keys are message keys. */
  readonly refuse: (found: readonly { readonly name: string; readonly key: string }[]) => void;
}

/**
 * The way of one input to the server and back. The idempotency key stays the same until an answer has come: after a lost
 * connection the person presses again and nothing is doubled. Nothing typed is ever cleared on failure.
 */
export function useSubmission<Input, Value>(
  action: FormAction<Input, Value>,
  onAnswered: (value: Value, input: Input) => void,
): Submission<Input> {
  const id = useId();
  const textOf = useMessageText();
  const key = useRef<string | null>(null);
  const [status, setStatus] = useState<Submission<Input>["status"]>("idle");
  const [fault, setFault] = useState<FormFault | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = useCallback(
    (found: FormFault, at: readonly Problem[]) => {
      formAnswered(id, false);
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
    formSent(id);
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
      onAnswered(reply.value, input);
      return formAnswered(id, true);
    }
    fail(
      { kind: "refused", message: textOf(reply.message, reply.details), reference: reply.reference },
      Object.entries(reply.fields).map(([name, { key: sentence, details }]) => ({
        name,
        text: textOf(sentence, details),
      })),
    );
  };

  const refuse: Submission<Input>["refuse"] = (found) =>
    fail(
      { kind: "invalid" },
      found.map(({ name, key: sentence }) => ({ name, text: textOf(sentence) })),
    );

  const errorOf = (name: string) => problems.find((problem) => problem.name === name)?.text;

  return { id, status, fault, problems, attempt, errorOf, send, refuse };
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
