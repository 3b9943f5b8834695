import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { DangerIcon } from "../icons";

/** What every field has in common. `label` and `hint` are finished sentences in the reader's language. */
export interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The finished error sentence. Inside `useOperationForm`, `form.field(name)` gives it. */
  readonly error?: string | undefined;
  readonly id?: string;
  /** Adds "(frivilligt)" to the label. Fields are required otherwise: no stars. */
  readonly optional?: boolean;
  /** The label is there for screen readers only. For search boxes with a button whose words say it. */
  readonly hideLabel?: boolean;
}

/** The ids that tie hint and error to a control, and the value of its `aria-describedby`. */
export function describedBy(id: string, { hint, error }: Pick<FieldProps, "hint" | "error">) {
  const parts = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return {
    "aria-describedby": parts.length > 0 ? parts.join(" ") : undefined,
    "aria-invalid": error ? true : undefined,
  } as const;
}

/** The error sentence at a field: sign, the word "Fel", the sentence. */
export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  const t = useTranslations("ui.form");
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="flex gap-1.5 font-semibold text-danger-ink">
      <DangerIcon className="mt-0.5 shrink-0" />
      <span>
        <span className="sr-only">{t("errorPrefix")} </span>
        {error}
      </span>
    </p>
  );
}

/** "(frivilligt)" after a label. */
export function OptionalMark({ optional }: { optional?: boolean | undefined }) {
  const t = useTranslations("ui.form");
  return optional ? <span className="font-normal text-muted"> {t("optional")}</span> : null;
}

/** Label, hint, error and control in the order in which they are read. */
export function FieldFrame(props: FieldProps & { id: string; children: ReactNode; className?: string }) {
  const { id, label, hint, error, optional, hideLabel, children, className } = props;
  return (
    <div className={classNames("grid content-start gap-1.5", error && "border-l-4 border-danger pl-3", className)}>
      <label htmlFor={id} className={classNames("font-semibold", hideLabel && "sr-only")}>
        {label}
        <OptionalMark optional={optional} />
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}
