"use client";

import { useTranslations } from "next-intl";
import { Checkbox, RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextArea } from "@/ui/form/fields";
import type { BasisQuestions, WeighedBasis } from "../../contract";
import { useLegalWords, useRuleWords } from "../words";
import type { ReleaseField } from "./release-input";
import type { Weighing } from "./use-weighing";

interface GroundProps {
  readonly field: ReleaseField;
  readonly bases: readonly BasisQuestions[];
  readonly offences: readonly string[];
  readonly weighing: Weighing | null;
  readonly chosen: string;
  readonly chosenGround: string;
}

/** The ways out for this receiver and purpose, best first, and the questions of the one that is chosen. */
export function Ground({ field, bases, offences, weighing, chosen, chosenGround }: GroundProps) {
  const t = useTranslations("disclosures.form");
  const { optionOf } = useOption(bases);
  const ways = weighing?.weighed.bases ?? [];
  const basis = bases.find(({ code }) => code === chosen);
  const options = ways.map(optionOf);
  // What is chosen stays to be seen, also when it no longer carries.
  if (basis && !ways.some(({ code }) => code === chosen)) options.push(optionOf({ ...basis, rule: null, until: null }));
  return (
    <div className="grid gap-6">
      {options.length === 0 ? (
        <p className="max-w-reading text-muted">{weighing === null ? t("basisWaits") : t("basisNone")}</p>
      ) : (
        <RadioGroup
          key={options.map(({ value }) => value).join()}
          {...field("basis")}
          defaultValue={chosen}
          label={t("basis")}
          hint={t("basisHint")}
          options={options}
        />
      )}
      {basis && <Questions key={basis.code} {...{ field, basis, offences, chosenGround }} />}
    </div>
  );
}

function useOption(bases: readonly BasisQuestions[]) {
  const t = useTranslations("disclosures.form");
  const legal = useLegalWords();
  const words = useRuleWords();
  const optionOf = ({ code, mode, rule }: WeighedBasis) => {
    const isSigned = bases.find((one) => one.code === code)?.isSigned ?? true;
    const how = rule === null ? t(`modes.${mode}`) : `${t("lacks")} ${words.rule(rule)}`;
    return { value: code, label: legal.basis(code), hint: isSigned ? how : `${how} ${t("unsigned")}` };
  };
  return { optionOf };
}

/** The questions of the basis. None is answered beforehand, and every answer wants its reason. */
function Questions(props: {
  readonly field: ReleaseField;
  readonly basis: BasisQuestions;
  readonly offences: readonly string[];
  readonly chosenGround: string;
}) {
  const { field, basis, offences, chosenGround } = props;
  const t = useTranslations("disclosures.form");
  const legal = useLegalWords();
  const asked = [
    ...basis.tests,
    ...(basis.anyOf.includes(chosenGround) && chosenGround !== "under18" ? [chosenGround] : []),
    ...basis.exclusions,
  ];
  return (
    <>
      {basis.anyOf.length > 0 && (
        <RadioGroup
          {...field("ground")}
          label={t("ground")}
          options={basis.anyOf.map((value) => ({ value, label: legal.ground(value) }))}
        />
      )}
      {basis.asksOffence && (
        <div className="grid gap-4 border-l-4 border-edge pl-4">
          <Select
            {...field("offence.code")}
            label={t("offence")}
            empty={t("chooseOffence")}
            options={offences.map((value) => ({ value, label: legal.offence(value) }))}
          />
          <Checkbox {...field("offence.isAttempt")} label={t("isAttempt")} />
          <DateField {...field("offence.committedOn")} label={t("committedOn")} />
        </div>
      )}
      {asked.map((test) => (
        <div key={test} className="grid gap-3 border-l-4 border-edge pl-4">
          <RadioGroup
            {...field(`answers.${test}.answer`)}
            label={legal.question(test)}
            hint={legal.help(test) || undefined}
            columns
            options={(["yes", "no"] as const).map((value) => ({ value, label: t(value) }))}
          />
          <TextArea {...field(`answers.${test}.reason`)} label={t("reason")} rows={2} />
        </div>
      ))}
    </>
  );
}
