import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "../class-names";
import { describedBy, FieldError, OptionalMark, type FieldProps } from "./field-frame";
import type { Option } from "./fields";

type NativeChoice = Omit<ComponentProps<"input">, keyof FieldProps | "type" | "value" | "defaultValue">;

/** A group of fields that belong together, with a legend and, when the group as a whole is wrong, an error. */
export function Fieldset(props: {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  id?: string;
  children: ReactNode;
}) {
  const fallbackId = useId();
  const { legend, hint, error, optional, id = fallbackId, children } = props;
  return (
    <fieldset
      aria-describedby={describedBy(id, { hint, error })["aria-describedby"]}
      className={classNames("min-w-0", error && "border-l-4 border-danger pl-3")}
    >
      <legend className="mb-1.5 font-semibold">
        {legend}
        <OptionalMark optional={optional} />
      </legend>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
        <FieldError id={id} error={error} />
        {children}
      </div>
    </fieldset>
  );
}

/**
 * One of few, all in sight: each row is the target. The first choice carries the id, so that a link from the error
 * summary lands on it. `columns` puts short choices (yes/no) side by side.
 */
export function RadioGroup(
  props: FieldProps & NativeChoice & { options: readonly Option[]; columns?: boolean; defaultValue?: string | null },
) {
  const fallbackId = useId();
  const {
    name,
    label,
    hint,
    error,
    id = fallbackId,
    optional,
    hideLabel,
    options,
    columns,
    defaultValue,
    ...native
  } = props;
  return (
    <Fieldset
      legend={<span className={hideLabel ? "sr-only" : undefined}>{label}</span>}
      {...{ hint, error, optional }}
      id={id}
    >
      <div
        className={classNames(
          "grid gap-2",
          columns ? "max-w-field grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))]" : "max-w-field",
        )}
      >
        {options.map((option, at) => (
          <label key={option.value} className="choice">
            <input
              {...native}
              type="radio"
              name={name}
              value={option.value}
              id={at === 0 ? id : undefined}
              defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

/** One yes/no, or one of many with the same name: the whole row is the target. */
export function Checkbox(props: FieldProps & NativeChoice & { value?: string; defaultValue?: unknown }) {
  const fallbackId = useId();
  const {
    name,
    label,
    hint,
    error,
    id = fallbackId,
    optional,
    hideLabel,
    value,
    defaultValue,
    defaultChecked,
    ...native
  } = props;
  const checked =
    defaultChecked ?? (Array.isArray(defaultValue) ? defaultValue.includes(value) : defaultValue === true);
  return (
    <div className={classNames("grid max-w-field gap-1.5", error && "border-l-4 border-danger pl-3")}>
      <FieldError id={id} error={error} />
      <label className="choice">
        <input
          {...native}
          {...describedBy(id, { hint: undefined, error })}
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={native.checked === undefined ? checked : undefined}
        />
        <span className={hideLabel ? "sr-only" : undefined}>
          {label}
          <OptionalMark optional={optional} />
          {hint && <span className="block text-sm text-muted">{hint}</span>}
        </span>
      </label>
    </div>
  );
}
