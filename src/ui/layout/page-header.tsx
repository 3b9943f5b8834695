import Link from "next/link";
import type { ReactNode } from "react";
import { PreviousIcon } from "../icons";

interface PageHeaderProps {
  readonly title: ReactNode;
  /** Whose case, which unit, which period: what the page is about. */
  readonly about?: ReactNode;
  /** What is due, with its date or state. Tags and short sentences. */
  readonly due?: ReactNode;
  /** What can be done here: the main act first. */
  readonly actions?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
}

/** The first third of a screen answers three questions: whose case, what is due, what can I do. */
export function PageHeader({ title, about, due, actions, back }: PageHeaderProps) {
  return (
    <header className="grid gap-3 pb-6">
      {back && (
        <Link href={back.href} className="inline-flex min-h-6 items-center gap-1 justify-self-start" data-print="hide">
          <PreviousIcon width="1em" height="1em" />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="grid min-w-0 gap-1">
          {/* A long Swedish word must not make a phone page scroll sideways. */}
          <h1 className="text-2xl wrap-anywhere hyphens-auto">{title}</h1>
          {about && <div className="text-muted">{about}</div>}
        </div>
        {actions && (
          <div className="flex w-full flex-wrap gap-2 sm:w-auto" data-print="hide">
            {actions}
          </div>
        )}
      </div>
      {due && <div className="flex flex-wrap items-center gap-2">{due}</div>}
    </header>
  );
}
