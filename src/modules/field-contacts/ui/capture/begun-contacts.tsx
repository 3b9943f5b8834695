"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatInstant } from "@/ui/i18n/formats";
import { Button } from "@/ui/plain-button";
import type { Keeping, KeepingState, Unfinished } from "./keeping-contract";

/** What was begun before and waits: go on with it, or write a new one below. */
export function BegunContacts(props: {
  readonly state: KeepingState | null;
  readonly keeping: Keeping | null;
  readonly onResume: (draftId: string) => Promise<boolean>;
}) {
  const { state, keeping, onResume } = props;
  const t = useTranslations("fieldCapture.unfinished");
  if (!state || state.unfinished.length === 0) return null;
  return (
    <section className="grid grid-cols-1 gap-3 rounded-md border-l-4 border-accent bg-accent-soft p-4">
      <h2 className="text-lg">{t("title", { count: state.unfinished.length })}</h2>
      {!state.canRead && <p>{t("locked")}</p>}
      <ul className="grid gap-3">
        {state.unfinished.map((draft) => (
          <Begun
            key={draft.draftId}
            draft={draft}
            canRead={state.canRead}
            onResume={() => onResume(draft.draftId)}
            onDiscard={() => void keeping?.discard(draft.draftId)}
          />
        ))}
      </ul>
      {state.canRead && <p className="text-sm">{t("new")}</p>}
    </section>
  );
}

function Begun(props: {
  readonly draft: Unfinished;
  readonly canRead: boolean;
  readonly onResume: () => Promise<boolean>;
  readonly onDiscard: () => void;
}) {
  const { draft, canRead, onResume, onDiscard } = props;
  const t = useTranslations("fieldCapture.unfinished");
  const locale = useLocale();
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const when = formatInstant(new Date(draft.startedAt), locale);
  return (
    <li className="grid gap-2">
      <p>{t(draft.isRefused ? "refused" : "begun", { when })}</p>
      {draft.expiresAt !== null && (
        <p className="text-sm">{t("until", { when: formatInstant(new Date(draft.expiresAt), locale) })}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {canRead && !isSure && (
          <Button onClick={() => void onResume().then((done) => setBusy(!done))}>
            {t(draft.isRefused ? "correct" : "resume")}
          </Button>
        )}
        {isSure ? (
          <>
            <Button variant="danger" onClick={onDiscard}>
              {t("discardSure")}
            </Button>
            <Button onClick={() => setSure(false)}>{t("discardNot")}</Button>
          </>
        ) : (
          <Button variant="quiet" onClick={() => setSure(true)}>
            {t("discard")}
          </Button>
        )}
      </div>
      <p role="status" className="empty:hidden">
        {isBusy ? t("busy") : null}
      </p>
    </li>
  );
}
