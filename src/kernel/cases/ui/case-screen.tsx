import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { ButtonLink } from "@/ui/button";
import { Tag } from "@/ui/data/tag";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { CaseBanner } from "@/ui/layout/case-banner";
import { PageHeader } from "@/ui/layout/page-header";
import type { CaseWorkflow } from "../contract";
import type { CasePage } from "../views";
import { CaseHandovers } from "./case-handovers";
import { CaseTasks } from "./case-tasks";
import { CaseTimeline } from "./case-timeline";
import { CaseWorkers } from "./case-workers";
import { ClosurePart } from "./closure-part";
import { Journal } from "./journal";
import { STATUS_TONES, useCaseTexts } from "./texts";

interface CaseScreenProps {
  readonly page: CasePage;
  readonly org: string;
  readonly workflows: readonly CaseWorkflow[];
  /** What stands in the address after `notes=`, when older notes are shown. */
  readonly showsOlderNotes: boolean;
  /** What other parts show of the case: reports, releases. */
  readonly parts?: ReactNode;
}

/** One case: whose, what is due, what can be done; then journal, tasks, handovers, workers and timeline. */
export function CaseScreen({ page, org, workflows, showsOlderNotes, parts }: CaseScreenProps) {
  const t = useTranslations("cases");
  return (
    <>
      {/* Right below the frame's head. No box of its own: the banner sticks for as long as the page is. */}
      <div className="contents *:-mt-6 lg:*:-mt-8">
        <Head page={page} org={org} workflows={workflows} />
      </div>
      <div className="pt-6">
        <PageHeader
          title={`${t("titles.case")} ${page.number}`}
          back={{ href: `/${org}/cases`, label: t("case.back") }}
          due={<Due page={page} />}
          actions={<Ways page={page} org={org} workflows={workflows} />}
        />
      </div>
      <MessagesFor
        parts={["cases.notes", "cases.tasks", "cases.handovers", "cases.workers", "cases.closure", "cases.errors"]}
      >
        {page.status === "closed" && (
          <Banner tone="info" title={t("closure.isClosed")}>
            {t("closure.isClosedText")}
          </Banner>
        )}
        <div className="mt-4 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Journal page={page} org={org} showsOlderNotes={showsOlderNotes} />
          <div className="grid content-start gap-10">
            <CaseTasks page={page} workflows={workflows} />
            <CaseHandovers page={page} />
            {parts}
            <CaseWorkers page={page} />
            <ClosurePart page={page} />
          </div>
          <CaseTimeline page={page} />
        </div>
      </MessagesFor>
    </>
  );
}

/** The right case, on top of the page at all times. */
function Head({ page, org, workflows }: Omit<CaseScreenProps, "showsOlderNotes">) {
  const t = useTranslations("cases");
  const texts = useCaseTexts(workflows);
  const facts = [
    { key: "number", text: page.number },
    { key: "workflow", text: texts.workflow(page.workflow) },
    { key: "unit", text: t("case.unit", { unit: page.unitName }) },
    ...(page.receivingUnitName === null
      ? []
      : [{ key: "receiver", text: t("case.receivedBy", { unit: page.receivingUnitName }) }]),
  ];
  return (
    <CaseBanner
      label={t("case.label")}
      name={
        page.person === null ? (
          texts.person(null)
        ) : (
          <Link href={`/${org}/persons/${page.person.id}`}>{texts.person(page.person)}</Link>
        )
      }
      facts={facts}
      tags={<Tag tone={STATUS_TONES[page.status]}>{t(`status.${page.status}`)}</Tag>}
      protection={page.person?.isProtected ? t("person.protection") : undefined}
    />
  );
}

function Due({ page }: Pick<CaseScreenProps, "page">): ReactNode {
  const t = useTranslations("cases");
  const texts = useCaseTexts();
  const open = page.tasks.filter(({ doneAt }) => doneAt === null);
  const late = open.filter(({ dueOn }) => dueOn < page.today).length;
  const next = open.find(({ dueOn }) => dueOn >= page.today);
  const waiting = page.status === "waitingForReceiver";
  if (page.status === "closed") return page.closedAt && t("case.closed", { date: texts.day(page.closedAt) });
  return (
    <>
      {waiting && (
        <Tag tone="warning">
          {page.mayAcknowledge
            ? t("case.waitingForUs")
            : t("case.waiting", { unit: page.receivingUnitName ?? t("timeline.unknown") })}
        </Tag>
      )}
      {late > 0 && <Tag tone="danger">{t("case.dueLate", { count: late })}</Tag>}
      {next && <span>{t("case.dueNext", { date: texts.day(next.dueOn) })}</span>}
      {!waiting && late === 0 && !next && <span className="text-muted">{t("case.nothingDue")}</span>}
    </>
  );
}

function Ways({ page, org, workflows }: Pick<CaseScreenProps, "page" | "org" | "workflows">) {
  const t = useTranslations("cases");
  const texts = useCaseTexts(workflows);
  const workflow = workflows.find(({ name }) => name === page.workflow);
  // A case whose workflow has no page of its own opens nowhere else.
  if (!workflow || workflow.casePath(page.id) === `cases/${page.id}`) return null;
  return (
    <ButtonLink href={`/${org}/${workflow.casePath(page.id)}`}>
      {t("case.openIn", { workflow: texts.workflow(page.workflow) })}
    </ButtonLink>
  );
}
