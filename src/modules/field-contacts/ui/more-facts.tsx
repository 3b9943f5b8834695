"use client";

import { useState, type ReactNode } from "react";
import { Details } from "@/ui/data/details";
import type { FormState } from "@/ui/form/use-operation-form";
import type { RequiredFact } from "./when-fields";

const always: readonly string[] = ["occurredOn", "occurredTime", "policeGroupId", "reason"] satisfies RequiredFact[];

/** What may follow later, folded away. It opens by itself when something in it has to be put right. */
export function MoreFacts(props: {
  readonly form: FormState;
  readonly summary: string;
  readonly hint: string;
  /** Something in it is filled in already. */
  readonly isFilled?: boolean;
  readonly children: ReactNode;
}) {
  const { form, summary, hint, isFilled = false, children } = props;
  const [isNeeded, setNeeded] = useState(isFilled);
  if (!isNeeded && form.problems.some(({ name }) => !always.includes(name))) setNeeded(true);
  return (
    <Details summary={summary} open={isNeeded}>
      <div className="grid gap-8 py-2">
        <p className="text-sm text-muted">{hint}</p>
        {children}
      </div>
    </Details>
  );
}
