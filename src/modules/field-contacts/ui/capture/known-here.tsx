"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type ReactNode } from "react";
import { postForReply } from "@/kernel/drafts/client";
import type { Reply } from "@/platform/result";
import { Button } from "@/ui/plain-button";

type Word = "yes" | "no" | "cannotTell";
type Fault = "numberFault" | "nameFault" | "birthOnFault" | "signedOut" | "noNet" | "failed";
type State =
  | { readonly step: "idle" | "asking" | "used" }
  | { readonly step: "answered"; readonly answer: Word }
  | { readonly step: "fault"; readonly fault: Fault }
  | { readonly step: "tooOften"; readonly seconds: number };

const NOTHING = { number: "", givenName: "", familyName: "", birthOn: "" };
type Asked = typeof NOTHING;

/**
 * "Known to us?", asked beside the form and not part of it: its fields have no names, so that neither a draft nor the
 * contact holds what was searched for. `onUse` fills the answer in, when the worker presses for it.
 */
export function KnownHere({ org, onUse }: { org: string; onUse?: (answer: "yes" | "no") => void }) {
  const t = useTranslations("fieldCapture.knownHere");
  const [by, setBy] = useState<"number" | "name">("number");
  const [asked, setAsked] = useState<Asked>(NOTHING);
  const [state, setState] = useState<State>({ step: "idle" });
  const type = (field: keyof Asked) => (value: string) => {
    setAsked((before) => ({ ...before, [field]: value }));
    setState({ step: "idle" });
  };
  const ask = async () => {
    setState({ step: "asking" });
    setState(await answerOf(org, by, asked));
  };
  const onEnter = () => void ask();
  const use = (answer: "yes" | "no") => {
    onUse?.(answer);
    setAsked(NOTHING);
    setState({ step: "used" });
  };
  return (
    <section className="grid gap-4 card p-4" aria-label={t("title")}>
      <p className="text-sm text-muted">{t("about")}</p>
      <div className="flex flex-wrap gap-2" role="group" aria-label={t("by")}>
        <Button
          variant={by === "number" ? "primary" : "secondary"}
          aria-pressed={by === "number"}
          onClick={() => setBy("number")}
        >
          {t("byNumber")}
        </Button>
        <Button
          variant={by === "name" ? "primary" : "secondary"}
          aria-pressed={by === "name"}
          onClick={() => setBy("name")}
        >
          {t("byName")}
        </Button>
      </div>
      <div className="grid gap-3">
        {by === "number" ? (
          <Line
            label={t("number")}
            hint={t("numberHint")}
            value={asked.number}
            onType={type("number")}
            onEnter={onEnter}
            inputMode="numeric"
          />
        ) : (
          <>
            <Line label={t("givenName")} value={asked.givenName} onType={type("givenName")} onEnter={onEnter} />
            <Line label={t("familyName")} value={asked.familyName} onType={type("familyName")} onEnter={onEnter} />
            <Line label={t("birthOn")} value={asked.birthOn} onType={type("birthOn")} onEnter={onEnter} type="date" />
          </>
        )}
      </div>
      <Button variant="secondary" disabled={state.step === "asking"} onClick={() => void ask()}>
        {t(state.step === "asking" ? "asking" : "ask")}
      </Button>
      <div role="status" className="grid justify-items-start gap-3">
        <Outcome state={state} use={onUse ? use : null} />
      </div>
    </section>
  );
}

function Outcome({ state, use }: { state: State; use: ((answer: "yes" | "no") => void) | null }): ReactNode {
  const t = useTranslations("fieldCapture.knownHere");
  switch (state.step) {
    case "idle":
    case "asking":
      return null;
    case "used":
      return <p>{t("used")}</p>;
    case "fault":
      return <p>{t(state.fault)}</p>;
    case "tooOften":
      return <p>{t("tooOften", { seconds: state.seconds })}</p>;
    case "answered": {
      const { answer } = state;
      return (
        <>
          <p className="text-lg font-semibold">{t(answer)}</p>
          {answer === "no" && <p className="text-sm text-muted">{t("noMore")}</p>}
          {use && answer !== "cannotTell" && (
            <Button onClick={() => use(answer)}>{t(answer === "yes" ? "useYes" : "useNo")}</Button>
          )}
        </>
      );
    }
  }
}

interface LineProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly type?: "text" | "date";
  readonly inputMode?: "numeric";
  readonly onEnter: () => void;
}

/** A field of the question. Without a name: the form around it sends and keeps named fields. */
function Line({ label, hint, value, onType, onEnter, type = "text", inputMode }: LineProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <input
        {...{ id, type, inputMode, value }}
        aria-describedby={hint && `${id}-hint`}
        autoComplete="off"
        maxLength={120}
        className="control max-w-field"
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          // Enter asks; it does not send the form around it.
          if (event.key !== "Enter") return;
          event.preventDefault();
          onEnter();
        }}
      />
    </div>
  );
}

async function answerOf(org: string, by: "number" | "name", asked: Asked): Promise<State> {
  const purpose = "fieldContact";
  const { number, givenName, familyName, birthOn } = asked;
  const input = by === "number" ? { by, purpose, number } : { by, purpose, givenName, familyName, birthOn };
  try {
    const body = { key: crypto.randomUUID(), input };
    return stateOf(await postForReply<{ answer: Word }>(org, "persons/known-here", body));
  } catch {
    // No answer came; asking again is another question.
    return { step: "fault", fault: "noNet" };
  }
}

function stateOf(reply: Reply<{ answer: Word }>): State {
  if (reply.ok) return { step: "answered", answer: reply.value.answer };
  if (reply.code === "askedTooOften") return { step: "tooOften", seconds: Number(reply.details?.["seconds"] ?? 60) };
  if (reply.code === "signedOut" || reply.code === "chooseAssignment") return { step: "fault", fault: "signedOut" };
  if (reply.code !== "invalidInput") return { step: "fault", fault: "failed" };
  if ("number" in reply.fields) return { step: "fault", fault: "numberFault" };
  return { step: "fault", fault: "birthOn" in reply.fields ? "birthOnFault" : "nameFault" };
}
