"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Checkbox, RadioGroup } from "@/ui/form/choices";
import { DateField, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { changeRetentionSettingsAction, signRetentionRuleAction } from "../actions";
import type { RetentionSettings } from "../data/settings";

const settingRules = () => import("../schema").then((file) => file.changeSettingsSchema);
const signRules = () => import("../schema").then((file) => file.signRuleSchema);

/** How the authority keeps. */
export function RetentionSettingsForm({ settings }: { readonly settings: RetentionSettings }) {
  const t = useTranslations("retention.settings");
  const form = useOperationForm({
    schema: settingRules,
    action: changeRetentionSettingsAction,
    defaultValues: {
      ...{ keepsAll: settings.keepsAll, area: settings.area ?? "", staffShown: settings.staffShown },
      ...{ logYears: String(settings.logYears), version: settings.version },
    },
    onSaved: ({ version }) => form.methods.setValue("version", version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <Checkbox {...form.field("keepsAll")} label={t("keepsAll")} hint={t("keepsAllHint")} />
      <TextField {...form.field("area")} label={t("area")} hint={t("areaHint")} optional />
      <RadioGroup
        {...form.field("staffShown")}
        label={t("staffShown")}
        options={[
          { value: "name", label: t("staffName") },
          { value: "role", label: t("staffRole") },
        ]}
      />
      <TextField
        {...form.field("logYears")}
        label={t("logYears")}
        hint={t("logYearsHint")}
        inputMode="numeric"
        width="short"
        maxLength={2}
      />
    </Form>
  );
}

interface SignProps {
  readonly code: string;
  readonly ruleVersion: number;
  readonly today: string;
}

/** Notes that the lawyer stands for a rule. */
export function SignRuleForm({ code, ruleVersion, today }: SignProps) {
  const t = useTranslations("retention.settings");
  const router = useRouter();
  const form = useOperationForm({
    schema: signRules,
    action: signRetentionRuleAction,
    defaultValues: { code, ruleVersion, signedBy: "", signedOn: today },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("sign")} submitVariant="secondary" savedText={t("signSaved")}>
      <TextField {...form.field("signedBy")} label={t("signedBy")} />
      <DateField {...form.field("signedOn")} label={t("signedOn")} max={today} />
    </Form>
  );
}
