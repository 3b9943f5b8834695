"use client";

import { useTranslations } from "next-intl";
import type { Reply } from "@/platform/result";
import { Checkbox, RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextArea, TextField, TimeField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { useOperationForm, type FieldBinding } from "@/ui/form/use-operation-form";
import type { DemoInput } from "./demo-schema";

/** zod comes with the schema, and both only when somebody begins to fill in. */
const loadSchema = () => import("./demo-schema").then(({ demoSchema }) => demoSchema);

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

interface DemoProps {
  /** Pre-filled values: `YYYY-MM-DD` and `HH:MM`. */
  readonly day: string;
  readonly time: string;
}

function optionsOf({ day, time }: DemoProps) {
  const defaultValues = { occurredOn: day, occurredAt: time, place: "", group: "", handOver: false, note: "" };
  return {
    schema: loadSchema,
    action: demoAction,
    defaultValues: { ...defaultValues, known: undefined, outcome: "saved" as const },
  };
}

/** A rich form, with react-hook-form. */
export function RichDemoForm(props: DemoProps) {
  const t = useTranslations("showcase.form");
  const form = useOperationForm(optionsOf(props));
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")}>
      <DemoFields field={form.field} />
    </Form>
  );
}

/** The same form for phones. */
export function LightDemoForm(props: DemoProps) {
  const t = useTranslations("showcase.form");
  const form = useLightForm(optionsOf(props));
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")}>
      <DemoFields field={form.field} />
    </Form>
  );
}

/** Every kind of field. */
function DemoFields({ field }: { field: (name: keyof DemoInput) => FieldBinding }) {
  const t = useTranslations("showcase.form");
  return (
    <>
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
    </>
  );
}
