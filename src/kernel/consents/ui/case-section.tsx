import { ButtonLink } from "@/ui/button";
import { Tag } from "@/ui/data/tag";
import type { ConsentsOfCase } from "../views";
import { Conflicts } from "./matrix";
import { useConsentTexts } from "./texts";

/** On a case's page: in short what may be shared with whom today, and the way to all of it. */
export function CaseConsentsSection({ org, consents }: { readonly org: string; readonly consents: ConsentsOfCase }) {
  const { t, date } = useConsentTexts();
  const { caseId, person, matrix, conflicts } = consents;
  if (person === null) return null;
  return (
    <section className="grid gap-3 card p-5" aria-labelledby="case-consents">
      <div className="grid gap-1">
        <h2 id="case-consents" className="text-lg">
          {t("onCase.title")}
        </h2>
        <p className="text-sm text-muted">{t("onCase.hint")}</p>
      </div>
      <Conflicts conflicts={conflicts} person={person} />
      {matrix.length === 0 && <p>{t("onCase.none")}</p>}
      {matrix.map((table) => (
        <div key={table.purpose} className="grid gap-1">
          <h3 className="text-sm text-muted">{t(`purpose.${table.purpose}`)}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {table.columns.map(({ key, name, cells }) => {
              const open = cells.filter((cell) => cell.open);
              const until = open.map((cell) => cell.until ?? "").sort()[0];
              return (
                <li key={key} className="grid gap-1 py-2">
                  <span className="font-semibold break-words">{name}</span>
                  <span className="flex flex-wrap items-center gap-x-2 text-sm">
                    <Tag tone={open.length === 0 ? "neutral" : "success"}>
                      {open.length === 0
                        ? t("onCase.closed")
                        : t("onCase.open", { open: open.length, all: cells.length })}
                    </Tag>
                    {until !== undefined && t("onCase.openUntil", { date: date(until) })}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <div data-print="hide">
        <ButtonLink href={`/${org}/cases/${caseId}/consents`} variant="secondary">
          {t("onCase.more")}
        </ButtonLink>
      </div>
    </section>
  );
}
