"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { HideIcon } from "../icons";

/**
 * Blanks the screen at once when somebody comes up behind. The page stays as it is underneath: nothing typed is lost.
 * Alt+G does the same; Escape or the button brings the page back.
 */
export function HideScreen() {
  const t = useTranslations("ui.shell");
  const screen = useRef<HTMLDialogElement>(null);
  const hide = () => screen.current?.showModal();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== "KeyG" || screen.current?.open) return;
      event.preventDefault();
      screen.current?.showModal();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={hide}
        title={t("hideHint")}
        aria-keyshortcuts="Alt+G"
        className="button button-quiet"
      >
        <HideIcon />
        {t("hide")}
      </button>
      <dialog
        ref={screen}
        aria-labelledby="screen-hidden"
        className="fixed inset-0 m-0 h-dvh max-h-none w-screen max-w-none bg-canvas backdrop:bg-canvas"
      >
        <div className="grid h-full place-content-center justify-items-center gap-4 p-6 text-center">
          <h2 id="screen-hidden" className="text-xl">
            {t("hiddenTitle")}
          </h2>
          <p className="text-muted">{t("hiddenText")}</p>
          <button type="button" className="button button-primary" onClick={() => screen.current?.close()}>
            {t("show")}
          </button>
        </div>
      </dialog>
    </>
  );
}
