import type { ReactNode } from "react";

/** A line that screen readers speak when its text changes. It must be on the page before the text comes. */
export function StatusLine({ children }: { children?: ReactNode }) {
  return (
    <p role="status" className="min-h-6 text-muted empty:min-h-0">
      {children}
    </p>
  );
}
