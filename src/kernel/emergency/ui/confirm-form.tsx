"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { confirmIdentityAction } from "../actions";

const rules = () => import("../schema").then((file) => file.confirmIdentitySchema);

/** Shows once more who one is: the password, or a code where there is one. */
export function ConfirmForm({ hasPassword, hasCode }: { readonly hasPassword: boolean; readonly hasCode: boolean }) {
  const t = useTranslations("emergency.confirm");
  const router = useRouter();
  const form = useOperationForm({
    schema: rules,
    action: confirmIdentityAction,
    defaultValues: { password: "", code: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      {hasPassword && (
        <TextField {...form.field("password")} label={t("password")} type="password" autoComplete="current-password" />
      )}
      {hasCode && (
        <TextField
          {...form.field("code")}
          label={t("code")}
          hint={t("codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
          optional={hasPassword}
        />
      )}
    </Form>
  );
}
