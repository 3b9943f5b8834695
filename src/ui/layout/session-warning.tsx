"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { classNames } from "../class-names";
import { useSession } from "./use-session";

interface SessionWarningProps {
  /** After how many seconds without anyone the server ends the session. */
  readonly idleSeconds: number;
  /** Answers a POST with 2xx when the session goes on, 4xx when it has ended. Same origin. */
  readonly extendUrl: string;
  readonly signInHref: string;
  /** How long before the end the warning comes; 120 at least. */
  readonly warnSeconds?: number;
}

/**
 * Tells in good time that the session ends, with one button to stay. When it has ended, the page is covered but kept:
 * one signs in in another tab, comes back and saves. Nothing typed is lost.
 */
export function SessionWarning({ idleSeconds, extendUrl, signInHref, warnSeconds = 120 }: SessionWarningProps) {
  const t = useTranslations("ui.session");
  const { phase, minutesLeft, extending, lost, extend } = useSession(extendUrl, idleSeconds, warnSeconds);
  const dialog = useRef<HTMLDialogElement>(null);
  const ended = phase === "ended";

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (phase === "active") element.close();
    // Where what is typed lies safe on the device, the page says it in words of its own and nobody is stopped.
    else if (!element.open && !document.querySelector("[data-keeps-drafts]")) element.showModal();
  }, [phase]);

  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="session-title"
      aria-describedby="session-text"
      onCancel={(event) => event.preventDefault()}
      data-print="hide"
      className={classNames(
        "m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-edge bg-surface p-6 text-ink shadow-raised",
        ended && "backdrop:bg-canvas",
      )}
    >
      <h2 id="session-title" className="text-xl">
        {ended ? t("endedTitle") : t("warningTitle")}
      </h2>
      <p id="session-text" className="mt-2">
        {ended ? t("endedText") : t("warningText", { minutes: minutesLeft })}
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        {ended && (
          <a href={signInHref} target="_blank" rel="noopener" className="button button-primary">
            {t("signInNewTab")}
          </a>
        )}
        <button
          type="button"
          onClick={extend}
          aria-disabled={extending || undefined}
          className={classNames("button", ended ? "button-secondary" : "button-primary")}
        >
          {ended ? t("continueHere") : t("stay")}
        </button>
      </div>
      <p role="status" className="mt-3 text-sm empty:mt-0">
        {extending ? t("staying") : lost ? t("lost") : null}
      </p>
    </dialog>
  );
}
