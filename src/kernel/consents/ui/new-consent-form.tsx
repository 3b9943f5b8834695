"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Checkbox, Fieldset } from "@/ui/form/choices";
import { DateField, Select, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type FieldBinding } from "@/ui/form/use-operation-form";
import { registerConsentAction } from "../actions";
import { informedLanguages, type ConsentKind } from "../contract";
import type { KnownReceiver } from "../domain/registering";
import { dataCategories, releasePurposes } from "../../secrecy";

const loadSchema = () => import("../schema").then((file) => file.registerConsentSchema);

interface NewConsentFormProps {
  readonly org: string;
  readonly caseId: string;
  readonly kind: ConsentKind;
  readonly receivers: readonly KnownReceiver[];
  readonly maxMonths: number;
  readonly today: string;
  readonly lastDay: string;
}

/** Writes down what somebody is asked. The three kinds have their own words; only one has receivers. */
export function NewConsentForm(props: NewConsentFormProps) {
  const { org, caseId, kind, today, lastDay } = props;
  const t = useTranslations("consents.new");
  const language = useTranslations("consents.language");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: registerConsentAction,
    defaultValues: {
      ...{ kind, caseId, words: "", informedOn: today, language: "", reservation: "" },
      ...{ purposes: [], categories: [], receivers: [], outside: "", validFrom: today, validTo: lastDay },
    } as never,
    onSaved: ({ consentId }) => router.push(`/${org}/cases/${caseId}/consents/${consentId}`),
    warnsBeforeLeaving: true,
  });
  const field = form.field as (name: string) => FieldBinding;
  const wordsLabel = { liftSecrecy: t("words"), acceptService: t("service"), gdprNote: t("toldWhat") }[kind];
  return (
    <Form form={form} submitLabel={kind === "gdprNote" ? t("saveNote") : t("save")} savedText="">
      {kind === "liftSecrecy" && <Choices field={field} name="purposes" label={t("purposes")} part="purpose" />}
      <TextArea
        {...field("words")}
        label={wordsLabel}
        rows={3}
        {...(kind === "liftSecrecy" ? { hint: t("wordsHint") } : {})}
      />
      {kind === "liftSecrecy" && <Lift {...props} field={field} />}
      <DateField {...field("informedOn")} label={t("informedOn")} />
      <Select
        {...field("language")}
        label={t("language")}
        empty="–"
        options={informedLanguages.map((value) => ({ value, label: language(value) }))}
      />
      {kind !== "gdprNote" && (
        <TextArea {...field("reservation")} label={t("reservation")} hint={t("reservationHint")} optional rows={2} />
      )}
    </Form>
  );
}

type Field = (name: string) => FieldBinding;

function Lift({ field, receivers, maxMonths }: NewConsentFormProps & { readonly field: Field }) {
  const t = useTranslations("consents.new");
  const { id, error, ...binding } = field("receivers");
  const authorities = [...new Map(receivers.map((one) => [one.authorityId, one.authorityName]))];
  const options = authorities.flatMap(([authorityId, name]) => [
    { value: `authority:${authorityId}`, label: t("whole", { name }) },
    ...receivers
      .filter((one) => one.authorityId === authorityId)
      .map((one) => ({ value: `unit:${one.unitId}`, label: `${one.authorityName}, ${one.unitName}` })),
  ]);
  return (
    <>
      <Choices field={field} name="categories" label={t("categories")} part="category" />
      <Fieldset legend={t("receivers")} {...(error ? { error } : {})} id={`${id}-group`}>
        {options.map(({ value, label }, at) => (
          <Checkbox key={value} {...binding} {...(at === 0 ? { id } : {})} value={value} label={label} />
        ))}
        {options.length === 0 && <p className="text-muted">{t("receiversNone")}</p>}
      </Fieldset>
      <TextArea {...field("outside")} label={t("outside")} hint={t("outsideHint")} optional rows={2} />
      <div className="flex flex-wrap gap-4">
        <DateField {...field("validFrom")} label={t("validFrom")} />
        <DateField {...field("validTo")} label={t("validTo")} hint={t("validToHint", { months: maxMonths })} />
      </div>
    </>
  );
}

function Choices(props: {
  readonly field: Field;
  readonly name: "purposes" | "categories";
  readonly label: string;
  readonly part: "purpose" | "category";
}) {
  const purpose = useTranslations("consents.purpose");
  const category = useTranslations("consents.category");
  const { id, error, ...binding } = props.field(props.name);
  const options =
    props.part === "purpose"
      ? releasePurposes.map((value) => ({ value: value as string, label: purpose(value) }))
      : dataCategories.map((value) => ({ value: value as string, label: category(value) }));
  return (
    <Fieldset legend={props.label} {...(error ? { error } : {})} id={`${id}-group`}>
      {options.map(({ value, label }, at) => (
        <Checkbox key={value} {...binding} {...(at === 0 ? { id } : {})} value={value} label={label} />
      ))}
    </Fieldset>
  );
}
