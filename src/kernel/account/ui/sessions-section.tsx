import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { Tag } from "@/ui/data/tag";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import type { OwnSession } from "../data";
import { EndSessionForm, SignOutEverywhereForm } from "./account-forms";

/** The own open sessions, each with its end. */
export async function SessionsSection({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = await getTranslations("account.sessions");
  const locale = await getLocale();
  return (
    <MessagesFor parts={["account.sessions", "account.errors"]}>
      <ul className="grid gap-3">
        {sessions.map((session) => {
          const when = formatInstant(session.createdAt, locale);
          return (
            <li key={session.id} className="grid gap-2 card p-4">
              <p>
                <span className="font-semibold">
                  {t("began")} <time dateTime={session.createdAt.toISOString()}>{when}</time>
                </span>
                <span className="block text-sm text-muted">
                  {t(session.method)}. {t("lastSeen")}{" "}
                  <time dateTime={session.lastSeenAt.toISOString()}>{formatInstant(session.lastSeenAt, locale)}</time>
                </span>
              </p>
              {session.isThis ? (
                <div>
                  <Tag tone="info">{t("this")}</Tag>
                </div>
              ) : (
                <EndSessionForm sessionId={session.id} what={t("endWhat", { when })} />
              )}
            </li>
          );
        })}
      </ul>
      <SignOutEverywhereForm />
    </MessagesFor>
  );
}
