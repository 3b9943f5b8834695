import type { ReactNode } from "react";
import { MAIN_ID } from "./skip-link";

/** A page of few words: not found, a fault, signed out. Not inside AppShell, which has its own `<main>`. */
export function PlainPage({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <main
      id={MAIN_ID}
      tabIndex={-1}
      className="mx-auto grid max-w-reading justify-items-start gap-4 px-4 py-12 sm:py-20"
    >
      <h1 className="text-2xl">{title}</h1>
      {children}
    </main>
  );
}
