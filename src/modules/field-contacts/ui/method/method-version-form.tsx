"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { DateField, Select, TextArea, TextField, type Option } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { recordMethodVersionAction } from "../../actions";
import { methodSteps } from "../../domain/method/steps";

const loadSchema = () =>
  import("../../schema-method").then(({ recordMethodVersionSchema }) => recordMethodVersionSchema);

/** A new version, written from the one before it. */
export function MethodVersionForm(props: {
  readonly texts: readonly string[];
  readonly today: string;
  readonly months: readonly Option[];
}) {
  const { texts, today, months } = props;
  const t = useTranslations("fieldMethod");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSchema,
    action: recordMethodVersionAction,
    defaultValues: {
      ...{ validFrom: today, decidedOn: today, decidedBy: "", why: "", steeringMonthId: "" },
      ...{ text1: texts[0] ?? "", text2: texts[1] ?? "", text3: texts[2] ?? "", text4: texts[3] ?? "" },
      ...{ text5: texts[4] ?? "", text6: texts[5] ?? "", text7: texts[6] ?? "" },
    },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("method.newSave")} savedText={t("method.newSaved")} label={t("method.newTitle")}>
      <DateField {...form.field("validFrom")} label={t("method.validFrom")} hint={t("method.validFromHint")} />
      <DateField {...form.field("decidedOn")} label={t("method.decidedOn")} />
      <TextField {...form.field("decidedBy")} label={t("method.decidedBy")} hint={t("method.decidedByHint")} />
      {months.length > 0 && (
        <Select
          {...form.field("steeringMonthId")}
          label={t("method.steeringMonth")}
          empty={t("method.steeringMonthNone")}
          options={months}
        />
      )}
      <TextArea {...form.field("why")} label={t("method.why")} hint={t("method.whyHint")} />
      {methodSteps.map((step) => (
        <TextArea
          key={step}
          {...form.field(`text${step}`)}
          label={t("method.stepText", { step, name: t(`steps.step${step}`) })}
        />
      ))}
    </Form>
  );
}
