import { useTranslations } from "next-intl";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { personPickerMessages } from "../contract";
import { RegisterPageForm } from "./register-page-form";

/** The page to register somebody on. */
export function RegisterScreen({ org, seen }: { org: string; seen: { on: string; at: string } }) {
  const t = useTranslations("persons.register");
  return (
    <>
      <PageHeader title={t("title")} back={{ href: `/${org}/persons`, label: t("back") }} />
      <MessagesFor parts={personPickerMessages}>
        <RegisterPageForm org={org} seen={seen} />
      </MessagesFor>
    </>
  );
}
