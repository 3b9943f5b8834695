import { useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import type { CasePage } from "../views";
import { ClosureForm } from "./closure-form";

/** Closing the case, or opening it again: for those whose role decides. */
export function ClosurePart({ page }: { page: CasePage }) {
  const t = useTranslations("cases.closure");
  if (!page.mayDecide) return null;
  const isClosed = page.status === "closed";
  return (
    <div data-print="hide">
      <Details summary={isClosed ? t("reopenTitle") : t("closeTitle")}>
        <div className="grid gap-4">
          {!isClosed && <p>{t("closeFacts")}</p>}
          <ClosureForm caseId={page.id} version={page.version} isClosed={isClosed} />
        </div>
      </Details>
    </div>
  );
}
