"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "@/ui/i18n/formats";
import type { KeepingState } from "./keeping-contract";

/** Where everything stands, in words that stay: kept here, waiting, sent. Never a toast. */
export function CaptureStatus({ state }: { readonly state: KeepingState | null }) {
  const t = useTranslations("fieldCapture.status");
  const locale = useLocale();
  const parts = state
    ? [
        t(wordFor(state)),
        state.waiting > 0 ? t("waiting", { count: state.waiting }) : "",
        state.sentAt === null ? "" : t("sentAt", { time: formatTime(new Date(state.sentAt), locale) }),
      ]
    : [t("starting")];
  return (
    <p role="status" className="w-full text-sm" data-capture-status>
      {parts.filter(Boolean).join(" · ")}
    </p>
  );
}

function wordFor({ where, keeps, kept, waiting, sentAt, trouble }: KeepingState) {
  const onServer = where === "server";
  if (!keeps) return trouble === null ? "starting" : "notKept";
  if (kept === "keeping") return onServer ? "keepingOnServer" : "keeping";
  if (kept === "kept") return onServer ? "keptOnServer" : "kept";
  if (kept === "notKept" || kept === "elsewhere") return "notKept";
  if (onServer) return "writesOnServer";
  return waiting > 0 || sentAt !== null ? "kept" : "writes";
}
