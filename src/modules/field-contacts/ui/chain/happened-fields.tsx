"use client";

import { useTranslations } from "next-intl";
import { DateField, TimeField } from "@/ui/form/fields";
import type { FieldBinding } from "@/ui/form/use-operation-form";

/** When a step happened: the day is filled in, the time may follow. */
export function HappenedFields({ field }: { field: (name: "happenedOn" | "happenedTime") => FieldBinding }) {
  const t = useTranslations("fieldChain.form");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DateField {...field("happenedOn")} label={t("happenedOn")} />
      <TimeField {...field("happenedTime")} label={t("happenedTime")} optional />
    </div>
  );
}
