"use client";

import { useTranslations } from "next-intl";

/** Ties the contact to somebody in the register. */
export function LinkPerson(_props: { readonly org: string; readonly caseId: string; readonly version: number }) {
  const t = useTranslations("fieldContacts.page");
  return <p>{t("linkHint")}</p>;
}
