"use client";

import { useTranslations } from "next-intl";
import { useEffect, type KeyboardEvent, type ReactNode } from "react";
import { Banner } from "../banner";
import { classNames } from "../class-names";
import { Button, type ButtonVariant } from "../plain-button";
import { StatusLine } from "../status-line";
import { formAppeared, formPromises } from "./done-words";
import { ErrorSummary } from "./error-summary";
import { LiveForm } from "./live-form";
import type { FormState } from "./use-operation-form";

interface FormProps {
  /** From `useOperationForm` or `useLightForm`. */
  readonly form: FormState;
  /** The words of the main button: what it does, not "Skicka". */
  readonly submitLabel: string;
  readonly submitVariant?: ButtonVariant;
  /** Other ways out beside the main button, such as a link back. */
  readonly otherActions?: ReactNode;
  /** The sentence after success, when the page stays; empty where the page itself says it. Said even if the form is gone. */
  readonly savedText?: string;
  readonly label?: string;
  /** Long forms in the field: the main button stays under the thumb while the form scrolls. */
  readonly stickyActions?: boolean;
  readonly children: ReactNode;
}

/** Not on a phone that lies down, where there is no height to spare. base.css keeps the focus from hiding behind it. */
const STICKY =
  "sticky bottom-0 z-20 [@media(max-height:30rem)]:static -mx-4 border-t border-line bg-canvas px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:mx-0 sm:px-0";

/**
 * The frame of every form: error summary, fields, what became of it, buttons. Ctrl+Enter (Cmd+Enter) sends it.
 */
export function Form(props: FormProps) {
  const {
    form,
    submitLabel,
    submitVariant = "primary",
    otherActions,
    savedText,
    label,
    stickyActions,
    children,
  } = props;
  const t = useTranslations("ui.form");
  const { status, fault, problems, attempt } = form;
  const saving = status === "saving";
  const doneText = savedText ?? t("saved");
  useEffect(() => formAppeared(form.id), [form.id]);
  useEffect(() => formPromises(form.id, doneText), [form.id, doneText]);
  const sendOnKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
  };
  return (
    <LiveForm
      id={form.id}
      onSubmit={form.submit}
      onKeyDown={sendOnKey}
      onFocus={form.prepare}
      aria-label={label}
      className="grid gap-6"
    >
      {fault && (fault.kind === "invalid" || fault.kind === "refused") && (
        <ErrorSummary
          formId={form.id}
          problems={problems}
          message={fault.message}
          reference={fault.reference}
          attempt={attempt}
        />
      )}
      {children}
      {fault?.kind === "lost" && (
        <Banner key={attempt} tone="warning" title={t("lostTitle")} announced>
          {t("lostText")}
        </Banner>
      )}
      {fault?.kind === "unexpected" && (
        <Banner key={attempt} tone="danger" title={t("unexpectedTitle")} announced>
          {t("unexpectedText")}
        </Banner>
      )}
      <div
        data-sticky-actions={stickyActions || undefined}
        className={classNames("flex flex-wrap items-center gap-2 print:hidden", stickyActions && STICKY)}
      >
        <Button type="submit" variant={submitVariant} wide aria-disabled={saving || undefined}>
          {fault?.kind === "lost" ? t("tryAgain") : submitLabel}
        </Button>
        {otherActions}
        <StatusLine>{saving ? t("saving") : status === "saved" ? doneText : null}</StatusLine>
      </div>
    </LiveForm>
  );
}
