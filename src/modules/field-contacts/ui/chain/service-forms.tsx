"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { Select, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { configureDistrictAction, configureServiceAction } from "../../actions";
import { serviceKinds } from "../../domain/chain/values";

const loadService = () => import("../../schema-chain").then((file) => file.configureServiceSchema);
const loadDistrict = () => import("../../schema-chain").then((file) => file.configureDistrictSchema);

/** Ready for the next one: the line below the button says what became of this one. */
function emptied(formId: string): void {
  const element = document.getElementById(formId);
  if (element instanceof HTMLFormElement) element.reset();
}

interface ServiceValues {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly isClosed: boolean;
}

/** One receiving service: a new one when there is none. */
export function ServiceForm({ service }: { service: ServiceValues | null }) {
  const t = useTranslations("fieldChain");
  const form = useLightForm({
    schema: loadService,
    action: configureServiceAction,
    defaultValues: {
      serviceId: service?.id ?? null,
      name: service?.name ?? "",
      kind: service?.kind ?? "",
      isClosed: service?.isClosed ?? false,
    },
    onSaved: () => service ?? emptied(form.id),
  });
  return (
    <Form
      form={form}
      submitLabel={service ? t("services.save") : t("services.add")}
      submitVariant="secondary"
      savedText={service ? t("services.saved") : t("services.added")}
      label={service ? t("services.change", { name: service.name }) : t("services.add")}
    >
      {service && <input type="hidden" name="serviceId" value={service.id} />}
      <TextField {...form.field("name")} label={t("services.name")} />
      <Select
        {...form.field("kind")}
        label={t("services.kind")}
        options={serviceKinds.map((value) => ({ value, label: t(`options.serviceKind.${value}`) }))}
        empty={t("services.choose")}
      />
      {service && <Checkbox {...form.field("isClosed")} label={t("services.closed")} hint={t("services.closedHint")} />}
    </Form>
  );
}

interface DistrictValues {
  readonly id: string;
  readonly name: string;
  readonly isClosed: boolean;
}

/** One district: a new one when there is none. */
export function DistrictForm({ district }: { district: DistrictValues | null }) {
  const t = useTranslations("fieldChain.services");
  const form = useLightForm({
    schema: loadDistrict,
    action: configureDistrictAction,
    defaultValues: {
      districtId: district?.id ?? null,
      name: district?.name ?? "",
      isClosed: district?.isClosed ?? false,
    },
    onSaved: () => district ?? emptied(form.id),
  });
  return (
    <Form
      form={form}
      submitLabel={district ? t("save") : t("addDistrict")}
      submitVariant="secondary"
      savedText={district ? t("saved") : t("districtAdded")}
      label={district ? t("change", { name: district.name }) : t("addDistrict")}
    >
      {district && <input type="hidden" name="districtId" value={district.id} />}
      <TextField {...form.field("name")} label={t("name")} />
      {district && <Checkbox {...form.field("isClosed")} label={t("closed")} hint={t("closedHint")} />}
    </Form>
  );
}
