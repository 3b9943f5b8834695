"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Details } from "@/ui/data/details";
import { RadioGroup } from "@/ui/form/choices";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { handOverContactAction } from "../actions";

const loadSchema = () => import("../schema").then(({ handOverSchema }) => handOverSchema);

/** To whom, and go: two taps. A message is folded away until it is wanted. */
export function HandOverForm(props: {
  readonly org: string;
  readonly caseId: string;
  readonly version: number;
  readonly receivers: readonly { readonly id: string; readonly name: string }[];
}) {
  const { org, caseId, version, receivers } = props;
  const t = useTranslations("fieldContacts.page");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: handOverContactAction,
    // No unit is chosen beforehand: handing over shows somebody's affairs to others.
    defaultValues: { caseId, version, toUnitId: "", message: "" },
    onSaved: () => router.replace(`/${org}/field-contacts/${caseId}?done=handed-over`),
  });
  return (
    <Form form={form} submitLabel={t("handOver")} savedText="">
      <RadioGroup
        {...form.field("toUnitId")}
        label={t("to")}
        options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Details summary={t("handOverMessage")} open={form.problems.some(({ name }) => name === "message")}>
        <TextArea {...form.field("message")} label={t("message")} rows={3} optional />
      </Details>
    </Form>
  );
}
