import { useTranslations } from "next-intl";
import type { PersonLabel } from "@/kernel/cases/contract";

/** Answers how to say whom a contact is about: a protected identity is not named here (OSL 22 kap., SOSFS 2014:4). */
export function usePersonWords(): (person: PersonLabel | null) => string {
  const t = useTranslations("fieldContacts.list");
  return (person) => (person === null ? t("noIdentity") : person.isProtected ? t("protected") : person.name);
}
