import type { ReactNode, SVGProps } from "react";

/**
 * The few signs of the interface, drawn on a 24 grid with a 2 px line. All are decorative (`aria-hidden`): a word stands
 * beside each. Own paths instead of a package: ten signs need no runtime, in the browser or on the server.
 */
function Icon({ children, ...rest }: SVGProps<SVGSVGElement>) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.25em"
      height="1.25em"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
      {...rest}
    >
      {children}
    </svg>
  );
}

const drawn = (children: ReactNode) =>
  function DrawnIcon(props: SVGProps<SVGSVGElement>) {
    return <Icon {...props}>{children}</Icon>;
  };

/** Circle with an i: worth knowing. */
export const InfoIcon = drawn(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5M12 7.5v.01" />
  </>,
);
/** Circle with a tick: done. */
export const SuccessIcon = drawn(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="m8 12.5 2.7 2.7L16 9.5" />
  </>,
);
/** Triangle: attention. */
export const WarningIcon = drawn(
  <>
    <path d="M12 3.5 2.5 20.5h19z" />
    <path d="M12 10v4.5M12 17.5v.01" />
  </>,
);
/** Octagon: stop, fault. */
export const DangerIcon = drawn(
  <>
    <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z" />
    <path d="M12 7.5v5.5M12 16.4v.01" />
  </>,
);
/** Shield: protected identity. */
export const ShieldIcon = drawn(
  <>
    <path d="M12 3 4.5 6v5.5c0 4.6 3.1 7.8 7.5 9.5 4.4-1.7 7.5-4.9 7.5-9.5V6z" />
    <path d="M12 8.5v4M12 15.5v.01" />
  </>,
);
/** Crossed eye: hide. */
export const HideIcon = drawn(
  <>
    <path d="M3 3l18 18M10.6 6.1A9.8 9.8 0 0 1 12 6c5 0 8.3 3.6 9.5 6a13.6 13.6 0 0 1-2.6 3.5M6.6 7.7A13.3 13.3 0 0 0 2.5 12c1.2 2.4 4.5 6 9.5 6 1.7 0 3.2-.4 4.5-1" />
  </>,
);
/** Three lines: menu. */
export const MenuIcon = drawn(<path d="M4 6.5h16M4 12h16M4 17.5h16" />);
/** Arrow to the right: onwards. */
export const NextIcon = drawn(<path d="M5 12h14M13 6l6 6-6 6" />);
/** Arrow to the left: back. */
export const PreviousIcon = drawn(<path d="M19 12H5M11 6l-6 6 6 6" />);
/** Plus: make a new one. */
export const AddIcon = drawn(<path d="M12 5v14M5 12h14" />);
