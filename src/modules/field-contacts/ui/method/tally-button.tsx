"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmission } from "@/ui/form/use-submission";
import { AddIcon } from "@/ui/icons";
import { StatusLine } from "@/ui/status-line";
import { tallyInterventionAction } from "../../actions";
import type { TallyCount } from "../../domain/method/tally";
import { useTallyWords } from "./tally-words";

/**
 * One kind of intervention: the day's number and a button as large as a thumb. Each press is an act of its own with its
 * own key; while one is on its way the next waits, and a press after a lost answer counts once.
 */
export function TallyButton(props: { readonly receiver: string; readonly on: string; readonly count: TallyCount }) {
  const { receiver, on, count } = props;
  const { reason, testResult } = count;
  const t = useTranslations("fieldMethod.tally");
  const words = useTallyWords();
  const router = useRouter();
  // What the server answered holds until the page itself has read a newer version.
  const [answered, setAnswered] = useState<{ readonly count: number; readonly at: number } | null>(null);
  const shown = answered?.at === count.version ? answered.count : count.count;
  const { send, status, fault } = useSubmission(tallyInterventionAction, (value) => {
    setAnswered({ count: value.count, at: count.version });
    router.refresh();
  });
  const press = () => {
    if (status !== "saving") void send({ receiver, on, reason, testResult });
  };
  const said = {
    idle: fault === null ? null : fault.kind === "refused" || fault.kind === "invalid" ? fault.message : t("again"),
    saving: t("sending"),
    saved: t("counted", { count: shown }),
  }[status];
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-b border-line py-2">
      <p>
        {t(`test.${testResult}`)} <span className="tabular ml-2 text-2xl font-semibold">{shown}</span>
      </p>
      <button
        type="button"
        onClick={press}
        aria-disabled={status === "saving" || undefined}
        aria-label={t("add", { cell: words(count) })}
        className="button min-h-16 min-w-20 justify-center text-2xl button-primary"
      >
        <AddIcon />
      </button>
      <div className="col-span-2">
        <StatusLine>{said}</StatusLine>
      </div>
    </div>
  );
}
