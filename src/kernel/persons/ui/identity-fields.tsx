"use client";

import { useTranslations } from "next-intl";
import { Select, TextField } from "@/ui/form/fields";
import type { FieldBinding } from "@/ui/form/use-operation-form";
import type { IdentityKind } from "../contract";

/** The number of a person or of a coordination number's holder. Not `type=number`: signs and leading zeros are part of it. */
export function NumberField({ kind, ...field }: FieldBinding & { kind: IdentityKind }) {
  const t = useTranslations("persons.register");
  const label = kind === "samordningsnummer" ? t("coordinationNumber") : t("number");
  return <TextField {...field} label={label} hint={t("numberHint")} width="medium" spellCheck={false} />;
}

/** How well the holder of a coordination number is identified. */
export function IdentityLevelField(field: FieldBinding) {
  const t = useTranslations("persons.register");
  const level = useTranslations("persons.identityLevel");
  const options = (["confirmed", "probable", "uncertain"] as const).map((value) => ({ value, label: level(value) }));
  return <Select {...field} label={t("identityLevel")} empty="–" options={options} />;
}
