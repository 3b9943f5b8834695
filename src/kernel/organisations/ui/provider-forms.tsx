"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Checkbox } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type FieldBinding } from "@/ui/form/use-operation-form";
import { addOidcProviderAction, changeOidcProviderAction } from "../actions";
import { addOidcProviderSchema, changeOidcProviderSchema } from "../schema";

interface ProviderFieldsProps {
  readonly field: (name: "label" | "clientId" | "clientSecret") => FieldBinding;
  /** Whether a secret is stored that an empty field keeps. */
  readonly hasSecret: boolean;
}

function ProviderFields({ field, hasSecret }: ProviderFieldsProps) {
  const t = useTranslations("organisations.providers");
  const plain = { autoCapitalize: "none", spellCheck: false } as const;
  return (
    <>
      <TextField {...field("label")} label={t("labelField")} hint={t("labelHint")} />
      <TextField {...field("clientId")} {...plain} label={t("clientId")} />
      <TextField
        {...field("clientSecret")}
        {...plain}
        type="password"
        autoComplete="new-password"
        label={t("clientSecret")}
        hint={hasSecret ? `${t("clientSecretKeep")} ${t("clientSecretHint")}` : t("clientSecretHint")}
        optional
      />
    </>
  );
}

/** Adds an identity provider and goes back to the list. */
export function AddProviderForm({ org }: { org: string }) {
  const t = useTranslations("organisations.providers");
  const router = useRouter();
  const form = useOperationForm({
    schema: addOidcProviderSchema,
    action: addOidcProviderAction,
    defaultValues: { label: "", issuer: "", clientId: "", clientSecret: "" },
    onSaved: () => router.push(`/${org}/administration/sign-in`),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("add")}>
      <TextField
        {...form.field("issuer")}
        label={t("issuerField")}
        hint={t("issuerHint")}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
      />
      <ProviderFields field={form.field} hasSecret={false} />
    </Form>
  );
}

interface ChangeProviderProps {
  readonly providerId: string;
  readonly version: number;
  readonly hasSecret: boolean;
  readonly values: { readonly label: string; readonly clientId: string; readonly enabled: boolean };
}

/** Changes an identity provider, or switches it on or off. */
export function ChangeProviderForm({ providerId, version, hasSecret, values }: ChangeProviderProps) {
  const t = useTranslations("organisations.providers");
  const form = useOperationForm({
    schema: changeOidcProviderSchema,
    action: changeOidcProviderAction,
    defaultValues: { providerId, version, clientSecret: "", ...values },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <ProviderFields field={form.field} hasSecret={hasSecret} />
      <Checkbox {...form.field("enabled")} label={t("enabled")} hint={t("enabledHint")} />
    </Form>
  );
}
