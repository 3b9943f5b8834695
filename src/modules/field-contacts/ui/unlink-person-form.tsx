"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { unlinkPersonAction } from "../actions";

const loadSchema = () => import("../schema").then(({ unlinkPersonSchema }) => unlinkPersonSchema);

/** Takes a wrong link away. */
export function UnlinkPersonForm(props: {
  readonly org: string;
  readonly caseId: string;
  readonly version: number;
  readonly personId: string;
}) {
  const { org, caseId, version, personId } = props;
  const t = useTranslations("fieldContacts.page");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: unlinkPersonAction,
    defaultValues: { caseId, version, personId },
    onSaved: () => router.replace(`/${org}/field-contacts/${caseId}?done=unlinked`),
  });
  return (
    <Form form={form} submitLabel={t("unlink")} savedText="" submitVariant="secondary">
      <p className="text-muted">{t("unlinkHint")}</p>
    </Form>
  );
}
