import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { DataTable } from "@/ui/data/table";
import { Tag } from "@/ui/data/tag";
import { formatInstant } from "@/ui/i18n/formats";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { DisposalRow } from "../data/disposals";
import type { RetentionOverview } from "../views";
import { FileTable } from "./file-table";
import { ProposeForm } from "./disposal-forms";

/** Every file old enough to be judged, by what the rules say of it; what was proposed and what was let go. */
export function OverviewScreen({ org, overview }: { readonly org: string; readonly overview: RetentionOverview }) {
  const t = useTranslations("retention.overview");
  const v = useTranslations("retention.verdicts");
  const texts = useTranslations("retention.verdictTexts");
  const { groups, rules, disposals, settings, isWhole } = overview;
  const unsigned = rules.filter(({ signedBy }) => signedBy === null).length;
  return (
    <div className="grid gap-8">
      <PageHeader title={t("title")} about={isWhole ? t("aboutWhole") : t("aboutUnit")} />
      {unsigned > 0 && (
        <Banner tone="warning" title={t("unsigned")}>
          {t("unsignedText", { count: unsigned })}
        </Banner>
      )}
      {settings?.keepsAll && <Banner tone="info" title={t("keepsAll", { area: settings.area ?? "" })} />}
      <section className="grid gap-4" aria-labelledby="files">
        <h2 id="files" className="text-xl">
          {t("files")}
        </h2>
        {groups.length === 0 && <p className="text-muted">{t("nothing")}</p>}
        {[...groups].reverse().map(({ verdict, count, files }) => (
          <Details key={verdict} summary={`${v(verdict)}: ${t("count", { count })}`} open={verdict === "due"}>
            <div className="grid gap-3">
              <p className="max-w-reading text-muted">{texts(verdict)}</p>
              <FileTable
                org={org}
                caption={v(verdict)}
                files={files.map((file, at) => ({ ...file, key: `${verdict}-${at}` }))}
                empty=""
              />
              {count > files.length && <p className="text-muted">{t("more", { count: files.length })}</p>}
            </div>
          </Details>
        ))}
        {groups.some(({ verdict }) => verdict === "due") && (
          <MessagesFor parts={["retention"]}>
            <ProposeForm org={org} />
          </MessagesFor>
        )}
      </section>
      <DisposalTable org={org} disposals={disposals} />
    </div>
  );
}

function DisposalTable({ org, disposals }: { readonly org: string; readonly disposals: readonly DisposalRow[] }) {
  const t = useTranslations("retention");
  const locale = useLocale();
  return (
    <section className="grid gap-3" aria-labelledby="disposals">
      <h2 id="disposals" className="text-xl">
        {t("overview.disposals")}
      </h2>
      <DataTable
        caption={t("overview.disposals")}
        hideCaption
        rows={disposals}
        rowKey={({ id }) => id}
        empty={t("overview.noDisposals")}
        columns={[
          {
            key: "at",
            head: t("columns.proposed"),
            cell: (row) => (
              <Link href={`/${org}/retention/${row.id}`} className="inline-flex min-h-control items-center">
                {formatInstant(row.proposedAt, locale)}
              </Link>
            ),
          },
          { key: "by", head: t("columns.by2"), cell: (row) => row.proposedByName },
          { key: "unit", head: t("columns.unit"), cell: (row) => row.unitName ?? t("disposal.whole") },
          { key: "files", head: t("columns.files"), numeric: true, cell: (row) => row.files },
          {
            key: "state",
            head: t("columns.state"),
            cell: (row) => (
              <Tag tone={stateOf(row) === "finished" ? "success" : "info"}>{t(`states.${stateOf(row)}`)}</Tag>
            ),
          },
        ]}
      />
    </section>
  );
}

function stateOf({ decision, finishedAt }: DisposalRow): "waits" | "approved" | "declined" | "finished" {
  if (decision === null) return "waits";
  if (decision === "declined") return "declined";
  return finishedAt === null ? "approved" : "finished";
}
