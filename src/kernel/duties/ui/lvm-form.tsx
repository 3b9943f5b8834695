"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Checkbox, Fieldset, RadioGroup } from "@/ui/form/choices";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { sendLvmNotificationAction } from "../actions";
import { lvmRisks, substances, voluntaryCare } from "../contract";
import type { Receiver } from "../data/prefill";
import { Danger, IsRight, ReceiverField } from "./common-fields";

const loadSchema = () => import("../schemas/lvm-notification").then((file) => file.sendLvmNotificationSchema);

interface LvmFormProps {
  readonly org: string;
  readonly caseId: string;
  readonly receivers: readonly Receiver[];
  readonly isAgeKnown: boolean;
}

/** The notification under LVM 6 §: about an adult, by the criteria of the law. */
export function LvmForm({ org, caseId, receivers, isAgeKnown }: LvmFormProps) {
  const t = useTranslations("duties.form");
  const l = useTranslations("duties.lvm");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: sendLvmNotificationAction,
    defaultValues: {
      ...{ caseId, toUnitId: receivers.length === 1 ? (receivers[0]?.id ?? "") : "", correction: "", observed: "" },
      ...{ substances: [], risks: [], voluntaryCareKnown: "", danger: "", whyNotInformed: "", whyAdult: "" },
    },
    onSaved: ({ reportId }) => router.replace(`/${org}/cases/${caseId}/duties/${reportId}?done=sent`),
    warnsBeforeLeaving: true,
  });
  const { field, methods } = form;
  const said = methods.watch();
  return (
    <Form form={form} label={l("title")} submitLabel={l("send")} savedText="">
      <IsRight field={field} isWrong={said.isRight === "no"} />
      {!isAgeKnown && <TextArea {...field("whyAdult")} label={l("whyAdult")} hint={l("whyAdultHint")} rows={3} />}
      <Boxes
        {...{ field, legend: l("substances"), name: "substances" }}
        options={substances.map((value) => ({ value, label: l(`substance.${value}`) }))}
      />
      <TextArea {...field("observed")} label={l("observed")} hint={l("observedHint")} rows={6} />
      <Boxes
        {...{ field, legend: l("risks"), name: "risks", hint: l("risksHint") }}
        options={lvmRisks.map((value) => ({ value, label: l(`risk.${value}`) }))}
      />
      <RadioGroup
        {...field("voluntaryCare")}
        label={l("voluntaryCare")}
        options={voluntaryCare.map((value) => ({ value, label: l(`voluntary.${value}`) }))}
      />
      <TextArea {...field("voluntaryCareKnown")} label={l("voluntaryCareKnown")} optional rows={3} />
      <Danger field={field} isDanger={said.immediateDanger === "yes"} hint={l("dangerHint")} />
      <RadioGroup
        {...field("personInformed")}
        label={l("personInformed")}
        columns
        options={(["yes", "no"] as const).map((value) => ({ value, label: t(`yesNo.${value}`) }))}
      />
      {said.personInformed === "no" && <TextArea {...field("whyNotInformed")} label={l("whyNotInformed")} rows={3} />}
      <ReceiverField field={field} receivers={receivers} />
    </Form>
  );
}

type Field = (name: "substances" | "risks") => ReturnType<ReturnType<typeof useOperationForm>["field"]>;

/** Several of few, all in sight. */
function Boxes(props: {
  readonly field: Field;
  readonly name: "substances" | "risks";
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}) {
  const { id, error, ...binding } = props.field(props.name);
  return (
    <Fieldset
      legend={props.legend}
      {...(props.hint ? { hint: props.hint } : {})}
      {...(error ? { error } : {})}
      id={`${id}-group`}
    >
      {props.options.map(({ value, label }, at) => (
        <Checkbox key={value} {...binding} {...(at === 0 ? { id } : {})} value={value} label={label} />
      ))}
    </Fieldset>
  );
}
