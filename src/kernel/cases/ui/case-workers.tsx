import { useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import type { CasePage } from "../views";
import { CasePart } from "./case-part";
import { AssignWorkerForm, EndWorkerForm } from "./worker-forms";

/** Who works on the case now. */
export function CaseWorkers({ page }: { page: CasePage }) {
  const t = useTranslations("cases.workers");
  const mayChange = page.mayWrite && page.status !== "closed";
  const colleagues = page.colleagues.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <CasePart title={t("title")}>
      <ul className="divide-y divide-line">
        {page.workers.map(({ id, name, mayEnd }) => (
          <li key={id} className="flex min-h-control flex-wrap items-center justify-between gap-x-4 py-1">
            <span>{name}</span>
            {mayChange && mayEnd && (
              <div data-print="hide">
                <EndWorkerForm caseId={page.id} version={page.version} accountId={id} name={name} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <div data-print="hide">
          <Details summary={t("add")}>
            {colleagues.length === 0 ? (
              <p>{t("noColleagues")}</p>
            ) : (
              <AssignWorkerForm caseId={page.id} version={page.version} colleagues={colleagues} />
            )}
          </Details>
        </div>
      )}
    </CasePart>
  );
}
