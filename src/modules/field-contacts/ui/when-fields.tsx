"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, TimeField } from "@/ui/form/fields";
import type { FieldBinding } from "@/ui/form/use-operation-form";
import { contactReasons } from "../domain/contact";

/** The four facts without which there is no contact. */
export type RequiredFact = "occurredOn" | "occurredTime" | "policeGroupId" | "reason";

/** When, which police group and why: pre-filled as far as can be known, one tap each. */
export function WhenFields(props: {
  readonly field: (name: RequiredFact) => FieldBinding;
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
}) {
  const { field, policeGroups } = props;
  const t = useTranslations("fieldContacts");
  return (
    <>
      <RadioGroup
        {...field("policeGroupId")}
        label={t("form.group")}
        options={policeGroups.map(({ id, name }) => ({ value: id, label: name }))}
        columns={policeGroups.length > 3}
      />
      <RadioGroup
        {...field("reason")}
        label={t("form.reason")}
        options={contactReasons.map((value) => ({ value, label: t(`options.reason.${value}`) }))}
      />
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <DateField {...field("occurredOn")} label={t("form.date")} />
        <TimeField {...field("occurredTime")} label={t("form.time")} />
      </div>
    </>
  );
}
