"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextArea, TextField } from "@/ui/form/fields";
import type { FieldBinding } from "@/ui/form/use-operation-form";
import {
  completionStates,
  firstVisitOutcomes,
  knownAnswers,
  offerAnswers,
  offerKinds,
  placeTypes,
  reportKinds,
  sexes,
  testResults,
} from "../domain/contact";
import { familyConsents } from "../domain/chain/values";
import type { LaterFact } from "./contact-values";

interface FactFieldsProps {
  readonly field: (name: LaterFact | "note") => FieldBinding;
  /** Between the intervention and the person: who it is about, where that is asked. */
  readonly who?: ReactNode;
  /** Facts that are asked for elsewhere on the page. */
  readonly without?: readonly LaterFact[];
}

/** Acute and short-stay housing takes nobody younger (MUMIN, acute housing under the roof guarantee). In years. */
const housingFromAge = 20;
/** `register` is for imported rows only. */
const statedAgeSources = ["identity", "stated", "estimated", "unknown"] as const;

/** The facts of a contact that may follow later. All may be left out; none is guessed from another. */
export function FactFields({ field: bind, who, without = [] }: FactFieldsProps) {
  const t = useTranslations("fieldContacts");
  const empty = t("form.notSaid");
  const [offer, bindOffer] = useSeen(bind("offer"));
  const [ageYears, bindAge] = useSeen(bind("ageYears"));
  const field = (name: LaterFact | "note") =>
    name === "offer" ? bindOffer : name === "ageYears" ? bindAge : bind(name);
  const yesNo = (["yes", "no"] as const).map((value) => ({ value, label: t(`options.yesNo.${value}`) }));
  const known = knownAnswers.map((value) => ({ value, label: t(`options.known.${value}`) }));
  const choose = (name: LaterFact, options: readonly { value: string; label: string }[], hint?: string) =>
    without.includes(name) ? null : (
      <Select {...field(name)} label={t(`facts.${name}`)} {...{ options, empty, hint }} />
    );
  const tooYoung = offer === "housing" && ageYears !== "" && Number(ageYears) < housingFromAge;
  return (
    <>
      <Group title={t("form.meeting")}>
        <div className="col-span-full">
          <RadioGroup
            {...field("mumin")}
            label={t("facts.mumin")}
            hint={t("hints.mumin")}
            options={[...yesNo, { value: "", label: empty }]}
          />
        </div>
        {choose(
          "placeType",
          placeTypes.map((value) => ({ value, label: t(`options.placeType.${value}`) })),
        )}
        {choose(
          "testResult",
          testResults.map((value) => ({ value, label: t(`options.testResult.${value}`) })),
          t("hints.testResult"),
        )}
        {choose("presentAtIntervention", yesNo)}
        {choose("presentAtInterrogation", yesNo)}
      </Group>
      {who}
      <Group title={t("form.person")}>
        <TextField
          {...field("ageYears")}
          label={t("form.age")}
          hint={t("form.ageHint")}
          width="short"
          inputMode="numeric"
        />
        {choose(
          "ageSource",
          statedAgeSources.map((value) => ({ value, label: t(`options.ageSource.${value}`) })),
        )}
        {choose(
          "sex",
          sexes.map((value) => ({ value, label: t(`options.sex.${value}`) })),
        )}
        {choose("knownInDrugContexts", known)}
        {choose("knownToSocialServices", known)}
        {choose("knownToAddictionCare", known)}
      </Group>
      <Group title={t("form.support")}>
        {choose("familyConversation", yesNo, t("hints.familyConversation"))}
        {choose(
          "familyConsent",
          familyConsents.map((value) => ({ value, label: t(`options.familyConsent.${value}`) })),
          t("hints.familyConsent"),
        )}
        {choose("miConversation", yesNo)}
        {choose("assessmentMade", yesNo)}
        {choose(
          "report",
          reportKinds.map((value) => ({ value, label: t(`options.report.${value}`) })),
          t("form.reportHint"),
        )}
        {choose(
          "offer",
          offerKinds.map((value) => ({ value, label: t(`options.offer.${value}`) })),
          tooYoung ? t("form.housingHint") : undefined,
        )}
        {choose(
          "answer",
          offerAnswers.map((value) => ({ value, label: t(`options.answer.${value}`) })),
        )}
      </Group>
      <Group title={t("form.followUp")}>
        {choose("intakeRegistered", yesNo)}
        <DateField {...field("firstVisitDueOn")} label={t("facts.firstVisitDueOn")} />
        {choose(
          "firstVisit",
          firstVisitOutcomes.map((value) => ({ value, label: t(`options.firstVisit.${value}`) })),
        )}
        {choose(
          "completed",
          completionStates.map((value) => ({ value, label: t(`options.completed.${value}`) })),
        )}
      </Group>
      <TextArea {...field("note")} label={t("form.note")} hint={t("form.noteHint")} rows={4} />
    </>
  );
}

/** A field whose value a hint depends on: what stands in it now, and its binding. */
function useSeen(binding: FieldBinding): readonly [string, FieldBinding] {
  const [seen, setSeen] = useState(String(binding.defaultValue ?? ""));
  const onChange: FieldBinding["onChange"] = (event) => {
    setSeen((event.target as HTMLInputElement).value);
    return binding.onChange?.(event) ?? Promise.resolve();
  };
  return [seen, { ...binding, onChange }];
}

/** Facts of one kind under a heading of their own. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-6 gap-y-5 md:grid-cols-2 md:items-end">
      <h2 className="col-span-full border-b border-line pb-1 text-lg">{title}</h2>
      {children}
    </section>
  );
}
