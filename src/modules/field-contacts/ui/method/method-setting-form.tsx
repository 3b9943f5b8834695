"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { DateField, Select, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { changeMethodSettingAction } from "../../actions";
import type { MethodSetting } from "../../domain/method/steering";

const loadSchema = () =>
  import("../../schema-method").then(({ changeMethodSettingSchema }) => changeMethodSettingSchema);

/** Who answers for the method, since when, and how often the steering group meets. */
export function MethodSettingForm(props: {
  readonly setting: (MethodSetting & { readonly version: number }) | null;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}) {
  const { setting, colleagues, today } = props;
  const t = useTranslations("fieldMethod.method");
  const router = useRouter();
  const version = String(setting?.version ?? 0);
  const form = useLightForm({
    schema: loadSchema,
    action: changeMethodSettingAction,
    defaultValues: {
      responsibleId: setting?.responsibleId ?? "",
      startedOn: setting?.startedOn ?? today,
      monthlyMonths: String(setting?.monthlyMonths ?? 6),
      laterEveryMonths: String(setting?.laterEveryMonths ?? 3),
      version,
    },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("settingSave")} savedText={t("settingSaved")} label={t("settingChange")}>
      <input type="hidden" name="version" value={version} />
      <Select
        {...form.field("responsibleId")}
        label={t("responsible")}
        hint={t("responsibleHint")}
        empty={t("nobody")}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField {...form.field("startedOn")} label={t("startedOn")} hint={t("startedOnHint")} />
      <TextField {...form.field("monthlyMonths")} label={t("monthlyMonths")} width="short" inputMode="numeric" />
      <TextField {...form.field("laterEveryMonths")} label={t("laterEveryMonths")} width="short" inputMode="numeric" />
    </Form>
  );
}
