"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { Form } from "@/ui/form/form";
import { typedValues, type LightValue } from "@/ui/form/form-values";
import { useLightForm } from "@/ui/form/use-light-form";
import { useMessageText } from "@/ui/i18n/use-message-text";
import { logContactAction } from "../../actions";
import { FactFields } from "../fact-fields";
import { MoreFacts } from "../more-facts";
import { CaptureFields } from "./capture-fields";
import type { Finished, Keeping, KeepingFor, KeepingState, Typed } from "./keeping-contract";
import { WhoFields } from "./who-fields";

/** zod comes with the schema, and both only when somebody begins to fill in. */
const loadSchema = () => import("../../schema").then(({ logFieldContactSchema }) => logFieldContactSchema);

/** What is asked in the open. */
const inSight = ["occurredOn", "occurredTime", "policeGroupId", "reason", "testResult", "personId"];

interface CaptureFormProps {
  readonly about: KeepingFor;
  readonly load: () => Promise<Keeping>;
  readonly state: KeepingState | null;
  readonly typed: Typed;
  readonly faults: readonly string[];
  /** The contact is in the queue; the group it had is the next one's. */
  readonly onKept: (policeGroupId: unknown) => void;
  readonly status: ReactNode;
}

/** One contact: what must be known is pre-filled or one tap away, the main act is under the thumb. */
export function CaptureForm(props: CaptureFormProps) {
  const { about, load, state, typed, faults, onKept, status } = props;
  const { org } = about;
  const t = useTranslations("fieldContacts.form");
  const words = useTranslations("fieldCapture");
  const textOf = useMessageText();
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);

  const { who, ...facts } = typed;
  const form = useLightForm<Awaited<ReturnType<typeof loadSchema>>, { caseId: string | null }>({
    schema: loadSchema,
    defaultValues: facts,
    action: async (input) => {
      const finished = await finishedWith(load, input);
      if (finished.kind === "send") return logContactAction(input, { key: finished.key });
      if (finished.kind === "kept") return { ok: true, value: { caseId: null } };
      return { ok: false, code: "elsewhere", message: "fieldCapture.errors.elsewhere", fields: {} };
    },
    onSaved: ({ caseId }) => {
      if (caseId === null) onKept(readForm(frame.current)["policeGroupId"]);
      else router.push(`/${org}/field-contacts/${caseId}?done=saved`);
    },
  });

  const keep = () => {
    const values = readForm(frame.current);
    void load().then(
      (keeping) => keeping.type(values),
      () => undefined,
    );
  };
  const keepsNow = useRef(keep);
  useEffect(() => {
    keepsNow.current = keep;
  });

  // What was typed before the script had come is kept as well.
  useEffect(() => {
    if (JSON.stringify(readForm(frame.current)) !== JSON.stringify(readDefaults(frame.current))) keepsNow.current();
  }, []);

  const needsNet = about.keep === "device" && state !== null && (state.trouble !== null || !state.canRead);
  return (
    <div ref={frame} onInput={keep} className="min-w-0">
      {faults.length > 0 && (
        <Banner tone="warning" title={words("refusedTitle")} announced>
          {faults.map((key) => (
            <p key={key}>{textOf(key)}</p>
          ))}
        </Banner>
      )}
      <Form form={form} submitLabel={t("save")} savedText="" stickyActions otherActions={status}>
        <CaptureFields
          field={form.field}
          policeGroups={about.choices.policeGroups}
          who={
            <WhoFields
              field={form.field("personId")}
              org={org}
              needsNet={needsNet}
              onKnown={(answer) => fillIn(frame.current, "knownToSocialServices", answer)}
              typedWho={who}
              onChange={() => setTimeout(() => keepsNow.current(), 0)}
            />
          }
        />
        <MoreFacts form={form} hint={t("moreHint")} summary={t("more")} isFilled={isFilled(facts)}>
          <FactFields field={form.field} without={["testResult"]} />
        </MoreFacts>
      </Form>
    </div>
  );
}

/** Whether anything stands in what is folded away: what one goes on with is seen whole. */
function isFilled(facts: Typed): boolean {
  return Object.entries(facts).some(([name, value]) => !inSight.includes(name) && value !== "" && value !== undefined);
}

/** Puts an answer in a list of the form, as if it had been chosen there. */
function fillIn(frame: HTMLElement | null, name: string, value: string): void {
  const list = frame?.querySelector(`select[name="${name}"]`);
  if (!(list instanceof HTMLSelectElement)) return;
  list.value = value;
  list.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A program part that did not arrive must not stop a contact: then the server is asked directly. */
async function finishedWith(load: () => Promise<Keeping>, input: unknown): Promise<Finished> {
  const keeping = await load().catch(() => null);
  return keeping ? keeping.finish(input as Typed) : { kind: "send", key: crypto.randomUUID() };
}

/** Everything in the form as text, `who` too. */
function readForm(frame: HTMLElement | null): Typed {
  const form = frame?.querySelector("form");
  return form ? read(new FormData(form)) : {};
}

function readDefaults(frame: HTMLElement | null): Typed {
  const form = frame?.querySelector("form");
  if (!form) return {};
  const values = new FormData();
  for (const [name] of new FormData(form)) values.set(name, defaultOf(form, name));
  return read(values);
}

function defaultOf(form: HTMLFormElement, name: string): string {
  for (const element of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (element instanceof HTMLSelectElement)
      return [...element.options].find((one) => one.defaultSelected)?.value ?? "";
    if (element instanceof HTMLInputElement && element.type === "radio") {
      if (element.defaultChecked) return element.value;
      continue;
    }
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.defaultValue;
  }
  return "";
}

function read(values: FormData): Typed {
  const names = [...new Set([...values.keys()])];
  return typedValues(values, Object.fromEntries(names.map((name) => [name, ""])) as Record<string, LightValue>);
}
