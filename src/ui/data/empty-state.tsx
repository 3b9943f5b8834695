import type { ReactNode } from "react";

/** A list with nothing in it: one sentence, and the act that puts something there. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-4 card border-dashed px-5 py-8">
      <p className="max-w-reading text-muted">{children}</p>
      {action}
    </div>
  );
}
