import type { ReactNode } from "react";

/** Something more for those who want it. Open on paper. */
export function Details({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group max-w-reading">
      <summary className="inline-flex min-h-control list-none items-center gap-2 text-link [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden="true"
          className="inline-block text-xs transition-transform duration-100 group-open:rotate-90"
        >
          ▶
        </span>
        <span className="underline underline-offset-4">{summary}</span>
      </summary>
      <div className="mt-1 border-l-4 border-line pl-4">{children}</div>
    </details>
  );
}
