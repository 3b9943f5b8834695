"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/ui/button";
import { RadioGroup } from "@/ui/form/choices";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { StatusLine } from "@/ui/status-line";
import { revealPersonAction } from "../actions";
import { REVEALED_SECONDS, revealReasons, type PersonDetails } from "../contract";
import { revealSchema } from "../schema";
import { PersonDetailsView } from "./person-details";

interface Revealed {
  readonly number: string | null;
  readonly details: PersonDetails;
}

const REASONS = {
  caseWork: "reasonCaseWork",
  contact: "reasonContact",
  checkData: "reasonCheckData",
  emergency: "reasonEmergency",
} as const;

/** Who a protected person is: asked for with a reason, shown for a minute, hidden again by itself. Never on paper. */
export function ProtectedDetails({ org, personId }: { org: string; personId: string }) {
  const t = useTranslations("persons.protected");
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [wasShown, setWasShown] = useState(false);
  const hide = () => {
    setRevealed(null);
    setWasShown(true);
  };
  return (
    <div className="grid gap-4">
      <p className="max-w-reading">{t("maskedText")}</p>
      {revealed ? (
        <div className="grid gap-4" data-print="hide">
          <div className="flex flex-wrap items-center gap-3">
            <Button onClick={hide}>{t("hide")}</Button>
            <TimeLeft onEnd={hide} />
          </div>
          <PersonDetailsView
            org={org}
            personId={personId}
            details={revealed.details}
            number={revealed.number ?? revealed.details.identity.identifier}
            isTemporary={revealed.number === null}
          />
        </div>
      ) : (
        <RevealForm personId={personId} onReveal={setRevealed} />
      )}
      <StatusLine>{!revealed && wasShown ? t("hiddenAgain") : null}</StatusLine>
    </div>
  );
}

function RevealForm({ personId, onReveal }: { personId: string; onReveal: (revealed: Revealed) => void }) {
  const t = useTranslations("persons.protected");
  const form = useOperationForm({
    schema: revealSchema,
    action: (input) => revealPersonAction(input),
    defaultValues: { personId, reason: "" as never },
    onSaved: onReveal,
  });
  return (
    <Form form={form} submitLabel={t("reveal")} submitVariant="secondary">
      <RadioGroup
        {...form.field("reason")}
        label={t("reason")}
        options={revealReasons.map((value) => ({ value, label: t(REASONS[value]) }))}
      />
    </Form>
  );
}

/** Counts down to the hiding. */
function TimeLeft({ onEnd }: { onEnd: () => void }) {
  const t = useTranslations("persons.protected");
  const [seconds, setSeconds] = useState<number>(REVEALED_SECONDS);
  useEffect(() => {
    if (seconds <= 0) return onEnd();
    const timer = setTimeout(() => setSeconds((left) => left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [seconds, onEnd]);
  return <p className="text-muted">{t("left", { seconds })}</p>;
}
