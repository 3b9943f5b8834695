"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useLightForm } from "@/ui/form/use-light-form";
import { configurePoliceGroupAction } from "../actions";

const loadSchema = () => import("../schema").then(({ configurePoliceGroupSchema }) => configurePoliceGroupSchema);

/** One police group: a new one when there is none. */
export function PoliceGroupForm(props: {
  readonly group: { readonly id: string; readonly name: string; readonly isClosed: boolean } | null;
}) {
  const { group } = props;
  const t = useTranslations("fieldContacts.policeGroups");
  const form = useLightForm({
    schema: loadSchema,
    action: configurePoliceGroupAction,
    defaultValues: { policeGroupId: group?.id ?? null, name: group?.name ?? "", isClosed: group?.isClosed ?? false },
    // Ready for the next one; the line below the button says what became of this one.
    onSaved: () => {
      const element = document.getElementById(form.id);
      if (!group && element instanceof HTMLFormElement) element.reset();
    },
  });
  return (
    <Form
      form={form}
      submitLabel={group ? t("save") : t("add")}
      submitVariant={group ? "secondary" : "primary"}
      savedText={group ? t("saved") : t("added")}
      label={group ? t("change", { name: group.name }) : t("add")}
    >
      {group && <input type="hidden" name="policeGroupId" value={group.id} />}
      <TextField {...form.field("name")} label={t("name")} />
      {group && <Checkbox {...form.field("isClosed")} label={t("closed")} hint={t("closedHint")} />}
    </Form>
  );
}
