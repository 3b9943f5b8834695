import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

/** A column. `sortHref` makes its head a link that sorts on the server; `sorted` says how it stands now. */
export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortHref?: string;
  readonly sorted?: "ascending" | "descending" | undefined;
  /** Figures stand to the right, in digits of one width. */
  readonly numeric?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly hideCaption?: boolean;
  /** The first column names the row: its cells are row heads. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What stands instead of an empty table: a sentence, perhaps with the act that fills it. */
  readonly empty: ReactNode;
}

/**
 * A plain table: it prints, sorts through its address and needs no script. On narrow screens it scrolls sideways inside
 * its own frame, which can be reached by keyboard.
 */
export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  const t = useTranslations("ui.table");
  if (rows.length === 0) return <div className="card px-4 py-6 text-muted">{empty}</div>;
  return (
    <div
      role="region"
      aria-label={t("scroll", { caption })}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
      className="min-w-0 overflow-x-auto print:overflow-visible"
    >
      <table className="w-full border-collapse text-left">
        <caption className={classNames("pb-2 text-left font-semibold", hideCaption && "sr-only")}>{caption}</caption>
        <thead>
          <tr className="border-b-2 border-edge">
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line hover:bg-sunken/60">
              {columns.map((column, at) => (
                <Cell key={column.key} first={at === 0} numeric={column.numeric}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PLACE = "px-3 py-2.5 first:pl-1 last:pr-1 align-top";

function Cell({ first, numeric, children }: { first: boolean; numeric?: boolean | undefined; children: ReactNode }) {
  const look = classNames(PLACE, numeric && "text-right whitespace-nowrap");
  return first ? (
    <th scope="row" className={classNames(look, "font-semibold")}>
      {children}
    </th>
  ) : (
    <td className={look}>{children}</td>
  );
}

function ColumnHead<Row>({ column }: { column: Column<Row> }) {
  const t = useTranslations("ui.table");
  const { head, sortHref, sorted, numeric } = column;
  const look = classNames(PLACE, "align-bottom text-sm font-semibold whitespace-nowrap", numeric && "text-right");
  if (!sortHref) {
    return (
      <th scope="col" className={look}>
        {head}
      </th>
    );
  }
  return (
    <th scope="col" aria-sort={sorted ?? "none"} className={look}>
      <Link
        href={sortHref}
        aria-label={t("sortBy", { column: head })}
        className="inline-flex min-h-6 items-center gap-1 no-underline"
      >
        <span className="underline underline-offset-4">{head}</span>
        <span aria-hidden="true" className="w-3">
          {sorted === "ascending" ? "↑" : sorted === "descending" ? "↓" : "↕"}
        </span>
      </Link>
    </th>
  );
}
