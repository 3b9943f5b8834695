"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { Button } from "@/ui/plain-button";

/** Nobody waits longer than this to sign out because a browser does not delete. */
const WIPE_WITHIN_MS = 3_000;

/**
 * Around the form that signs out: empties the device first, with or without net, and asks before unsent contacts go with
 * it. The store is fetched only when somebody signs out.
 */
export function SignOutGuard({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("fieldCapture.signOut");
  const [unsent, setUnsent] = useState(0);
  const [isSending, setSending] = useState(false);
  const [hasTried, setTried] = useState(false);
  const [isEmptied, setEmptied] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement | null>(null);
  const titleId = useId();

  const leave = async () => {
    const { wipeDevice } = await import("./leaving");
    await Promise.race([wipeDevice(), new Promise((resolve) => setTimeout(resolve, WIPE_WITHIN_MS))]);
    if (navigator.onLine) return form.current?.submit();
    dialog.current?.close();
    setEmptied(true);
  };
  const begin = async () => {
    const { countUnsent } = await import("./leaving");
    const count = await countUnsent();
    if (count === 0) return leave();
    setUnsent(count);
    setTried(false);
    dialog.current?.showModal();
  };
  const send = async () => {
    setSending(true);
    const { countUnsent, sendEverything } = await import("./leaving");
    await sendEverything().catch(() => undefined);
    const left = await countUnsent();
    setSending(false);
    setTried(true);
    setUnsent(left);
    if (left === 0) await leave();
  };
  const onSubmit = (event: FormEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    form.current = event.target;
    // A part that does not arrive, or a store that does not open, keeps nobody signed in.
    begin().catch(() => form.current?.submit());
  };

  return (
    <div onSubmit={onSubmit}>
      {children}
      <p role="status" className="empty:hidden">
        {isEmptied ? t("offline") : null}
      </p>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-edge bg-surface p-6 text-ink shadow-raised"
      >
        <h2 id={titleId} className="text-xl">
          {t("title", { count: unsent })}
        </h2>
        <p className="mt-2">{t("text")}</p>
        <div className="mt-5 grid gap-2">
          <Button variant="primary" onClick={() => void send()} aria-disabled={isSending || undefined}>
            {isSending ? t("sending") : t("send")}
          </Button>
          <Button onClick={() => dialog.current?.close()}>{t("cancel")}</Button>
          <Button variant="danger" onClick={() => void leave()}>
            {t("signOut")}
          </Button>
        </div>
        <p role="status" className="mt-3 text-sm empty:mt-0">
          {hasTried && unsent > 0 ? t("left", { count: unsent }) : null}
        </p>
      </dialog>
    </div>
  );
}
