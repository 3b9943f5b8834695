"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PersonPicker } from "@/kernel/persons/client";
import type { PersonCard } from "@/kernel/persons/contract";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import type { FieldBinding } from "@/ui/form/use-operation-form";
import { logContactAction } from "../actions";
import { nothingStated } from "./contact-values";
import { FactFields, Group } from "./fact-fields";
import { MoreFacts } from "./more-facts";
import { WhenFields } from "./when-fields";

/** zod comes with the schema, and both only when somebody begins to fill in. */
const loadSchema = () => import("../schema").then(({ logFieldContactSchema }) => logFieldContactSchema);

/**
 * The form beside the patrol car: what must be known is pre-filled or one tap away, the main act is under the thumb, and
 * everything else waits under "more".
 */
export function NewContactForm(props: {
  readonly org: string;
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  readonly latestGroupId: string | null;
  readonly day: string;
  readonly time: string;
}) {
  const { org, policeGroups, latestGroupId, day, time } = props;
  const t = useTranslations("fieldContacts.form");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSchema,
    action: logContactAction,
    defaultValues: {
      ...nothingStated,
      ...{
        occurredOn: day,
        occurredTime: time,
        policeGroupId: latestGroupId ?? "",
        reason: "",
        note: "",
        personId: "",
      },
    },
    onSaved: ({ caseId }) => router.push(`/${org}/field-contacts/${caseId}?done=saved`),
  });
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")} stickyActions>
      <WhenFields field={form.field} policeGroups={policeGroups} />
      <MoreFacts form={form} hint={t("moreHint")} summary={t("more")}>
        <FactFields field={form.field} who={<Who field={form.field("personId")} />} />
      </MoreFacts>
    </Form>
  );
}

/** Who it is, as far as anybody knows now: somebody in the register, or somebody entered in it here. */
function Who({ field }: { field: FieldBinding }) {
  const t = useTranslations("fieldContacts.form");
  const [chosen, setChosen] = useState<PersonCard | null>(null);
  return (
    <Group title={t("whoTitle")}>
      <input type="hidden" name={field.name} value={chosen?.id ?? ""} />
      <PersonPicker
        id={field.id}
        label={t("who")}
        hint={t("whoHint")}
        error={field.error}
        value={chosen}
        onChoose={setChosen}
      />
    </Group>
  );
}
