"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "@/ui/form/choices";
import { Select, TextArea } from "@/ui/form/fields";
import type { FieldBinding } from "@/ui/form/use-operation-form";
import type { Receiver } from "../data/prefill";

type Common = "isRight" | "correction" | "toUnitId" | "immediateDanger" | "danger";

interface PartProps {
  readonly field: (name: Common) => FieldBinding;
}

/** "Is this right?": nobody sends on what the machine filled in without having looked at it. */
export function IsRight({ field, isWrong }: PartProps & { readonly isWrong: boolean }) {
  const t = useTranslations("duties.form");
  return (
    <>
      <RadioGroup
        {...field("isRight")}
        label={t("isRight")}
        columns
        options={[
          { value: "yes", label: t("isRightYes") },
          { value: "no", label: t("isRightNo") },
        ]}
      />
      {isWrong && <TextArea {...field("correction")} label={t("correction")} rows={3} />}
    </>
  );
}

/** Whether somebody is in danger now, and what the danger is. */
export function Danger({ field, isDanger, hint }: PartProps & { readonly isDanger: boolean; readonly hint: string }) {
  const t = useTranslations("duties.form");
  return (
    <>
      <RadioGroup
        {...field("immediateDanger")}
        label={t("immediateDanger")}
        hint={hint}
        columns
        options={(["yes", "no", "unknown"] as const).map((value) => ({ value, label: t(`yesNo.${value}`) }))}
      />
      {isDanger && <TextArea {...field("danger")} label={t("danger")} rows={3} />}
    </>
  );
}

/** Who gets it; with one receiver there is nothing to choose. */
export function ReceiverField({ field, receivers }: PartProps & { readonly receivers: readonly Receiver[] }) {
  const t = useTranslations("duties.form");
  const options = receivers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      {...field("toUnitId")}
      label={t("toUnit")}
      hint={t("toUnitHint")}
      options={options}
      empty={t("chooseUnit")}
    />
  );
}
