import { useTranslations, type Messages } from "next-intl";
import type { ReactNode } from "react";

/** The sections of the page, by the key of their heading. */
export type SectionKey = keyof Messages["showcase"]["sections"];

/** One section of the components page. */
export function ShowcaseSection({ name, children }: { name: SectionKey; children: ReactNode }) {
  const t = useTranslations("showcase.sections");
  return (
    <section id={name} aria-labelledby={`${name}-heading`} className="grid gap-5">
      <h2 id={`${name}-heading`} className="border-b border-line pb-1 text-xl">
        {t(name)}
      </h2>
      {children}
    </section>
  );
}
