import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClasses, type ButtonLook } from "./plain-button";

// Apart in plain-button.tsx, so that what needs no link (a form, the fault page) does not carry the router's link.
export { Button, type ButtonVariant } from "./plain-button";

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({
  variant = "secondary",
  wide,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={buttonClasses(variant, wide, className)}>
      {icon}
      {children}
    </Link>
  );
}
