"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type ComponentProps } from "react";
import { classNames } from "../class-names";

/** A form that the page's script sends. Nothing else sends it: see `HoldEarlyPresses`. */
type LiveFormProps = Omit<ComponentProps<"form">, "action" | "method" | "ref">;

/**
 * The `<form>` of everything that a script sends. Until the script has come it is marked as waiting, and a press is held
 * by `HoldEarlyPresses`; when the form is alive the mark goes, and a held press is done, once, with what was typed.
 * `method="post"`: where no script runs at all, nothing typed ends up in an address.
 */
export function LiveForm({ className, children, ...native }: LiveFormProps) {
  const t = useTranslations("ui.form");
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const form = element.current;
    if (!form) return;
    const isPressed = form.dataset["waiting"] === "pressed";
    // Outside React, which never changes this attribute: between the mark and the handler there is no moment without.
    form.removeAttribute("data-waiting");
    // After the effects of the hooks around the form: they take over what was typed.
    if (isPressed) setTimeout(() => form.requestSubmit());
  }, []);
  return (
    <form
      // What is written about people stays out of what a browser remembers of forms and of the tabs it restores.
      autoComplete="off"
      {...native}
      ref={element}
      method="post"
      noValidate
      data-waiting=""
      // A held press changes the mark before React has seen it.
      suppressHydrationWarning
      className={classNames("group/live", className)}
    >
      {children}
      <p
        role="status"
        className="sr-only text-muted group-data-[waiting=pressed]/live:not-sr-only print:hidden"
        data-print="hide"
      >
        <span className="hidden group-data-[waiting=pressed]/live:inline">{t("held")}</span>
      </p>
    </form>
  );
}
