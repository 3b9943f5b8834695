"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { DateField, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { saveInterimReportAction, signInterimReportAction } from "../../actions";
import { interimParts, type InterimTexts } from "../../domain/method/interim";

const loadSave = () => import("../../schema-method").then((file) => file.saveInterimReportSchema);
const loadSign = () => import("../../schema-method").then((file) => file.signInterimReportSchema);

/** The texts of a report, heading by heading. */
export function InterimForm(props: {
  readonly number: number;
  readonly version: number;
  readonly period: { readonly from: string; readonly to: string };
  readonly texts: InterimTexts | null;
}) {
  const { period, texts } = props;
  const number = String(props.number);
  const version = String(props.version);
  const t = useTranslations("fieldMethod.interim");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSave,
    action: saveInterimReportAction,
    defaultValues: {
      ...{ number, version, periodFrom: period.from, periodTo: period.to },
      ...{ background: texts?.background ?? "", work: texts?.work ?? "", fidelity: texts?.fidelity ?? "" },
      ...{ findings: texts?.findings ?? "", changes: texts?.changes ?? "", onwards: texts?.onwards ?? "" },
    },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")} label={t("write")}>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="version" value={version} />
      <DateField {...form.field("periodFrom")} label={t("periodFrom")} />
      <DateField {...form.field("periodTo")} label={t("periodTo")} />
      {interimParts.map((part) => (
        <TextArea key={part} {...form.field(part)} label={t(`parts.${part}`)} hint={t("partHint")} rows={5} />
      ))}
    </Form>
  );
}

/** Signs the edition as it stands. */
export function SignInterimForm(props: { readonly number: number; readonly version: number }) {
  const number = String(props.number);
  const version = String(props.version);
  const t = useTranslations("fieldMethod.interim");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSign,
    action: signInterimReportAction,
    defaultValues: { number, version },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("sign")} submitVariant="secondary" savedText="" label={t("sign")}>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="version" value={version} />
      <p className="max-w-reading text-muted">{t("signAbout")}</p>
    </Form>
  );
}
