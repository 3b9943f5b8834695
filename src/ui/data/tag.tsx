import type { ReactNode } from "react";
import type { Tone } from "../banner";
import { classNames } from "../class-names";
import { DangerIcon, InfoIcon, SuccessIcon, WarningIcon } from "../icons";

const LOOKS = {
  neutral: { box: "border-line bg-sunken text-ink", Icon: null },
  info: { box: "border-accent bg-accent-soft text-ink", Icon: InfoIcon },
  success: { box: "border-success bg-success-soft text-success-ink", Icon: SuccessIcon },
  warning: { box: "border-warning bg-warning-soft text-warning-ink", Icon: WarningIcon },
  danger: { box: "border-danger bg-danger-soft text-danger-ink", Icon: DangerIcon },
} as const;

/** A status in one or two words. The word says it; sign and colour only help the eye. */
export function Tag({ tone = "neutral", children }: { tone?: Tone | "neutral"; children: ReactNode }) {
  const { box, Icon } = LOOKS[tone];
  return (
    <span
      className={classNames(
        "inline-flex max-w-full items-center gap-1 rounded-sm border px-2 py-0.5 text-sm leading-tight font-semibold",
        box,
      )}
    >
      {Icon && <Icon width="1em" height="1em" />}
      {children}
    </span>
  );
}
