"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { acknowledgeContactAction } from "../actions";

const loadSchema = () => import("../schema").then(({ acknowledgeHandoverSchema }) => acknowledgeHandoverSchema);

/** One button: the receiving unit takes the contact over. */
export function AcknowledgeForm(props: { readonly org: string; readonly caseId: string; readonly handoverId: string }) {
  const { org, caseId, handoverId } = props;
  const t = useTranslations("fieldContacts.page");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: acknowledgeContactAction,
    defaultValues: { caseId, handoverId },
    onSaved: () => router.replace(`/${org}/field-contacts/${caseId}?done=acknowledged`),
  });
  return (
    <Form form={form} submitLabel={t("acknowledge")} savedText="">
      <p className="text-muted">{t("acknowledgeHint")}</p>
    </Form>
  );
}
