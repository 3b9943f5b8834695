import { useId, type ComponentProps } from "react";
import { classNames } from "../class-names";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";

type Native<Tag extends "input" | "textarea" | "select"> = Omit<ComponentProps<Tag>, keyof FieldProps | "size">;

/** How wide a box is says how much it wants. short: a number, a time; medium: a date, a code; full: text. */
export type FieldWidth = "short" | "medium" | "full";

const WIDTHS: Readonly<Record<FieldWidth, string>> = {
  short: "max-w-36",
  medium: "max-w-56",
  full: "max-w-field",
};

function split<P extends FieldProps>(props: P) {
  const { name, label, hint, error, id, optional, hideLabel, ...native } = props;
  return { frame: { name, label, hint, error, optional, hideLabel }, id, native };
}

/** One line of text. */
export function TextField({
  width = "full",
  ...props
}: FieldProps & Omit<Native<"input">, "width"> & { width?: FieldWidth }) {
  const fallbackId = useId();
  const { frame, id = fallbackId, native } = split(props);
  return (
    <FieldFrame {...frame} id={id}>
      <input
        type="text"
        autoComplete="off"
        {...native}
        {...describedBy(id, frame)}
        id={id}
        name={frame.name}
        className={classNames("control", WIDTHS[width], native.className)}
      />
    </FieldFrame>
  );
}

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea({ rows = 4, ...props }: FieldProps & Native<"textarea">) {
  const fallbackId = useId();
  const { frame, id = fallbackId, native } = split(props);
  return (
    <FieldFrame {...frame} id={id}>
      <textarea
        {...native}
        {...describedBy(id, frame)}
        id={id}
        name={frame.name}
        rows={rows}
        className={classNames("control field-sizing-content min-h-28 max-w-reading", native.className)}
      />
    </FieldFrame>
  );
}

/** One thing to choose; `label` is a finished text. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A native list to choose from. `empty` is the text of the choice that means none. For up to five, use RadioGroup. */
export function Select({
  options,
  empty,
  ...props
}: FieldProps & Native<"select"> & { options: readonly Option[]; empty?: string }) {
  const fallbackId = useId();
  const { frame, id = fallbackId, native } = split(props);
  return (
    <FieldFrame {...frame} id={id}>
      <select
        {...native}
        {...describedBy(id, frame)}
        id={id}
        name={frame.name}
        className={classNames("control max-w-field", native.className)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A day, `YYYY-MM-DD`. The browser's own field: it speaks the reader's language and works with every aid. */
export function DateField(props: FieldProps & Omit<Native<"input">, "width">) {
  return <TextField width="medium" {...props} type="date" />;
}

/** A time of day, `HH:MM`, 24 hours. */
export function TimeField(props: FieldProps & Omit<Native<"input">, "width">) {
  return <TextField width="short" {...props} type="time" />;
}
