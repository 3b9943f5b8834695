"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Form } from "@/ui/form/form";
import { RadioGroup } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { useOperationForm } from "@/ui/form/use-operation-form";
import {
  beginSecondFactorAction,
  changePasswordAction,
  changeProfileAction,
  confirmSecondFactorAction,
  endOwnSessionAction,
  signOutEverywhereAction,
  turnOffSecondFactorAction,
} from "../actions";
import {
  changePasswordSchema,
  changeProfileSchema,
  confirmSecondFactorSchema,
  endSessionSchema,
  nothingSchema,
  turnOffSecondFactorSchema,
} from "../schema";

/** Name and language. The language is also put into this browser's cookie, which decides what is shown. */
export function ChangeProfileForm({ displayName, locale }: { displayName: string; locale: "sv" | "en" }) {
  const t = useTranslations("account.profile");
  const router = useRouter();
  const form = useOperationForm({
    schema: changeProfileSchema,
    action: changeProfileAction,
    defaultValues: { displayName, locale },
    onSaved: async () => {
      const body = new FormData();
      body.set("locale", form.methods.getValues("locale"));
      body.set("back", location.pathname);
      // Without an answer the profile is saved all the same, and the next sign-in shows it.
      await fetch("/api/preferences", { method: "POST", body }).catch(() => null);
      router.refresh();
    },
  });
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")}>
      <TextField {...form.field("displayName")} label={t("displayName")} autoComplete="name" />
      <RadioGroup
        {...form.field("locale")}
        label={t("locale")}
        options={[
          { value: "sv", label: t("swedish") },
          { value: "en", label: t("english") },
        ]}
        columns
      />
    </Form>
  );
}

/** A new password. The address is there, out of sight, for password managers. */
export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations("account.password");
  const form = useOperationForm({
    schema: changePasswordSchema,
    action: changePasswordAction,
    defaultValues: { current: "", next: "" },
    onSaved: () => form.methods.reset({ current: "", next: "" }),
  });
  return (
    <Form form={form} submitLabel={t("save")} savedText={t("saved")}>
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField {...form.field("current")} label={t("current")} type="password" autoComplete="current-password" />
      <TextField
        {...form.field("next")}
        label={t("next")}
        hint={t("nextHint")}
        type="password"
        autoComplete="new-password"
      />
    </Form>
  );
}

/** One button that makes a seed. */
export function BeginSecondFactorForm() {
  const t = useTranslations("account.secondFactor");
  const form = useOperationForm({ schema: nothingSchema, action: beginSecondFactorAction, defaultValues: {} });
  return (
    <Form form={form} submitLabel={t("begin")} submitVariant="secondary" savedText="">
      {null}
    </Form>
  );
}

/** The first code of the app. */
export function ConfirmSecondFactorForm() {
  const t = useTranslations("identity.secondFactor");
  const form = useOperationForm({
    schema: confirmSecondFactorSchema,
    action: confirmSecondFactorAction,
    defaultValues: { code: "" },
  });
  return (
    <Form form={form} submitLabel={t("confirm")}>
      <TextField
        {...form.field("code")}
        label={t("code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        width="short"
      />
    </Form>
  );
}

/** Turning the second factor off wants the password. */
export function TurnOffSecondFactorForm() {
  const t = useTranslations("account.secondFactor");
  const form = useOperationForm({
    schema: turnOffSecondFactorSchema,
    action: turnOffSecondFactorAction,
    defaultValues: { password: "" },
  });
  return (
    <Form form={form} submitLabel={t("turnOff")} submitVariant="secondary" savedText={t("turnedOff")}>
      <TextField {...form.field("password")} label={t("password")} type="password" autoComplete="current-password" />
    </Form>
  );
}

/** Ends one other session. `what` says which, for those who hear the button alone. */
export function EndSessionForm({ sessionId, what }: { sessionId: string; what: string }) {
  const form = useOperationForm({
    schema: endSessionSchema,
    action: endOwnSessionAction,
    defaultValues: { sessionId },
  });
  return (
    <Form form={form} submitLabel={what} submitVariant="secondary">
      <input type="hidden" name="sessionId" value={sessionId} />
    </Form>
  );
}

/** Signs out on every device, this one too. */
export function SignOutEverywhereForm() {
  const t = useTranslations("account.sessions");
  const router = useRouter();
  const form = useOperationForm({
    schema: nothingSchema,
    action: signOutEverywhereAction,
    defaultValues: {},
    onSaved: () => router.replace("/sign-in?ended=2"),
  });
  return (
    <Form form={form} submitLabel={t("everywhere")} submitVariant="danger">
      {null}
    </Form>
  );
}
