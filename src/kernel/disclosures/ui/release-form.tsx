"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox, Fieldset, RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { previewReleaseLookup } from "../actions";
import {
  consentForms,
  consentGivers,
  releaseItems,
  type Basis,
  type KnownReceiver,
  type ReleaseItem,
} from "../contract";
import type { previewReleaseSchema } from "../schema";
import { useBasisName } from "./basis-name";
import { ReleasePreview, type Preview, type ReleaseInput } from "./release-preview";

const loadSchema = () => import("../schema").then((file) => file.previewReleaseSchema);

interface ReleaseFormProps {
  readonly org: string;
  readonly caseId: string;
  readonly receivers: readonly KnownReceiver[];
  readonly bases: readonly Basis[];
  /** What is known and can be released. */
  readonly available: readonly ReleaseItem[];
  readonly toUnitId: string;
}

/** Composing a release in two steps: what and why, then exactly what the receiver will see. Nothing leaves in the first. */
export function ReleaseForm(props: ReleaseFormProps) {
  const { org, caseId, receivers, bases, available, toUnitId } = props;
  const t = useTranslations("disclosures.form");
  const [preview, setPreview] = useState<{ readonly value: Preview; readonly input: ReleaseInput } | null>(null);
  const form = useOperationForm({
    schema: loadSchema,
    action: previewReleaseLookup,
    defaultValues: {
      ...{ caseId, toUnitId, basis: "", purpose: "", summary: "", reservation: "", items: [] },
      ...{ answers: {}, consentBy: "", consentForm: "", consentHow: "", consentedOn: "", consentUntil: "" },
    },
    onSaved: (value) => setPreview({ value, input: form.methods.getValues() }),
    warnsBeforeLeaving: true,
  });
  const { field, methods } = form;
  const basis = bases.find(({ code }) => code === methods.watch("basis"));
  return (
    <>
      {/* Kept, with what is typed, while the preview is read. */}
      <div hidden={preview !== null}>
        <Form form={form} label={t("label")} submitLabel={t("preview")} savedText="">
          <Select
            {...field("toUnitId")}
            label={t("toUnit")}
            hint={t("toUnitHint")}
            empty={t("chooseUnit")}
            options={receivers.map((one) => ({ value: one.unitId, label: `${one.authorityName}, ${one.unitName}` }))}
          />
          <TextArea {...field("purpose")} label={t("purpose")} hint={t("purposeHint")} rows={2} />
          <Items {...{ field, available }} />
          <TextArea {...field("summary")} label={t("summary")} hint={t("summaryHint")} rows={6} />
          <BasisChoice {...{ field, bases }} />
          {basis && <Tests key={basis.code} {...{ field, basis }} />}
          {basis?.mode === "consent" && <Consent field={field} isMinor={basis.ageTo !== null} />}
          <TextArea {...field("reservation")} label={t("reservation")} hint={t("reservationHint")} optional rows={2} />
        </Form>
      </div>
      {preview && <ReleasePreview {...{ org, caseId }} {...preview} onBack={() => setPreview(null)} />}
    </>
  );
}

type Field = ReturnType<typeof useOperationForm<typeof previewReleaseSchema, unknown>>["field"];

function Items({ field, available }: { readonly field: Field; readonly available: readonly ReleaseItem[] }) {
  const t = useTranslations("disclosures.form");
  const i = useTranslations("disclosures.items");
  const { id, error, ...binding } = field("items");
  return (
    <Fieldset legend={t("items")} hint={t("itemsHint")} {...(error ? { error } : {})} id={`${id}-group`}>
      {releaseItems
        .filter((item) => available.includes(item))
        .map((item, at) => (
          <Checkbox key={item} {...binding} {...(at === 0 ? { id } : {})} value={item} label={i(item)} />
        ))}
      {available.length === 0 && <p className="text-muted">{t("noItems")}</p>}
    </Fieldset>
  );
}

function BasisChoice({ field, bases }: { readonly field: Field; readonly bases: readonly Basis[] }) {
  const t = useTranslations("disclosures.form");
  const basisName = useBasisName();
  return (
    <RadioGroup
      {...field("basis")}
      label={t("basis")}
      hint={t("basisHint")}
      options={bases.map(({ code, statute }) => ({
        value: code,
        label: basisName(code, statute),
        hint: statute,
      }))}
    />
  );
}

/** The questions of the basis. None is answered beforehand, and a yes wants its reason. */
function Tests({ field, basis }: { readonly field: Field; readonly basis: Basis }) {
  const t = useTranslations("disclosures.form");
  const q = useTranslations("disclosures.tests");
  return basis.tests.map((test) => (
    <div key={test} className="grid gap-3 border-l-4 border-edge pl-4">
      <RadioGroup
        {...field(`answers.${test}.answer`)}
        label={q.has(test as never) ? q(test as never) : test}
        columns
        options={(["yes", "no"] as const).map((value) => ({ value, label: t(value) }))}
      />
      <TextArea {...field(`answers.${test}.reason`)} label={t("reason")} rows={2} />
    </div>
  ));
}

function Consent({ field, isMinor }: { readonly field: Field; readonly isMinor: boolean }) {
  const t = useTranslations("disclosures.form");
  const givers = consentGivers.filter((giver) => (giver === "self") !== isMinor);
  return (
    <>
      <p className="text-sm text-muted">{t("consentOnly")}</p>
      <RadioGroup
        {...field("consentBy")}
        label={t("consentBy")}
        options={givers.map((value) => ({ value, label: t(`giver.${value}`) }))}
      />
      <RadioGroup
        {...field("consentForm")}
        label={t("consentForm")}
        columns
        options={consentForms.map((value) => ({ value, label: t(`consentForms.${value}`) }))}
      />
      <DateField {...field("consentedOn")} label={t("consentedOn")} />
      <DateField {...field("consentUntil")} label={t("consentUntil")} hint={t("consentUntilHint")} optional />
      <TextArea {...field("consentHow")} label={t("consentHow")} hint={t("consentHowHint")} optional rows={2} />
    </>
  );
}
