"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { Select, TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { releasePurposes } from "../../../secrecy/contract";
import { previewReleaseLookup } from "../../actions";
import type { ReleaseFormFacts } from "../../views";
import { useRuleWords } from "../words";
import { Facts } from "./facts";
import { Ground } from "./ground";
import { emptyText, type ReleaseInput } from "./release-input";
import { ReleasePreview, type ShownPreview } from "./release-preview";
import { Texts } from "./texts";
import { useWeighing, type Weighing } from "./use-weighing";

const loadSchema = () => import("../../schema").then((file) => file.previewReleaseSchema);

interface ReleaseFormProps {
  readonly org: string;
  readonly place: ReleaseFormFacts;
  readonly toUnitId: string;
}

/** Composing a release in two steps: what and why, then exactly what the receiver will see. Nothing leaves in the first. */
export function ReleaseForm({ org, place, toUnitId }: ReleaseFormProps) {
  const t = useTranslations("disclosures.form");
  const words = useRuleWords();
  const [preview, setPreview] = useState<{ readonly value: ShownPreview; readonly input: ReleaseInput } | null>(null);
  const form = useOperationForm({
    schema: loadSchema,
    action: previewReleaseLookup,
    defaultValues: startValues(place, toUnitId),
    onSaved: (value) => setPreview({ value, input: form.methods.getValues() }),
    warnsBeforeLeaving: true,
  });
  const { field, methods } = form;
  const weighing = useWeighing(methods);
  return (
    <>
      {/* Kept, with what is typed, while the preview is read. */}
      <div hidden={preview !== null}>
        <Form form={form} label={t("label")} submitLabel={t("preview")} savedText="">
          <Part title={t("partWhom")}>
            <Select
              {...field("toUnitId")}
              label={t("toUnit")}
              hint={t("toUnitHint")}
              empty={t("chooseUnit")}
              options={place.receivers.map((one) => ({
                value: one.unitId,
                label: `${one.authorityName}, ${one.unitName}`,
              }))}
            />
            <Select
              {...field("purpose")}
              label={t("purpose")}
              empty={t("choosePurpose")}
              options={releasePurposes.map((value) => ({ value, label: words.purpose(value) }))}
            />
            <TextArea
              {...field("purposeText")}
              label={t("purposeText")}
              hint={t("purposeTextHint")}
              optional
              rows={2}
            />
          </Part>
          <Part title={t("partWhat")}>
            <Facts {...{ field, weighing }} available={place.available} />
            <Texts {...{ field, methods, weighing }} excerpts={place.excerpts} />
          </Part>
          <Part title={t("partGround")}>
            <Ground
              {...{ field, weighing }}
              bases={place.bases}
              offences={place.offences}
              chosen={methods.watch("basis")}
              chosenGround={methods.watch("ground") ?? ""}
            />
          </Part>
          <Part title={t("partTerms")}>
            <TextArea
              {...field("reservation")}
              label={t("reservation")}
              hint={t("reservationHint")}
              optional
              rows={2}
            />
          </Part>
          {methods.watch("basis") !== "" && <Verdict weighing={weighing} />}
        </Form>
      </div>
      {preview && <ReleasePreview {...{ org }} caseId={place.caseId} {...preview} onBack={() => setPreview(null)} />}
    </>
  );
}

function startValues(place: ReleaseFormFacts, toUnitId: string): ReleaseInput {
  const { caseId, start, request } = place;
  const blank = { caseId, toUnitId: request?.fromUnitId ?? toUnitId, requestId: request?.id ?? "", replacesId: "" };
  const begun = start ?? { purpose: "", basis: "", answers: {}, items: [], texts: [], ground: null, offence: null };
  return {
    ...blank,
    ...begun,
    purposeText: start?.purposeText ?? "",
    reservation: start?.reservation ?? "",
    ground: start?.ground ?? "",
    offence: start?.offence ?? { code: "", isAttempt: false, committedOn: "" },
    texts: start?.texts.length ? start.texts : [{ ...emptyText, categories: [] }],
  } as ReleaseInput;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-5 border-t border-line pt-5">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

/** How the whole stands, just above the button. */
function Verdict({ weighing }: { readonly weighing: Weighing | null }) {
  const t = useTranslations("disclosures.form");
  const words = useRuleWords();
  if (weighing === null) return null;
  const { rule, obligations } = weighing.weighed;
  return (
    <div aria-live="polite">
      <Banner tone={rule === null ? "success" : "warning"} title={rule === null ? t("mayGo") : t("mayNotYet")}>
        {rule === null ? (
          <ul className="list-disc pl-5">
            {obligations.map((one) => (
              <li key={one}>{words.obligation(one)}</li>
            ))}
          </ul>
        ) : (
          words.rule(rule)
        )}
      </Banner>
    </div>
  );
}
