"use client";

import { useTranslations } from "next-intl";
import * as z from "zod";
import type { Reply } from "@/platform/result";
import { Checkbox, RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextArea, TextField, TimeField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";

const demoSchema = z.object({
  occurredOn: z.iso.date("showcase.form.errors.occurredOnMissing"),
  occurredAt: z.string(),
  place: z.string().trim().min(1, "showcase.form.errors.placeMissing"),
  group: z.string(),
  known: z.enum(["yes", "no", "unknown"], "showcase.form.errors.knownMissing"),
  handOver: z.boolean(),
  note: z.string(),
  outcome: z.enum(["saved", "refused", "lost", "fault"]),
});

type DemoInput = z.input<typeof demoSchema>;

const ANSWER_AFTER_MS = 1200;

/** Stands in for a server action: answers what the form asks it to, so that each state can be seen. */
async function demoAction({ outcome }: DemoInput): Promise<Reply<null>> {
  await new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS));
  if (outcome === "lost") throw new TypeError("Failed to fetch");
  if (outcome === "fault") throw new Error("demonstration");
  if (outcome === "saved") return { ok: true, value: null };
  return {
    ok: false,
    code: "demo.refused",
    message: "showcase.form.errors.refused",
    fields: { place: { key: "showcase.form.errors.placeRefused" } },
    reference: "A1B2-C3D4",
  };
}

/** A form with every kind of field and every way in which it can end. `day` and `time` are its pre-filled values. */
export function DemoForm({ day, time }: { day: string; time: string }) {
  const t = useTranslations("showcase.form");
  const form = useOperationForm({
    schema: demoSchema,
    action: demoAction,
    defaultValues: {
      occurredOn: day,
      occurredAt: time,
      place: "",
      group: "",
      handOver: false,
      note: "",
      outcome: "saved",
    },
  });
  const { field } = form;
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")}>
      <div className="flex flex-wrap gap-x-4 gap-y-6">
        <DateField {...field("occurredOn")} label={t("occurredOn")} hint={t("occurredOnHint")} />
        <TimeField {...field("occurredAt")} label={t("occurredAt")} hint="00:00–23:59" />
      </div>
      <TextField {...field("place")} label={t("place")} hint={t("placeHint")} />
      <Select
        {...field("group")}
        label={t("group")}
        empty={t("groupEmpty")}
        options={[
          { value: "youth", label: t("groupYouth") },
          { value: "outer", label: t("groupOuter") },
        ]}
      />
      <RadioGroup
        {...field("known")}
        label={t("known")}
        options={[
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
          { value: "unknown", label: t("unknown"), hint: t("unknownHint") },
        ]}
      />
      <Checkbox {...field("handOver")} label={t("handOver")} hint={t("handOverHint")} />
      <TextArea {...field("note")} label={t("note")} optional />
      <Select
        {...field("outcome")}
        label={t("outcome")}
        hint={t("outcomeHint")}
        options={[
          { value: "saved", label: t("outcomeSaved") },
          { value: "refused", label: t("outcomeRefused") },
          { value: "lost", label: t("outcomeLost") },
          { value: "fault", label: t("outcomeFault") },
        ]}
      />
    </Form>
  );
}
