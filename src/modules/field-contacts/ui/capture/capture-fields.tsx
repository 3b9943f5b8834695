"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, TimeField } from "@/ui/form/fields";
import type { FieldBinding } from "@/ui/form/use-operation-form";
import { contactReasons, testResults } from "../../domain/contact";
import type { RequiredFact } from "../when-fields";

/** What one can say of a contact beside the car, in the order a hand goes down the screen. */
export function CaptureFields(props: {
  readonly field: (name: RequiredFact | "testResult") => FieldBinding;
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  readonly who: ReactNode;
}) {
  const { field, policeGroups, who } = props;
  const t = useTranslations("fieldContacts");
  return (
    <>
      <RadioGroup
        {...field("reason")}
        label={t("form.reason")}
        options={contactReasons.map((value) => ({ value, label: t(`options.reason.${value}`) }))}
      />
      <RadioGroup
        {...field("policeGroupId")}
        label={t("form.group")}
        options={policeGroups.map(({ id, name }) => ({ value: id, label: name }))}
        columns={policeGroups.length > 1}
      />
      {who}
      <RadioGroup
        {...field("testResult")}
        label={t("facts.testResult")}
        optional
        options={testResults.map((value) => ({ value, label: t(`options.testResult.${value}`) }))}
        columns
      />
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <DateField {...field("occurredOn")} label={t("form.date")} />
        <TimeField {...field("occurredTime")} label={t("form.time")} />
      </div>
    </>
  );
}
