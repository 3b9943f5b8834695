import { useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable } from "@/ui/data/table";
import { PageHeader } from "@/ui/layout/page-header";
import type { DuplicatePair } from "../contract";
import { PersonText } from "./person-text";

/** Entries that may be one person. */
export function DuplicatesScreen({ org, pairs }: { org: string; pairs: readonly DuplicatePair[] }) {
  const t = useTranslations("persons.duplicatesPage");
  const register = useTranslations("persons.register");
  const why = useTranslations("persons.duplicate");
  return (
    <>
      <PageHeader
        title={t("title")}
        about={<p className="max-w-reading">{t("intro")}</p>}
        back={{ href: `/${org}/persons`, label: register("back") }}
      />
      <DataTable
        caption={t("title")}
        hideCaption
        rows={pairs}
        rowKey={({ one, other }) => one.id + other.id}
        empty={t("empty")}
        columns={[
          { key: "one", head: t("one"), cell: ({ one }) => <PersonText card={one} /> },
          { key: "other", head: t("other"), cell: ({ other }) => <PersonText card={other} /> },
          { key: "why", head: t("why"), cell: ({ reasons }) => reasons.map((reason) => why(reason)).join(", ") },
          {
            key: "act",
            head: t("act"),
            cell: ({ one, other }) => (
              <Link
                href={`/${org}/persons/${one.id}/merge/${other.id}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center"
              >
                {t("compare")}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}
