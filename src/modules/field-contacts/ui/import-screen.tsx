import { getTranslations } from "next-intl/server";
import { Details } from "@/ui/data/details";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import { ImportForm } from "./import-form";

/** Importing the register a unit has kept in a spreadsheet: read through first, then said yes to. */
export async function ImportScreen({ org, unit, columns }: { org: string; unit: string; columns: readonly string[] }) {
  const t = await getTranslations("fieldContacts.importPage");
  const report = `/${org}/field-contacts/report`;
  return (
    <>
      <PageHeader title={t("title")} about={t("about", { unit })} back={{ href: report, label: t("back") }} />
      <div className="grid max-w-page gap-6">
        <p className="max-w-reading">{t("intro")}</p>
        <Details summary={t("format")}>
          <p>{t("formatText")}</p>
          <p className="mt-2 font-semibold">{t("columns")}</p>
          <ul className="mt-1 list-disc pl-5">
            {columns.map((column) => (
              <li key={column}>{column}</li>
            ))}
          </ul>
        </Details>
        <MessagesFor parts={["fieldContacts.importPage", "fieldContacts.import", "fieldContacts.errors"]}>
          <ImportForm reportHref={report} />
        </MessagesFor>
      </div>
    </>
  );
}
