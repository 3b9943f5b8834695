"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { RadioGroup } from "@/ui/form/choices";
import { Select, TextField } from "@/ui/form/fields";
import type { FieldBinding } from "@/ui/form/use-operation-form";

/** An identity provider to choose. */
export interface ProviderChoice {
  readonly id: string;
  readonly label: string;
}

interface SignInFieldsProps {
  readonly field: (name: "signsInBy" | "passphrase" | "providerId") => FieldBinding;
  readonly signsInBy: "password" | "oidc" | undefined;
  readonly providers: readonly ProviderChoice[];
  readonly passphraseLabel: string;
  /** Puts a new suggestion in the field. */
  readonly onSuggest: () => void;
}

/** How a user signs in: with a passphrase that is suggested or typed, or at one of the identity providers. */
export function SignInFields({ field, signsInBy, providers, passphraseLabel, onSuggest }: SignInFieldsProps) {
  const t = useTranslations("organisations.userForm");
  return (
    <>
      {providers.length > 0 && (
        <RadioGroup
          {...field("signsInBy")}
          label={t("signsInBy")}
          options={[
            { value: "password", label: t("password"), hint: t("passwordHint") },
            { value: "oidc", label: t("oidc"), hint: t("oidcHint") },
          ]}
        />
      )}
      {signsInBy === "oidc" ? (
        <Select
          {...field("providerId")}
          label={t("provider")}
          empty={t("choose")}
          options={providers.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : (
        <div className="grid justify-items-start gap-2">
          <TextField
            {...field("passphrase")}
            label={passphraseLabel}
            hint={t("passphraseHint")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <Button variant="quiet" onClick={onSuggest}>
            {t("suggest")}
          </Button>
        </div>
      )}
    </>
  );
}
