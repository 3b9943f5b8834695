import Link from "next/link";
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
const WIDE = "w-full sm:w-auto in-data-[density=field]:w-full";

interface Look {
  variant?: ButtonVariant;
  /** Fills the width on phones and in the field. */
  wide?: boolean;
  /** Decorative: the words say it. */
  icon?: ReactNode;
}

/** A button. Its type is "button" unless told otherwise. A pending button stays focusable: use `aria-disabled`. */
export function Button({
  variant = "secondary",
  wide,
  icon,
  className,
  children,
  ...rest
}: Look & ComponentProps<"button">) {
  return (
    <button type="button" {...rest} className={classNames(VARIANTS[variant], wide && WIDE, className)}>
      {icon}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({
  variant = "secondary",
  wide,
  icon,
  className,
  children,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={classNames(VARIANTS[variant], wide && WIDE, className)}>
      {icon}
      {children}
    </Link>
  );
}
