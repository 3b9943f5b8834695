import { useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button";
import { AddIcon } from "@/ui/icons";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { personPickerMessages } from "../contract";
import { PersonSearch } from "./person-search";

/** The page to search from. Nobody is shown before somebody has asked for them. */
export function SearchScreen({ org, mayMerge }: { org: string; mayMerge: boolean }) {
  const t = useTranslations("persons.search");
  return (
    <>
      <PageHeader
        title={t("title")}
        about={<p className="max-w-reading">{t("intro")}</p>}
        actions={
          <>
            <ButtonLink variant="secondary" icon={<AddIcon />} href={`/${org}/persons/new`}>
              {t("register")}
            </ButtonLink>
            {mayMerge && (
              <ButtonLink variant="quiet" href={`/${org}/persons/duplicates`}>
                {t("duplicates")}
              </ButtonLink>
            )}
          </>
        }
      />
      <MessagesFor parts={personPickerMessages}>
        <PersonSearch org={org} />
      </MessagesFor>
    </>
  );
}
