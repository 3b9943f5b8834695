"use client";

import { useTranslations } from "next-intl";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { disableUserAction, enableUserAction, endSessionsOfAction, resetCredentialAction } from "../actions";
import { resetCredentialSchema, userSchema } from "../schema";
import { SignInFields, type ProviderChoice } from "./sign-in-fields";
import { suggestPassphrase } from "./suggest-passphrase";

interface UserAct {
  readonly accountId: string;
}

/** Closes a sign-in, after the consequences have been read. */
export function DisableUserForm({ accountId }: UserAct) {
  const t = useTranslations("organisations.user");
  const form = useOperationForm({ schema: userSchema, action: disableUserAction, defaultValues: { accountId } });
  return (
    <Form form={form} label={t("disable")} submitLabel={t("disable")} submitVariant="danger">
      <p>{t("disableText")}</p>
    </Form>
  );
}

/** Opens a closed sign-in again. */
export function EnableUserForm({ accountId }: UserAct) {
  const t = useTranslations("organisations.user");
  const form = useOperationForm({ schema: userSchema, action: enableUserAction, defaultValues: { accountId } });
  return (
    <Form form={form} label={t("enable")} submitLabel={t("enable")} submitVariant="secondary">
      <p>{t("enableText")}</p>
    </Form>
  );
}

/** Signs a user out everywhere. */
export function EndSessionsForm({ accountId }: UserAct) {
  const t = useTranslations("organisations.user");
  const form = useOperationForm({ schema: userSchema, action: endSessionsOfAction, defaultValues: { accountId } });
  return (
    <Form
      form={form}
      label={t("endSessions")}
      submitLabel={t("endSessions")}
      submitVariant="secondary"
      savedText={t("endSessionsDone")}
    >
      <p>{t("endSessionsText")}</p>
    </Form>
  );
}

/** Gives a user a new passphrase, or another way to sign in. */
export function ResetCredentialForm({ accountId, providers }: UserAct & { providers: readonly ProviderChoice[] }) {
  const t = useTranslations("organisations.resetForm");
  const form = useOperationForm({
    schema: resetCredentialSchema,
    action: resetCredentialAction,
    defaultValues: { accountId, signsInBy: "password", passphrase: "", providerId: "" },
  });
  const { methods } = form;
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} submitVariant="danger" savedText={t("saved")}>
      <p>{t("text")}</p>
      <SignInFields
        field={form.field}
        signsInBy={methods.watch("signsInBy")}
        providers={providers}
        passphraseLabel={t("passphrase")}
        onSuggest={() => methods.setValue("passphrase", suggestPassphrase())}
      />
    </Form>
  );
}
