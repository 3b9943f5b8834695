"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/ui/button";
import type { PersonCard } from "../contract";
import { PersonText } from "./person-text";

/** Search and registration come to the browser only when somebody is about to choose. */
const PickerContent = lazy(() => import("./picker-content").then((file) => ({ default: file.PickerContent })));

interface PersonPickerProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The finished error sentence of the field. */
  readonly error?: string | undefined;
  /** Where the error summary leads: `form.field("personId").id`. */
  readonly id?: string;
  readonly value: PersonCard | null;
  readonly onChoose: (card: PersonCard | null) => void;
  readonly optional?: boolean;
}

/**
 * Choosing a person inside another form: search, or register somebody new, in a dialog that covers a phone's screen.
 * It stands outside the form in the page (a portal), so that its own forms do not meet the one around it.
 */
export function PersonPicker({ label, hint, error, id, value, onChoose, optional }: PersonPickerProps) {
  const t = useTranslations("persons.picker");
  const fallbackId = useId();
  const fieldId = id ?? fallbackId;
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  const choose = (card: PersonCard) => {
    onChoose(card);
    close();
  };
  return (
    <div role="group" aria-labelledby={`${fieldId}-label`} className="grid gap-1.5">
      <p id={`${fieldId}-label`} className="font-semibold">
        {label}
        {optional && <OptionalWord />}
      </p>
      {hint && (
        <p id={`${fieldId}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${fieldId}-error`} className="font-semibold text-danger-ink">
          {error}
        </p>
      )}
      <p role="status">{value ? <PersonText card={value} /> : <span className="text-muted">{t("none")}</span>}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          ref={opener}
          id={fieldId}
          aria-haspopup="dialog"
          aria-describedby={error ? `${fieldId}-error` : hint ? `${fieldId}-hint` : undefined}
          onClick={() => setIsOpen(true)}
        >
          {value ? t("change") : t("choose")}
        </Button>
        {value && (
          <Button variant="quiet" onClick={() => onChoose(null)}>
            {t("remove")}
          </Button>
        )}
      </div>
      {isOpen && createPortal(<PickerDialog onChoose={choose} onClose={close} />, document.body)}
    </div>
  );
}

function OptionalWord() {
  const t = useTranslations("ui.form");
  return <span className="font-normal text-muted"> {t("optional")}</span>;
}

function PickerDialog({ onChoose, onClose }: { onChoose: (card: PersonCard) => void; onClose: () => void }) {
  const t = useTranslations("persons.picker");
  const titleId = useId();
  const open = (dialog: HTMLDialogElement | null) => {
    if (dialog && !dialog.open) dialog.showModal();
  };
  return (
    // React hands events of a portal to the form around the picker: what is sent in here stays in here.
    <dialog
      ref={open}
      aria-labelledby={titleId}
      onClose={onClose}
      onSubmit={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(event) => event.stopPropagation()}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-canvas p-0 text-ink backdrop:bg-ink/50 sm:m-auto sm:h-auto sm:max-h-[90dvh] sm:w-full sm:max-w-2xl sm:rounded-lg"
    >
      <div className="grid gap-4 p-4 sm:p-6">
        <div className="flex items-center justify-between gap-4">
          <h2 id={titleId} className="text-xl">
            {t("dialogTitle")}
          </h2>
          <Button variant="quiet" onClick={onClose}>
            {t("close")}
          </Button>
        </div>
        <Suspense fallback={<p role="status">{t("loading")}</p>}>
          <PickerContent onChoose={onChoose} />
        </Suspense>
      </div>
    </dialog>
  );
}
