"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { closeOpeningAction } from "../actions";

const rules = () => import("../schema").then((file) => file.openingSchema);

/** Closes the opening before its hour is out. */
export function CloseForm({ org, openingId }: { readonly org: string; readonly openingId: string }) {
  const t = useTranslations("emergency.opening");
  const router = useRouter();
  const form = useOperationForm({
    schema: rules,
    action: (_typed, meta) => closeOpeningAction({ openingId }, meta),
    defaultValues: { openingId },
    onSaved: () => router.push(`/${org}/emergency`),
  });
  return (
    <Form form={form} submitLabel={t("close")} submitVariant="secondary" savedText={t("closed")}>
      {null}
    </Form>
  );
}
