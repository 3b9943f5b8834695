import { useTranslations } from "next-intl";
import Link from "next/link";
import { EmptyState } from "@/ui/data/empty-state";
import { Pagination } from "@/ui/data/pagination";
import { DataTable, type Column } from "@/ui/data/table";
import { Tabs } from "@/ui/data/tabs";
import { Tag } from "@/ui/data/tag";
import { ShieldIcon } from "@/ui/icons";
import { PageHeader } from "@/ui/layout/page-header";
import type { CaseRow, CaseWorkflow } from "../contract";
import { STATUS_TONES, useCaseTexts } from "./texts";

interface CaseListScreenProps {
  readonly rows: readonly CaseRow[];
  readonly next: string | null;
  readonly of: "mine" | "unit";
  /** Whether the list of the whole unit is there to choose. */
  readonly seesUnit: boolean;
  readonly isFirstPage: boolean;
  readonly org: string;
  readonly workflows: readonly CaseWorkflow[];
}

/** The cases in sight: mine, or my unit's. */
export function CaseListScreen({ rows, next, of, seesUnit, isFirstPage, org, workflows }: CaseListScreenProps) {
  const t = useTranslations("cases.list");
  const here = `/${org}/cases`;
  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <div className="grid gap-6">
        {seesUnit && (
          <Tabs
            label={t("scope")}
            tabs={[
              { href: here, label: t("mine"), current: of === "mine" },
              { href: `${here}?of=unit`, label: t("unit"), current: of === "unit" },
            ]}
          />
        )}
        {rows.length === 0 ? (
          <EmptyState>{of === "mine" ? t("emptyMine") : t("emptyUnit")}</EmptyState>
        ) : (
          <CaseTable rows={rows} org={org} workflows={workflows} />
        )}
        {!isFirstPage && <Link href={`${here}?of=${of}`}>{t("first")}</Link>}
        <Pagination nextHref={next && `${here}?of=${of}&cursor=${next}`} />
      </div>
    </>
  );
}

function CaseTable({ rows, org, workflows }: Pick<CaseListScreenProps, "rows" | "org" | "workflows">) {
  const t = useTranslations("cases");
  const texts = useCaseTexts(workflows);
  const columns: Column<CaseRow>[] = [
    {
      key: "number",
      head: t("list.number"),
      cell: (row) => (
        <Link href={`/${org}/cases/${row.id}`} className="tabular inline-flex min-h-6 items-center whitespace-nowrap">
          {row.number}
        </Link>
      ),
    },
    {
      key: "person",
      head: t("list.person"),
      cell: ({ person }) => (
        <span className={person === null ? "text-muted" : "inline-flex gap-1"}>
          {person?.isProtected && <ShieldIcon />}
          {texts.person(person)}
        </span>
      ),
    },
    { key: "workflow", head: t("list.workflow"), cell: (row) => texts.workflow(row.workflow) },
    { key: "unit", head: t("list.unitName"), cell: (row) => row.unitName },
    {
      key: "opened",
      head: t("list.openedAt"),
      cell: (row) => <span className="whitespace-nowrap">{texts.day(row.openedAt)}</span>,
    },
    {
      key: "status",
      head: t("list.status"),
      cell: (row) => <Tag tone={STATUS_TONES[row.status]}>{t(`status.${row.status}`)}</Tag>,
    },
  ];
  return (
    <DataTable
      caption={t("list.caption")}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={t("list.emptyUnit")}
    />
  );
}
