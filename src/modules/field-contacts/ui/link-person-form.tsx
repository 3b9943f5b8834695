"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PersonPicker } from "@/kernel/persons/client";
import type { PersonCard } from "@/kernel/persons/contract";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { linkPersonAction } from "../actions";

const loadSchema = () => import("../schema").then(({ linkPersonSchema }) => linkPersonSchema);

/** Ties the contact to somebody in the register, or to somebody who is entered in it here. */
export function LinkPersonForm(props: { readonly org: string; readonly caseId: string; readonly version: number }) {
  const { org, caseId, version } = props;
  const t = useTranslations("fieldContacts.page");
  const router = useRouter();
  const [chosen, setChosen] = useState<PersonCard | null>(null);
  const form = useOperationForm({
    schema: loadSchema,
    action: linkPersonAction,
    defaultValues: { caseId, version, personId: "" },
    onSaved: () => router.replace(`/${org}/field-contacts/${caseId}?done=linked`),
  });
  const { id, error } = form.field("personId");
  const choose = (card: PersonCard | null) => {
    setChosen(card);
    form.methods.setValue("personId", card?.id ?? "", { shouldDirty: true });
  };
  return (
    <Form form={form} submitLabel={t("link")} savedText="" submitVariant="secondary">
      <PersonPicker
        id={id}
        label={t("linkPerson")}
        hint={t("linkHint")}
        error={error}
        value={chosen}
        onChoose={choose}
      />
    </Form>
  );
}
