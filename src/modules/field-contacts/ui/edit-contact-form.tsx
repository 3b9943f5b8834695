"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { completeContactAction } from "../actions";
import type { LogFieldContactInput } from "../schema";
import type { LaterValues } from "./contact-values";
import { FactFields } from "./fact-fields";
import { type RequiredFact, WhenFields } from "./when-fields";

const loadSchema = () => import("../schema").then(({ completeContactSchema }) => completeContactSchema);

/** Fills in or corrects a contact, at the version its reader saw. */
export function EditContactForm(props: {
  readonly org: string;
  readonly caseId: string;
  readonly version: number;
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  readonly values: LaterValues & Partial<Pick<LogFieldContactInput, RequiredFact | "note">>;
}) {
  const { org, caseId, version, policeGroups, values } = props;
  const t = useTranslations("fieldContacts.form");
  const router = useRouter();
  const home = `/${org}/field-contacts/${caseId}`;
  const form = useOperationForm({
    schema: loadSchema,
    action: completeContactAction,
    defaultValues: { ...values, caseId, version },
    onSaved: () => router.push(`${home}?done=changed`),
    warnsBeforeLeaving: true,
  });
  return (
    <Form form={form} submitLabel={t("saveChanges")} savedText={t("saved")} stickyActions>
      {form.fault?.kind === "refused" && (
        <a href={home} target="_blank" rel="noopener" className="inline-flex min-h-6 items-center justify-self-start">
          {t("openSaved")}
        </a>
      )}
      <WhenFields field={form.field} policeGroups={policeGroups} />
      <p className="max-w-reading text-sm text-muted">{t("moreHint")}</p>
      <FactFields field={form.field} />
    </Form>
  );
}
