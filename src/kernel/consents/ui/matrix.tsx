import { Banner } from "@/ui/banner";
import { Tag } from "@/ui/data/tag";
import type { Conflict, MatrixCell, MatrixTable } from "../domain/matrix";
import type { PersonShown } from "../views";
import { useConsentTexts } from "./texts";

interface MatrixProps {
  readonly tables: readonly MatrixTable[];
  readonly person: PersonShown;
}

/** What may be shared with whom today: on a wide screen a table, on a phone one list for each receiver. */
export function ShareMatrix({ tables, person }: MatrixProps) {
  const { t } = useConsentTexts();
  return tables.map((table) => {
    const caption = t("matrix.caption", { purpose: t(`purpose.${table.purpose}`) });
    return (
      <div key={table.purpose} className="grid gap-3">
        <h3 className="text-lg">{caption}</h3>
        <div className="hidden md:block print:hidden">
          <WideTable table={table} person={person} caption={caption} />
        </div>
        <div className="grid gap-4 md:hidden print:grid">
          <NarrowLists table={table} person={person} />
        </div>
      </div>
    );
  });
}

interface TableProps {
  readonly table: MatrixTable;
  readonly person: PersonShown;
}

function WideTable({ table, person, caption }: TableProps & { readonly caption: string }) {
  const { t } = useConsentTexts();
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-edge align-bottom">
          <th scope="col" className="py-2 pr-4 font-semibold">
            {t("matrix.category")}
          </th>
          {table.columns.map((column) => (
            <th key={column.key} scope="col" className="py-2 pr-4 font-semibold break-words">
              {column.name}
              {column.isOutside && <span className="block text-sm font-normal text-muted">{t("matrix.outside")}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.categories.map((category, at) => (
          <tr key={category} className="border-b border-line align-top">
            <th scope="row" className="py-2 pr-4 font-normal">
              {t(`category.${category}`)}
            </th>
            {table.columns.map((column) => {
              const cell = column.cells[at];
              return (
                <td key={column.key} className="pr-4">
                  {cell && <Cell cell={cell} person={person} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NarrowLists({ table, person }: TableProps) {
  const { t } = useConsentTexts();
  return table.columns.map((column) => (
    <section key={column.key} className="grid gap-1 card p-4">
      <h4 className="font-semibold break-words">{column.name}</h4>
      {column.isOutside && <p className="text-sm text-muted">{t("matrix.outside")}</p>}
      <ul className="divide-y divide-line">
        {column.cells.map((cell) => (
          <li key={cell.category} className="py-1">
            <Cell cell={cell} person={person} label={t(`category.${cell.category}`)} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** One place: a word with its sign; opened, why, and whose yes is missing. */
function Cell({ cell, person, label }: { cell: MatrixCell; person: PersonShown; label?: string }) {
  const { t, date, why, word, who } = useConsentTexts();
  const tag = cell.open ? t("matrix.yes") : cell.why === "notAsked" ? t("matrix.notAsked") : t("matrix.no");
  return (
    <details>
      <summary className="flex min-h-control list-none flex-wrap items-center gap-x-2 py-1 [&::-webkit-details-marker]:hidden">
        {label !== undefined && <span className="min-w-0 grow break-words underline underline-offset-4">{label}</span>}
        <Tag tone={cell.open ? "success" : cell.why === "notAsked" ? "neutral" : "danger"}>{tag}</Tag>
        {cell.until !== null && <span className="text-sm">{t("matrix.until", { date: date(cell.until) })}</span>}
        <span aria-hidden="true" className="text-xs text-muted">
          ▾
        </span>
      </summary>
      <div className="grid gap-2 border-l-4 border-line py-1 pl-3 text-sm">
        <p>
          {cell.open
            ? t("matrix.openWhy", { date: date(cell.until ?? "") })
            : cell.why === "notAsked" || cell.why === null
              ? t("matrix.notAskedWhy")
              : why(cell.why)}
        </p>
        {cell.words.length > 0 && (
          <ul className="grid gap-1" aria-label={t("matrix.words")}>
            {cell.words.map(({ signer, state }) => (
              <li key={signer}>
                {who(person, signer)} {word(state)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

/** What has to be said in words: guardians who disagree, and the child's own no. */
export function Conflicts({ conflicts, person }: { readonly conflicts: readonly Conflict[]; person: PersonShown }) {
  const { t, who, names } = useConsentTexts();
  return conflicts.map((conflict) =>
    conflict.kind === "guardiansDisagree" ? (
      <Banner key={conflict.kind} tone="warning" title={t("conflict.guardiansDisagree")}>
        {t("conflict.guardiansDisagreeText", {
          yes: names(conflict.yes.map((id) => who(person, id))),
          no: names(conflict.no.map((id) => who(person, id))),
        })}
      </Banner>
    ) : (
      <Banner
        key={conflict.kind}
        tone="warning"
        title={t("conflict.childSaysNo", { name: person.name ?? t("conflict.theChild") })}
      >
        {conflict.isAsked ? t("conflict.childSaysNoAsked") : t("conflict.childSaysNoUnasked")}
      </Banner>
    ),
  );
}
