"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { RadioGroup } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm, type FieldBinding } from "@/ui/form/use-operation-form";
import { addUserAction, changeUserAction } from "../actions";
import { addUserSchema, changeUserSchema } from "../schema";
import { SignInFields, type ProviderChoice } from "./sign-in-fields";
import { suggestPassphrase } from "./suggest-passphrase";

function UserFields({ field }: { field: (name: "name" | "email" | "locale") => FieldBinding }) {
  const t = useTranslations("organisations.userForm");
  return (
    <>
      <TextField {...field("name")} label={t("name")} />
      <TextField {...field("email")} label={t("email")} hint={t("emailHint")} type="email" inputMode="email" />
      <RadioGroup
        {...field("locale")}
        label={t("locale")}
        columns
        options={[
          { value: "sv", label: t("swedish") },
          { value: "en", label: t("english") },
        ]}
      />
    </>
  );
}

/** Adds a user and goes on to the user's page, where assignments are given. */
export function AddUserForm({ org, providers }: { org: string; providers: readonly ProviderChoice[] }) {
  const t = useTranslations("organisations.userForm");
  const router = useRouter();
  const form = useOperationForm({
    schema: addUserSchema,
    action: addUserAction,
    defaultValues: { name: "", email: "", locale: "sv", signsInBy: "password", passphrase: "", providerId: "" },
    onSaved: ({ accountId }) => router.push(`/${org}/administration/users/${accountId}`),
  });
  const { methods } = form;
  const suggest = () => methods.setValue("passphrase", suggestPassphrase());
  // In the browser alone: what the server drew would travel in the page.
  useEffect(() => {
    if (methods.getValues("passphrase") === "") methods.setValue("passphrase", suggestPassphrase());
  }, [methods]);
  return (
    <Form form={form} label={t("label")} submitLabel={t("add")}>
      <UserFields field={form.field} />
      <SignInFields
        field={form.field}
        signsInBy={methods.watch("signsInBy")}
        providers={providers}
        passphraseLabel={t("passphrase")}
        onSuggest={suggest}
      />
    </Form>
  );
}

interface ChangeUserProps {
  readonly accountId: string;
  readonly version: number;
  readonly values: { readonly name: string; readonly email: string; readonly locale: "sv" | "en" };
}

/** Changes a user's name, address and language. */
export function ChangeUserForm({ accountId, version, values }: ChangeUserProps) {
  const t = useTranslations("organisations.userForm");
  const form = useOperationForm({
    schema: changeUserSchema,
    action: changeUserAction,
    defaultValues: { accountId, version, ...values },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <UserFields field={form.field} />
    </Form>
  );
}
