"use client";

import { useState, type ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { Details } from "@/ui/data/details";
import type { OperationForm } from "@/ui/form/use-operation-form";
import type { RequiredFact } from "./when-fields";

const always: readonly string[] = ["occurredOn", "occurredTime", "policeGroupId", "reason"] satisfies RequiredFact[];

/** What may follow later, folded away. It opens by itself when something in it has to be put right. */
export function MoreFacts<Input extends FieldValues>(props: {
  readonly form: OperationForm<Input>;
  readonly summary: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  const { form, summary, hint, children } = props;
  const [isNeeded, setNeeded] = useState(false);
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
