import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data/table";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { MergeCompared, MergeComparison } from "../contract";
import { MergeForm } from "./merge-forms";
import { AgeText, PersonText } from "./person-text";

interface Row {
  readonly key: string;
  readonly label: string;
  readonly value: (side: MergeCompared) => ReactNode;
}

/** Two entries side by side, and the form that merges them. */
export function MergeScreen({ org, comparison }: { org: string; comparison: MergeComparison }) {
  const t = useTranslations("persons.mergePage");
  const field = useTranslations("persons.mergeField");
  const error = useTranslations("persons.errors");
  const { kept, merged, conflicts, obstacle } = comparison;
  const names = conflicts.map((name) => field(name as Parameters<typeof field>[0]));
  return (
    <>
      <PageHeader
        title={t("title")}
        about={<p className="max-w-reading">{t("intro")}</p>}
        back={{ href: `/${org}/persons/${kept.card.id}`, label: t("back") }}
        actions={
          <ButtonLink href={`/${org}/persons/${merged.card.id}/merge/${kept.card.id}`} prefetch={false}>
            {t("swap")}
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <DataTable
          caption={t("title")}
          hideCaption
          rows={useComparedRows()}
          rowKey={(row) => row.key}
          empty={null}
          columns={[
            { key: "fact", head: t("fact"), cell: (row) => row.label },
            { key: "kept", head: t("kept"), cell: (row) => row.value(kept) },
            { key: "merged", head: t("merged"), cell: (row) => row.value(merged) },
          ]}
        />
        {names.length > 0 && (
          <Banner tone="warning" title={t("differs")}>
            {t("conflicts", { fields: names.join(", ") })}
          </Banner>
        )}
        {obstacle ? (
          <Banner tone="danger" title={error(obstacle as Parameters<typeof error>[0])} />
        ) : (
          <MessagesFor parts={["persons.mergePage", "persons.errors"]}>
            <MergeForm
              org={org}
              {...{ keptId: kept.card.id, keptVersion: kept.version }}
              {...{ mergedId: merged.card.id, mergedVersion: merged.version }}
            />
          </MessagesFor>
        )}
      </div>
    </>
  );
}

function useComparedRows(): readonly Row[] {
  const t = useTranslations("persons.mergePage");
  return [
    { key: "name", label: t("name"), value: ({ card }) => card.name ?? <PersonText card={card} /> },
    { key: "number", label: t("number"), value: ({ identity }) => identity?.identifier ?? "–" },
    { key: "age", label: t("age"), value: ({ identity }) => (identity ? <AgeText age={identity.age} /> : "–") },
    {
      key: "otherNames",
      label: t("otherNames"),
      value: ({ identity }) =>
        identity?.otherNames.map((name) => `${name.givenName} ${name.familyName}`.trim()).join(", ") || "–",
    },
    { key: "cases", label: t("cases"), value: ({ cases }) => String(cases) },
  ];
}
