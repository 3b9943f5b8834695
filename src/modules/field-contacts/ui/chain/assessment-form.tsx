"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox, Fieldset, RadioGroup } from "@/ui/form/choices";
import { noteAssessmentAction } from "../../actions";
import { assessmentOutcomes, socialNeeds } from "../../domain/chain/values";
import { testResults } from "../../domain/contact";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";
import { HappenedFields } from "./happened-fields";

const loadSchema = () => import("../../schema-chain").then((file) => file.noteAssessmentSchema);

/** The answers as a form holds them: "" where nothing is said. */
export type AssessmentValues = Readonly<
  Record<"testResult" | "assessmentMade" | "assessmentOutcome" | "happenedOn" | "happenedTime", string>
> & { readonly socialNeed: readonly string[] };

/** The acute social assessment: the test, the need that was seen, and what it came to. */
export function AssessmentForm({ target, values }: { target: ChainTarget; values: AssessmentValues }) {
  const t = useTranslations("fieldChain");
  const [test, setTest] = useState(values.testResult);
  const form = useChainForm(target, { schema: loadSchema, action: noteAssessmentAction, defaultValues: values });
  const notSaid = { value: "", label: t("form.notSaid") };
  const need = form.field("socialNeed");
  return (
    <ChainFrame {...{ target, form }}>
      <RadioGroup
        {...form.field("testResult")}
        onChange={(event) => setTest(event.target.value)}
        label={t("form.testResult")}
        options={[...testResults.map((value) => ({ value, label: t(`options.testResult.${value}`) })), notSaid]}
        columns
      />
      {test !== "positive" && test !== "" && <p className="max-w-reading text-muted">{t("negativeTest")}</p>}
      <Fieldset legend={t("form.socialNeed")} hint={t("form.socialNeedHint")} error={need.error} id={need.id}>
        {socialNeeds.map((value) => (
          <Checkbox
            key={value}
            name="socialNeed"
            value={value}
            label={t(`options.socialNeed.${value}`)}
            defaultValue={[...values.socialNeed]}
          />
        ))}
      </Fieldset>
      <RadioGroup
        {...form.field("assessmentMade")}
        label={t("form.assessmentMade")}
        hint={t("form.assessmentMadeHint")}
        options={(["yes", "no"] as const).map((value) => ({ value, label: t(`options.yesNo.${value}`) }))}
        columns
      />
      <RadioGroup
        {...form.field("assessmentOutcome")}
        label={t("form.assessmentOutcome")}
        options={[
          ...assessmentOutcomes.map((value) => ({
            value,
            label: t(`options.assessmentOutcome.${value}`),
            hint: value === "immediateReport" ? t("form.immediateReportHint") : undefined,
          })),
          notSaid,
        ]}
      />
      <HappenedFields field={form.field} />
    </ChainFrame>
  );
}
