import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { DataTable } from "@/ui/data/table";
import { Details } from "@/ui/data/details";
import { Timeline } from "@/ui/data/timeline";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { PersonCaseRow, PersonPage } from "../contract";
import { ReverseMergeForm } from "./merge-forms";
import { Section } from "./person-details";
import { PersonText } from "./person-text";

/** The person's cases in sight. `cases` opens the case in whatever workflow it belongs to. */
export function CaseTable({ org, rows }: { org: string; rows: readonly PersonCaseRow[] }) {
  const t = useTranslations("persons.page");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("cases")}
      hideCaption
      rows={rows}
      rowKey={(row) => row.caseId}
      empty={t("noCases")}
      columns={[
        {
          key: "number",
          head: t("caseNumber"),
          cell: (row) => (
            <Link href={`/${org}/cases/${row.caseId}`} prefetch={false} className="inline-flex min-h-6 items-center">
              {row.number}
            </Link>
          ),
        },
        { key: "opened", head: t("opened"), cell: (row) => formatDate(row.openedOn, locale) },
        { key: "state", head: t("state"), cell: (row) => (row.isClosed ? t("closed") : t("open")) },
      ]}
    />
  );
}

/** What was merged into the person, by whom and why, and the way back. */
export function MergeHistory({ org, person }: { org: string; person: PersonPage }) {
  const t = useTranslations("persons.page");
  const locale = useLocale();
  if (person.merges.length === 0) return null;
  return (
    <Section title={t("merges")}>
      <Timeline
        label={t("merges")}
        events={person.merges.map(({ id, other, mergedAt, mergedBy, reason, reversedAt }) => ({
          key: id,
          title: (
            <>
              {t("mergedWith")}{" "}
              {other ? (
                <Link href={`/${org}/persons/${other.id}`} prefetch={false}>
                  <PersonText card={other} />
                </Link>
              ) : (
                t("hidden")
              )}
              {reversedAt && ` (${t("reversed")})`}
            </>
          ),
          by: mergedBy,
          when: formatInstant(mergedAt, locale),
          dateTime: mergedAt.toISOString(),
          children: (
            <>
              <p>{reason}</p>
              {reversedAt === null && person.mayDecide && (
                <Details summary={t("reverse")}>
                  <ReverseMergeForm keptId={person.id} mergeId={id} />
                </Details>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}
