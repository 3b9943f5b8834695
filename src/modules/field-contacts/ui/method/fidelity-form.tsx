"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RadioGroup } from "@/ui/form/choices";
import { Select, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm, type LightForm } from "@/ui/form/use-light-form";
import { formatInstant } from "@/ui/i18n/formats";
import { recordFidelityAction } from "../../actions";
import type { RecordedAnswer } from "../../data/method/fidelity-rows";
import { departureReasons, type FidelityOutcome } from "../../domain/method/fidelity";
import { methodSteps, type Applicability, type MethodStep } from "../../domain/method/steps";
import type { recordFidelitySchema } from "../../schema-method";
import type * as z from "zod";

const loadSchema = () => import("../../schema-method").then((file) => file.recordFidelitySchema);

export interface AskedStep {
  readonly step: MethodStep;
  readonly applicability: Applicability;
  readonly answer: RecordedAnswer | null;
}

type Bound = LightForm<z.input<typeof recordFidelitySchema>>;

/** All steps of one contact. Nothing is chosen ahead: what is not answered stays unanswered. */
export function FidelityForm(props: {
  readonly caseId: string;
  readonly steps: readonly AskedStep[];
  readonly texts: readonly string[];
  readonly isClosed: boolean;
}) {
  const { caseId, steps, texts, isClosed } = props;
  const t = useTranslations("fieldMethod.form");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSchema,
    action: recordFidelityAction,
    defaultValues: { caseId, ...valuesOf(steps) },
    onSaved: () => router.refresh(),
  });
  const fields = steps.map((asked) => (
    <StepFields
      // A saved answer comes back with a new version: the hidden field must follow it.
      key={`${asked.step}-${asked.answer?.version ?? 0}`}
      form={form}
      asked={asked}
      text={texts[asked.step - 1] ?? ""}
    />
  ));
  if (isClosed)
    return (
      <fieldset disabled className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {fields}
      </fieldset>
    );
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")} label={t("title")}>
      <input type="hidden" name="caseId" value={caseId} />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">{fields}</div>
    </Form>
  );
}

function StepFields({ form, asked, text }: { readonly form: Bound; readonly asked: AskedStep; readonly text: string }) {
  const { step, applicability, answer } = asked;
  const t = useTranslations("fieldMethod");
  const locale = useLocale();
  const [outcome, setOutcome] = useState<string>(answer?.outcome ?? "");
  const version = <input type="hidden" name={`version${step}`} value={answer?.version ?? 0} />;
  const legend = t("form.stepLegend", { step, name: t(`steps.step${step}`) });
  if (applicability.kind === "doesNotApply")
    return (
      <section className="grid gap-1">
        {version}
        <h2 className="text-base">{legend}</h2>
        <p className="text-muted">{t(`form.doesNotApply.${applicability.because}`)}</p>
      </section>
    );
  const outcomes = (["", "followed", "departed", "notApplicable"] as const).filter(
    (one) => one !== "notApplicable" || applicability.kind === "depends",
  );
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {version}
      <RadioGroup
        {...form.field(`outcome${step}`)}
        label={legend}
        hint={
          <>
            <span className="block text-base whitespace-pre-line text-ink">{text}</span>
            <span className="mt-1 block">
              {applicability.kind === "depends" ? t(`form.depends.${applicability.because}`) : t("form.applies")}
            </span>
          </>
        }
        options={outcomes.map((one) => ({ value: one, label: t(`outcomes.${one === "" ? "unanswered" : one}`) }))}
        columns
        onChange={(event) => setOutcome(event.target.value)}
      />
      {outcome === "departed" && (
        <div className="grid gap-4 border-l-4 border-line pl-4">
          <Select
            {...form.field(`reasonKind${step}`)}
            label={t("form.reasonKind")}
            empty={t("form.reasonKindEmpty")}
            options={departureReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
          <TextField {...form.field(`reason${step}`)} label={t("form.reason")} hint={t("form.reasonHint")} optional />
        </div>
      )}
      {answer && (
        <p className="text-sm text-muted">
          {t("form.recorded", { name: answer.recordedByName, when: formatInstant(answer.recordedAt, locale) })}
        </p>
      )}
    </section>
  );
}

/** The answers as the fields hold them, flat by step. */
function valuesOf(steps: readonly AskedStep[]) {
  const of = (step: MethodStep) => steps.find((one) => one.step === step)?.answer ?? null;
  const outcome = (step: MethodStep): FidelityOutcome | "" => of(step)?.outcome ?? "";
  const each = <Name extends string, V>(name: Name, value: (step: MethodStep) => V) =>
    Object.fromEntries(methodSteps.map((step) => [`${name}${step}`, value(step)])) as Record<`${Name}${MethodStep}`, V>;
  return {
    ...each("outcome", outcome),
    ...each("reasonKind", (step) => of(step)?.reasonKind ?? ("" as const)),
    ...each("reason", (step) => of(step)?.reason ?? ""),
    ...each("version", (step) => String(of(step)?.version ?? 0)),
  };
}
