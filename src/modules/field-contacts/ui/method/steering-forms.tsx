"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { saveSteeringMonthAction, signSteeringMonthAction } from "../../actions";

const loadSave = () => import("../../schema-method").then((file) => file.saveSteeringMonthSchema);
const loadSign = () => import("../../schema-method").then((file) => file.signSteeringMonthSchema);

/** What the group said and decided, and who was there. */
export function SteeringForm(props: {
  readonly month: string;
  readonly version: number;
  readonly notes: string;
  readonly adjustments: string;
  readonly participants: string;
}) {
  const { month, notes, adjustments, participants } = props;
  const version = String(props.version);
  const t = useTranslations("fieldMethod.steering");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSave,
    action: saveSteeringMonthAction,
    defaultValues: { month, notes, adjustments, participants, version },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")} label={t("title")}>
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="version" value={version} />
      <TextArea {...form.field("notes")} label={t("notes")} hint={t("notesHint")} rows={6} />
      <TextArea {...form.field("adjustments")} label={t("adjustments")} hint={t("adjustmentsHint")} rows={4} />
      <TextArea {...form.field("participants")} label={t("participants")} hint={t("participantsHint")} rows={4} />
    </Form>
  );
}

/** Signs the month as it stands. */
export function SignMonthForm({ month, version }: { readonly month: string; readonly version: number }) {
  const t = useTranslations("fieldMethod.steering");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSign,
    action: signSteeringMonthAction,
    defaultValues: { month, version: String(version) },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("sign")} submitVariant="secondary" savedText="" label={t("sign")}>
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="version" value={version} />
      <p className="max-w-reading text-muted">{t("signAbout")}</p>
    </Form>
  );
}
