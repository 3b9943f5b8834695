import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/ui/button";
import { RadioGroup } from "@/ui/form/choices";
import { ErrorSummary } from "@/ui/form/error-summary";
import { TextField } from "@/ui/form/fields";
import { fieldId } from "@/ui/form/problems";
import type { SignInFault } from "./sign-in-fault";

const FORM = "sign-in";

interface StepProps {
  /** The path to go to afterwards, or "". */
  readonly next: string;
  readonly fault: SignInFault | null;
}

/** Address and password. */
export function PasswordForm({ next, fault, email }: StepProps & { email: string }) {
  const t = useTranslations("identity.signIn");
  return (
    <StepForm act="/api/auth/callback/password" next={next} fault={fault} submit={t("submit")}>
      <TextField
        name="email"
        id={fieldId(FORM, "email")}
        label={t("email")}
        error={errorAt("email", fault)}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={email}
        maxLength={254}
      />
      <TextField
        name="password"
        id={fieldId(FORM, "password")}
        label={t("password")}
        error={errorAt("password", fault)}
        type="password"
        autoComplete="current-password"
        maxLength={256}
      />
      <p className="text-sm text-muted">{t("help")}</p>
    </StepForm>
  );
}

/** The code of the second factor. */
export function CodeForm({ next, fault }: StepProps) {
  const t = useTranslations("identity.signIn");
  return (
    <div className="grid max-w-field gap-5">
      <h1 className="text-2xl">{t("codeTitle")}</h1>
      <StepForm act="/api/auth/callback/continue" next={next} fault={fault} submit={t("codeSubmit")}>
        <CodeField label={t("code")} hint={t("codeHint")} error={errorAt("code", fault)} />
      </StepForm>
      <p>
        <Link href="/sign-in">{t("startOver")}</Link>
      </p>
    </div>
  );
}

/** The field of a code. Pasting works, and phones offer the code from the message or the app. */
export function CodeField({ label, hint, error }: { label: string; hint?: string; error?: string | undefined }) {
  return (
    <TextField
      name="code"
      id={fieldId(FORM, "code")}
      label={label}
      hint={hint}
      error={error}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      width="short"
    />
  );
}

/** Which of several authorities with the same address and password. */
export function TenantForm({ next, tenants }: { next: string; tenants: readonly { id: string; name: string }[] }) {
  const t = useTranslations("identity.signIn");
  const options = tenants.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid max-w-field gap-5">
      <h1 className="text-2xl">{t("chooseTenantTitle")}</h1>
      <StepForm act="/api/auth/callback/continue" next={next} fault={null} submit={t("tenantSubmit")}>
        <RadioGroup
          name="tenant"
          label={t("tenant")}
          hint={t("tenantHint")}
          options={options}
          defaultValue={options[0]?.value}
        />
      </StepForm>
    </div>
  );
}

function StepForm(props: StepProps & { act: string; submit: string; children: ReactNode }) {
  const { act, next, fault, submit, children } = props;
  const problems = fault?.field ? [{ name: fault.field, text: fault.text }] : [];
  return (
    <form method="post" action={act} noValidate className="grid gap-5">
      {fault && (
        <ErrorSummary formId={FORM} problems={problems} message={fault.field ? undefined : fault.text} attempt={1} />
      )}
      {next && <input type="hidden" name="next" value={next} />}
      {children}
      <div>
        <Button type="submit" variant="primary" wide>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function errorAt(field: SignInFault["field"], fault: SignInFault | null): string | undefined {
  return fault && fault.field === field ? fault.text : undefined;
}
