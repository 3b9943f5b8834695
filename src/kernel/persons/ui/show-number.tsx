"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { useMessageText } from "@/ui/i18n/use-message-text";
import { StatusLine } from "@/ui/status-line";
import { showNumberAction } from "../actions";

/** The masked number, and the whole one when somebody asks for it. */
export function ShowNumber({ personId, masked }: { personId: string; masked: string }) {
  const t = useTranslations("persons.page");
  const textOf = useMessageText();
  const [shown, setShown] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const show = async () => {
    setProblem(null);
    try {
      const reply = await showNumberAction({ personId });
      if (reply.ok) setShown(reply.value.number);
      else setProblem(textOf(reply.message));
    } catch {
      // Translates the one fault a browser has: the call did not come back.
      setProblem(textOf("ui.form.lostTitle"));
    }
  };
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="tabular">{shown ?? masked}</span>
      {shown ? (
        <Button variant="quiet" onClick={() => setShown(null)}>
          {t("hideNumber")}
        </Button>
      ) : (
        <Button variant="quiet" onClick={() => void show()}>
          {t("showNumber")}
        </Button>
      )}
      <StatusLine>{problem ?? (shown ? t("numberShown") : null)}</StatusLine>
    </span>
  );
}
