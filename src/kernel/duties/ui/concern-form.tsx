"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { RadioGroup } from "@/ui/form/choices";
import { TextArea, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { sendConcernReportAction } from "../actions";
import type { Receiver } from "../data/prefill";
import { Danger, IsRight, ReceiverField } from "./common-fields";

const loadSchema = () => import("../schemas/concern-report").then((file) => file.sendConcernReportSchema);

interface ConcernFormProps {
  readonly org: string;
  readonly caseId: string;
  readonly receivers: readonly Receiver[];
  /** Somebody of 18 to 20: the exception for unga must be explained. */
  readonly isYoung: boolean;
}

/** The concern report: about the child, in plain words, sent once. */
export function ConcernForm({ org, caseId, receivers, isYoung }: ConcernFormProps) {
  const t = useTranslations("duties.form");
  const c = useTranslations("duties.concern");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: sendConcernReportAction,
    defaultValues: {
      ...{ caseId, toUnitId: receivers.length === 1 ? (receivers[0]?.id ?? "") : "", correction: "", observed: "" },
      ...{ saidBy: "", danger: "", whyNotInformed: "", siblingsKnown: "", reporterDanger: "", whyYoung: "" },
    },
    onSaved: ({ reportId }) => router.replace(`/${org}/cases/${caseId}/duties/${reportId}?done=sent`),
    warnsBeforeLeaving: true,
  });
  const { field, methods } = form;
  const said = methods.watch();
  const yesNo = (["yes", "no"] as const).map((value) => ({ value, label: t(`yesNo.${value}`) }));
  return (
    <Form form={form} label={c("title")} submitLabel={c("send")} savedText="">
      <IsRight field={field} isWrong={said.isRight === "no"} />
      {isYoung && <TextArea {...field("whyYoung")} label={c("whyYoung")} hint={c("whyYoungHint")} rows={3} />}
      <TextArea {...field("observed")} label={c("observed")} hint={c("observedHint")} rows={6} />
      <RadioGroup
        {...field("wordsOf")}
        label={c("wordsOf")}
        options={(["own", "child", "other"] as const).map((value) => ({ value, label: c(`words.${value}`) }))}
      />
      {said.wordsOf === "other" && <TextField {...field("saidBy")} label={c("saidBy")} />}
      <Danger field={field} isDanger={said.immediateDanger === "yes"} hint={c("dangerHint")} />
      <RadioGroup
        {...field("guardiansInformed")}
        label={c("guardiansInformed")}
        hint={c("guardiansHint")}
        columns
        options={yesNo}
      />
      {said.guardiansInformed === "no" && (
        <TextArea {...field("whyNotInformed")} label={c("whyNotInformed")} rows={3} />
      )}
      <RadioGroup
        {...field("siblings")}
        label={c("siblings")}
        columns
        options={(["yes", "no", "unknown"] as const).map((value) => ({ value, label: t(`yesNo.${value}`) }))}
      />
      {said.siblings === "yes" && (
        <TextArea {...field("siblingsKnown")} label={c("siblingsKnown")} hint={c("siblingsHint")} optional rows={3} />
      )}
      <RadioGroup
        {...field("isReporterInDanger")}
        label={c("reporterDanger")}
        hint={c("reporterDangerHint")}
        columns
        options={yesNo}
      />
      {said.isReporterInDanger === "yes" && <TextArea {...field("reporterDanger")} label={c("whichDanger")} rows={3} />}
      <ReceiverField field={field} receivers={receivers} />
    </Form>
  );
}
