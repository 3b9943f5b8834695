"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "@/ui/form/choices";
import { notePresenceAction } from "../../actions";
import { familyConsents } from "../../domain/chain/values";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";
import { HappenedFields } from "./happened-fields";

const loadSchema = () => import("../../schema-chain").then((file) => file.notePresenceSchema);

/** The answers as a form holds them: "" where nothing is said. */
export type PresenceValues = Readonly<
  Record<
    | "presentAtIntervention"
    | "presentAtInterrogation"
    | "familyConversation"
    | "familyConsent"
    | "miConversation"
    | "happenedOn"
    | "happenedTime",
    string
  >
>;

/** Where we were, and whom we spoke with. `isMinor`: known to be under 18, so that nobody's consent is asked for. */
export function PresenceForm(props: {
  readonly target: ChainTarget;
  readonly values: PresenceValues;
  readonly isMinor: boolean;
}) {
  const { target, values, isMinor } = props;
  const t = useTranslations("fieldChain");
  const form = useChainForm(target, { schema: loadSchema, action: notePresenceAction, defaultValues: values });
  const yesNo = (["yes", "no", ""] as const).map((value) => ({
    value,
    label: value === "" ? t("form.notSaid") : t(`options.yesNo.${value}`),
  }));
  const ask = (name: "presentAtIntervention" | "presentAtInterrogation" | "familyConversation" | "miConversation") => (
    <RadioGroup {...form.field(name)} label={t(`form.${name}`)} options={yesNo} columns />
  );
  return (
    <ChainFrame {...{ target, form }}>
      {ask("presentAtIntervention")}
      {ask("presentAtInterrogation")}
      {ask("miConversation")}
      {ask("familyConversation")}
      <RadioGroup
        {...form.field("familyConsent")}
        label={t("form.familyConsent")}
        hint={isMinor ? t("form.familyConsentMinor") : t("form.familyConsentHint")}
        options={[
          ...familyConsents
            .filter((value) => isMinor || value !== "notNeeded")
            .map((value) => ({ value, label: t(`options.familyConsent.${value}`) })),
          { value: "", label: t("form.notSaid") },
        ]}
        columns
      />
      <HappenedFields field={form.field} />
    </ChainFrame>
  );
}
