import { useId, type ReactNode } from "react";

/** A part of a case page under its own heading. */
export function CasePart({ title, children, wide }: { title: string; children: ReactNode; wide?: boolean }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={wide ? "grid content-start gap-4 lg:col-span-2" : "grid content-start gap-4"}
    >
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
