"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, Select } from "@/ui/form/fields";
import { noteIntakeAction } from "../../actions";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.noteIntakeSchema);

/** In which district the person is registered as intake, and when. */
export function IntakeForm(props: {
  readonly target: ChainTarget;
  readonly districts: readonly { readonly id: string; readonly name: string }[];
  readonly values: Readonly<Record<"districtId" | "intakeRegistered" | "intakeOn", string>>;
  readonly today: string;
}) {
  const { target, districts, values, today } = props;
  const t = useTranslations("fieldChain");
  const form = useChainForm(target, { schema: loadSchema, action: noteIntakeAction, defaultValues: values });
  return (
    <ChainFrame {...{ target, form }}>
      <Select
        {...form.field("districtId")}
        label={t("form.district")}
        options={districts.map(({ id, name }) => ({ value: id, label: name }))}
        empty={t("form.notSaid")}
        optional
      />
      <RadioGroup
        {...form.field("intakeRegistered")}
        label={t("form.intakeRegistered")}
        hint={t("form.intakeHint")}
        options={(["yes", "no", ""] as const).map((value) => ({
          value,
          label: value === "" ? t("form.notSaid") : t(`options.yesNo.${value}`),
        }))}
        columns
      />
      <DateField {...form.field("intakeOn")} label={t("form.intakeOn")} max={today} optional />
    </ChainFrame>
  );
}
