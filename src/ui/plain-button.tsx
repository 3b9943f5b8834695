import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/** primary: the one main act of the page; secondary: others; quiet: reads as a link; danger: has a lasting effect. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  quiet: "button button-quiet",
  danger: "button button-danger",
};

/** In the field the main act fills the width, within reach of the thumb. */
const WIDE = "w-full sm:w-auto in-data-[density=field]:sm:w-full";

/** How a button, or a link that looks like one, may look. */
export interface ButtonLook {
  readonly variant?: ButtonVariant;
  /** Fills the width on phones and in the field. */
  readonly wide?: boolean;
  /** Decorative: the words say it. */
  readonly icon?: ReactNode;
}

/** The classes of a look. */
export function buttonClasses(variant: ButtonVariant, wide: boolean | undefined, more: string | undefined): string {
  return classNames(VARIANTS[variant], wide && WIDE, more);
}

/** A button. Its type is "button" unless told otherwise. A pending button stays focusable: use `aria-disabled`. */
export function Button({
  variant = "secondary",
  wide,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<"button">) {
  return (
    <button type="button" {...rest} className={buttonClasses(variant, wide, className)}>
      {icon}
      {children}
    </button>
  );
}
