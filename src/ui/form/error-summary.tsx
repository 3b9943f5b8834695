"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type MouseEvent } from "react";
import { DangerIcon } from "../icons";
import { fieldId, type Problem } from "./problems";

/**
 * What has to be put right, above the form: it takes the focus when it appears, each line leads to its field in the same
 * words as at the field, and the title of the page begins with "Fel:". `attempt` counts the failed attempts: a new one
 * takes the focus again.
 */
export function ErrorSummary(props: {
  formId: string;
  problems: readonly Problem[];
  message?: string;
  reference?: string;
  attempt: number;
}) {
  const { formId, problems, message, reference, attempt } = props;
  const t = useTranslations("ui.form");
  const box = useRef<HTMLDivElement>(null);
  const prefix = t("titlePrefix");

  useEffect(() => {
    box.current?.focus();
  }, [attempt]);

  useEffect(() => {
    const title = document.title;
    if (!title.startsWith(prefix)) document.title = `${prefix} ${title}`;
    return () => {
      document.title = document.title.replace(`${prefix} `, "");
    };
  }, [prefix]);

  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby={`${formId}-errors`}
      className="max-w-reading rounded-lg border-2 border-danger bg-danger-soft p-4 text-ink sm:p-5"
    >
      <h2 id={`${formId}-errors`} className="flex gap-2 text-lg text-danger-ink">
        <DangerIcon className="mt-0.5 shrink-0" />
        {message ?? t("errorTitle", { count: problems.length })}
      </h2>
      {problems.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {problems.map(({ name, text }) => (
            <li key={name}>
              <a href={`#${fieldId(formId, name)}`} onClick={focusTarget} className="inline-block py-1 text-danger-ink">
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
      {reference && <p className="mt-2 text-sm">{t("reference", { reference })}</p>}
    </div>
  );
}

/** Brings the label into sight too, not only the control, and keeps the address free of fragments. */
function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  (target.closest("fieldset") ?? target.closest("div"))?.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}
