"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { formatTime } from "@/ui/i18n/formats";
import { Button } from "@/ui/plain-button";
import type { Keeping, KeepingState } from "./keeping-contract";

/** Where everything stands, in words that stay: kept here, waiting, sent. Never a toast. */
export function CaptureStatus(props: {
  readonly org: string;
  readonly state: KeepingState | null;
  readonly keeping: Keeping | null;
}) {
  const { org, state, keeping } = props;
  const t = useTranslations("fieldCapture");
  const locale = useLocale();
  const parts = state
    ? [
        t(`status.${wordFor(state)}`),
        state.waiting > 0 ? t("status.waiting", { count: state.waiting }) : "",
        state.sentAt === null ? "" : t("status.sentAt", { time: formatTime(new Date(state.sentAt), locale) }),
      ]
    : [t("status.starting")];
  const trouble = state?.trouble;
  return (
    <div className="grid w-full gap-1 text-sm" data-capture-status>
      <p role="status">{parts.filter(Boolean).join(" · ")}</p>
      {state && trouble && (state.waiting > 0 || state.where === "server" || trouble === "signedOut") && (
        <p role="status" className="text-warning-ink">
          {t(`trouble.${troubleWord(state, trouble)}`)}{" "}
          {(trouble === "signedOut" || trouble === "locked") && (
            <a
              href={`/sign-in?next=/${org}/field-contacts/new`}
              target={state.where === "server" ? "_blank" : undefined}
            >
              {t("trouble.signIn")}
            </a>
          )}
        </p>
      )}
      {state && (state.waiting > 0 || state.lastCaseId !== null) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {state.waiting > 0 && keeping && (
            <Button variant="quiet" onClick={() => void keeping.send()}>
              {t("status.sendNow")}
            </Button>
          )}
          {state.lastCaseId !== null && state.kept !== "elsewhere" && (
            <Link
              href={`/${org}/field-contacts/${state.lastCaseId}`}
              className="inline-flex min-h-control items-center"
            >
              {t("status.open")}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}

type Word = "writes" | "keeping" | "kept" | "notKept" | "writesOnServer" | "keepingOnServer" | "keptOnServer";

function wordFor({ where, kept, waiting, sentAt }: KeepingState): Word {
  const onServer = where === "server";
  if (kept === "keeping") return onServer ? "keepingOnServer" : "keeping";
  if (kept === "kept") return onServer ? "keptOnServer" : "kept";
  if (kept === "notKept" || kept === "elsewhere") return "notKept";
  if (onServer) return "writesOnServer";
  return waiting > 0 || sentAt !== null ? "kept" : "writes";
}

function troubleWord({ where }: KeepingState, trouble: NonNullable<KeepingState["trouble"]>) {
  if (where === "server" && trouble === "noNet") return "noNetServer";
  if (where === "server" && trouble === "signedOut") return "signedOutServer";
  return trouble;
}
