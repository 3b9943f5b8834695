"use client";

import { useTranslations } from "next-intl";
import { DateField, Select } from "@/ui/form/fields";
import { bookVisitAction } from "../../actions";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.bookVisitSchema);

/** Where and for which day the first visit is booked. */
export function BookingForm(props: {
  readonly target: ChainTarget;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  /** The service that was accepted, if one was. */
  readonly serviceId: string;
}) {
  const { target, services, serviceId } = props;
  const t = useTranslations("fieldChain.form");
  const form = useChainForm(target, {
    schema: loadSchema,
    action: bookVisitAction,
    defaultValues: { serviceId, dueOn: "" },
  });
  return (
    <ChainFrame {...{ target, form }} submitLabel={t("saveBooking")}>
      <Select
        {...form.field("serviceId")}
        label={t("service")}
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        empty={t("noService")}
        optional
      />
      <DateField {...form.field("dueOn")} label={t("dueOn")} />
    </ChainFrame>
  );
}
