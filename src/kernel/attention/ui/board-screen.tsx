import { useTranslations } from "next-intl";
import Link from "next/link";
import { useId } from "react";
import { Details } from "@/ui/data/details";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintButton } from "@/ui/print-button";
import type { CaseWorkflow } from "../../cases/contract";
import type { AttentionRules, RuleKind, WaitingKind } from "../contract";
import { WaitingRow, type MarkedItem } from "./waiting-row";

interface Section {
  readonly kind: WaitingKind;
  readonly count: number;
  readonly lateCount: number;
  readonly items: readonly MarkedItem[];
}

interface BoardScreenProps {
  readonly org: string;
  readonly unitName: string;
  readonly workflows: readonly CaseWorkflow[];
  /** The one kind that is shown, or null for all. */
  readonly only: WaitingKind | null;
  readonly sections: readonly Section[];
  readonly rules: AttentionRules;
  readonly now: Date;
}

/** The hours that count for each kind. Total, so that a kind that is added says by which hours it waits. */
const RULE_OF: Readonly<Record<WaitingKind, RuleKind>> = {
  emergencyReview: "emergencyReview",
  dutyReport: "dutyReport",
  handover: "handover",
  withoutTaker: "withoutTaker",
  missedVisit: "missedVisit",
  firstVisit: "firstVisit",
  offerUnanswered: "offerUnanswered",
  unfinished: "unfinished",
  consentCeased: "consentCeased",
  consentEnding: "consentEnding",
  consentAtEighteen: "consentAtEighteen",
  releaseApproval: "disclosure",
  releaseRequest: "disclosure",
  disclosureReceived: "disclosure",
  copyEnding: "disclosure",
  handoverSent: "handover",
  dutyReportSent: "dutyReport",
  disclosure: "disclosure",
  emergencyOpening: "emergencyReview",
  logFinding: "logFinding",
  logQuestion: "logQuestion",
  logReview: "logReview",
  accessPack: "accessPack",
  disposal: "disposal",
};

/** What waits at the unit, kind by kind. A kind with nothing in it stays: that nothing waits is an answer. */
export function BoardScreen(props: BoardScreenProps) {
  const { org, unitName, only, sections } = props;
  const t = useTranslations("attention");
  const total = sections.reduce((sum, { count }) => sum + count, 0);
  const late = sections.reduce((sum, { lateCount }) => sum + lateCount, 0);
  return (
    <>
      <PageHeader
        title={only === null ? t("titles.board") : t(`kinds.${only}`)}
        about={t("board.about", { unit: unitName })}
        due={
          <>
            <span className="font-semibold">{t("board.total", { count: total })}</span>
            {late > 0 && <span>{t("board.late", { count: late })}</span>}
          </>
        }
        actions={<PrintButton>{t("board.print")}</PrintButton>}
        {...(only === null ? {} : { back: { href: `/${org}/board`, label: t("board.back") } })}
      />
      {only === null && <Jump sections={sections} />}
      <div className="mt-6 grid gap-10">
        {sections.map((section) => (
          <BoardSection key={section.kind} {...props} section={section} />
        ))}
      </div>
    </>
  );
}

/** The counts at a glance; each leads to its section. */
function Jump({ sections }: { sections: readonly Section[] }) {
  const t = useTranslations("attention");
  return (
    <nav aria-label={t("board.jump")} data-print="hide">
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {sections.map(({ kind, count }) => (
          <li key={kind} className="border-b border-line">
            <a href={`#${kind}`} className="flex min-h-control items-center justify-between gap-4">
              <span>{t(`kinds.${kind}`)}</span>
              <span className="tabular font-semibold">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function BoardSection({ org, workflows, only, rules, now, section }: BoardScreenProps & { readonly section: Section }) {
  const t = useTranslations("attention");
  const heading = useId();
  const { kind, count, items } = section;
  const { remindHours, escalateHours } = rules[RULE_OF[kind]];
  return (
    <section aria-labelledby={heading} id={kind} className="grid scroll-mt-20 break-inside-avoid-page gap-2">
      <h2 id={heading} className="text-xl">
        {t("board.heading", { title: t(`kinds.${kind}`), count })}
      </h2>
      <p className="max-w-reading text-sm text-muted">
        {t("board.hours", { remind: remindHours, escalate: escalateHours })}
      </p>
      <Details summary={t("board.how")}>
        <p>{t(`rules.${kind}`)}</p>
      </Details>
      {items.length === 0 ? (
        <p className="text-muted">{t("board.empty")}</p>
      ) : (
        // Lists without bullets lose their role in Safari unless it is written out.
        // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
        <ul role="list" className="divide-y divide-line border-y border-line">
          {items.map((item) => (
            <WaitingRow key={item.refId} {...{ item, org, workflows, now }} shows="owner" />
          ))}
        </ul>
      )}
      {count > items.length && (
        <p className="flex flex-wrap gap-x-4">
          <span>{t("board.only", { shown: items.length, count })}</span>
          {only === null && <Link href={`/${org}/board?kind=${kind}`}>{t("board.all", { count })}</Link>}
        </p>
      )}
    </section>
  );
}
