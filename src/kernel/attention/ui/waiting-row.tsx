import { useTranslations } from "next-intl";
import Link from "next/link";
import type { CaseWorkflow } from "../../cases/contract";
import type { Lateness, WaitingItem } from "../contract";
import { useWaitingWords } from "./texts";

/** Something that waits, and how late it is. */
export type MarkedItem = WaitingItem & { readonly lateness: Lateness };

interface WaitingRowProps {
  readonly item: MarkedItem;
  readonly org: string;
  readonly workflows: readonly CaseWorkflow[];
  readonly now: Date;
  /** Shows what it is, where the list holds several kinds; otherwise who should act. */
  readonly shows: "kind" | "owner";
}

/** One thing that waits: a number, never a name; late in words and shape, never in a colour that ranks (SoLPuL 7 a §). */
export function WaitingRow({ item, org, workflows, now, shows }: WaitingRowProps) {
  const t = useTranslations("attention");
  const words = useWaitingWords(now);
  const due = words.due(item);
  const other = words.other(item);
  return (
    <li className="relative grid gap-x-6 gap-y-0.5 px-1 py-3 hover:bg-sunken/60 sm:grid-cols-[12rem_1fr_14rem]">
      <Link
        href={hrefOf(item, org, workflows)}
        className="tabular self-start font-semibold after:absolute after:inset-0"
      >
        {item.caseNumber === null ? t("board.noCase") : t("board.case", { number: item.caseNumber })}
      </Link>
      <div>
        <p>{shows === "kind" ? t(`kind.${item.kind}`) : words.age(item)}</p>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          {shows === "kind" && <span>{words.age(item)}</span>}
          {due && <span>{due}</span>}
          {other && <span>{other}</span>}
        </p>
      </div>
      <div className="text-sm">
        {shows === "owner" && <p>{words.owner(item)}</p>}
        <LatenessMark lateness={item.lateness} />
      </div>
    </li>
  );
}

/** Late in words, with a sign of its own: one bar is late, two are told to the unit head. Nothing when it is in time. */
function LatenessMark({ lateness }: { lateness: Lateness }) {
  const t = useTranslations("attention.item.levels");
  if (lateness === "onTime") return null;
  return (
    <p className="flex items-start gap-2 font-semibold">
      <span aria-hidden="true" className="mt-1 inline-flex shrink-0 gap-0.5">
        <span className="h-3.5 w-1 bg-ink" />
        {lateness === "escalated" && <span className="h-3.5 w-1 bg-ink" />}
      </span>
      <span>{t(lateness)}</span>
    </p>
  );
}

/** Where somebody sees to it: what was received in the inbox, what was sent at its case, the rest in its workflow. */
function hrefOf(
  { kind, refId, caseId, workflow }: WaitingItem,
  org: string,
  workflows: readonly CaseWorkflow[],
): string {
  if (kind === "dutyReport") return `/${org}/inbox/duties/${refId}`;
  if (kind === "emergencyReview" || kind === "logFinding") return `/${org}/log-review/items/${refId}`;
  if (kind === "emergencyOpening") return `/${org}/emergency/notices/${refId}`;
  if (kind === "logQuestion") return `/${org}/log-review/questions/${refId}`;
  if (kind === "logReview") return `/${org}/log-review`;
  if (kind === "disclosureReceived" || kind === "copyEnding") return `/${org}/inbox/disclosures/${refId}`;
  if (kind === "handover" || caseId === null) return `/${org}/inbox`;
  if (kind === "dutyReportSent") return `/${org}/cases/${caseId}/duties/${refId}`;
  if (kind === "disclosure") return `/${org}/cases/${caseId}/disclosures/${refId}`;
  const own = workflows.find(({ name }) => name === workflow);
  return `/${org}/${own ? own.casePath(caseId) : `cases/${caseId}`}`;
}
