"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "@/ui/plain-button";
import type { Keeping, KeepingState } from "./keeping-contract";

/** What waits and why, with the ways on. In the flow of the page: under the thumb there is room for one line. */
export function QueueBox(props: {
  readonly org: string;
  readonly state: KeepingState;
  readonly keeping: Keeping | null;
}) {
  const { org, state, keeping } = props;
  const t = useTranslations("fieldCapture");
  const { trouble, waiting, where, lastCaseId } = state;
  const isTold = trouble !== null && (waiting > 0 || where === "server" || trouble === "signedOut" || !state.keeps);
  const opens = lastCaseId !== null && where === "device";
  if (!isTold && waiting === 0 && !opens) return null;
  const isSignIn = trouble === "signedOut" || trouble === "locked";
  return (
    <section className="grid grid-cols-1 gap-1 border-l-4 border-line pl-3">
      {waiting > 0 && <p className="font-semibold">{t("status.waiting", { count: waiting })}</p>}
      <p role="status" className="empty:hidden">
        {isTold ? t(`trouble.${troubleWord(state, trouble)}`) : null}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {isTold && isSignIn && (
          <a
            href={`/sign-in?next=/${org}/field-contacts/new`}
            target={where === "server" ? "_blank" : undefined}
            className="inline-flex min-h-control items-center"
          >
            {t("trouble.signIn")}
          </a>
        )}
        {waiting > 0 && keeping && <Button onClick={() => void keeping.send()}>{t("status.sendNow")}</Button>}
        {opens && (
          <Link href={`/${org}/field-contacts/${lastCaseId}`} className="inline-flex min-h-control items-center">
            {t("status.open")}
          </Link>
        )}
      </div>
    </section>
  );
}

function troubleWord({ where, waiting }: KeepingState, trouble: NonNullable<KeepingState["trouble"]>) {
  if (where === "server" && trouble === "noNet") return "noNetServer";
  if (where === "server" && trouble === "signedOut") return "signedOutServer";
  if (waiting === 0 && trouble === "noNet") return "notReady";
  return trouble;
}
