"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioGroup } from "@/ui/form/choices";
import { DateField } from "@/ui/form/fields";
import { noteVisitAction } from "../../actions";
import { firstVisitOutcomes } from "../../domain/contact";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.noteVisitSchema);

/** What came of the booked visit: came, did not come, or moved to another day. */
export function VisitForm(props: {
  readonly target: ChainTarget;
  readonly bookingId: string;
  readonly outcomeOn: string;
  readonly today: string;
}) {
  const { target, bookingId, outcomeOn, today } = props;
  const t = useTranslations("fieldChain");
  const [outcome, setOutcome] = useState("");
  const form = useChainForm(target, {
    schema: loadSchema,
    action: noteVisitAction,
    defaultValues: { bookingId, outcome: undefined, outcomeOn, rebookedTo: "" },
  });
  return (
    <ChainFrame {...{ target, form }} hidden={{ bookingId }} submitLabel={t("form.saveVisit")}>
      <RadioGroup
        {...form.field("outcome")}
        onChange={(event) => setOutcome(event.target.value)}
        label={t("form.visitOutcome")}
        options={firstVisitOutcomes.map((value) => ({ value, label: t(`options.visit.${value}`) }))}
      />
      {outcome === "rebooked" ? (
        <DateField {...form.field("rebookedTo")} label={t("form.rebookedTo")} />
      ) : (
        <DateField {...form.field("outcomeOn")} label={t("form.outcomeOn")} max={today} />
      )}
    </ChainFrame>
  );
}
