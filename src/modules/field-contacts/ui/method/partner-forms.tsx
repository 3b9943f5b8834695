"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { DateField, Select } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { addTallyPartnerAction, endTallyPartnerAction } from "../../actions";

const loadAdd = () => import("../../schema-method").then(({ addTallyPartnerSchema }) => addTallyPartnerSchema);
const loadEnd = () => import("../../schema-method").then(({ endTallyPartnerSchema }) => endTallyPartnerSchema);

/** Lets a police authority send its tally to one unit. */
export function AddPartnerForm(props: {
  readonly police: readonly { readonly slug: string; readonly name: string }[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
}) {
  const { police, units, today } = props;
  const t = useTranslations("fieldMethod.partners");
  const router = useRouter();
  const form = useLightForm({
    schema: loadAdd,
    action: addTallyPartnerAction,
    defaultValues: { police: "", unitId: "", validFrom: today },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={t("add")} savedText={t("added")} label={t("add")}>
      <Select
        {...form.field("police")}
        label={t("police")}
        empty={t("policeEmpty")}
        options={police.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Select
        {...form.field("unitId")}
        label={t("unit")}
        empty={t("unitEmpty")}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField {...form.field("validFrom")} label={t("validFrom")} />
    </Form>
  );
}

/** Ends it from today. */
export function EndPartnerForm(props: { readonly partnerId: string; readonly version: number; readonly name: string }) {
  const { partnerId, name } = props;
  const version = String(props.version);
  const t = useTranslations("fieldMethod.partners");
  const router = useRouter();
  const form = useLightForm({
    schema: loadEnd,
    action: endTallyPartnerAction,
    defaultValues: { partnerId, version },
    onSaved: () => router.refresh(),
  });
  return (
    <Form
      form={form}
      submitLabel={t("end")}
      submitVariant="secondary"
      savedText={t("ended")}
      label={t("endName", { name })}
    >
      <input type="hidden" name="partnerId" value={partnerId} />
      <input type="hidden" name="version" value={version} />
    </Form>
  );
}
