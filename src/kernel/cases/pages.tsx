import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { hasVerb } from "../access";
import type { Role } from "../identity/contract";
import { page, type PageAddress, type PageProps } from "../gate";
import type { CaseWorkflow } from "./contract";
import { caseGrants } from "./grants";
import { CaseListScreen } from "./ui/case-list-screen";
import { CaseScreen } from "./ui/case-screen";
import { HandoverListScreen } from "./ui/handover-list-screen";
import { TasksScreen } from "./ui/tasks-screen";
import { handoverInbox, listCases, myTasks, openCase, sentHandovers } from "./views";

type Workflows = readonly CaseWorkflow[];

/** What other parts of the kernel add to a page, each through the gate on its own. */
type PageParts = readonly ((props: PageProps) => Promise<ReactNode>)[];

/** A part for some roles only: the others are not asked, so their log says nothing of it. */
interface RolePart {
  readonly roles: readonly Role[];
  readonly Part: PageParts[number];
}

/** The parts at the address of the page they stand on. */
function partsAt(parts: PageParts, { params, search }: PageAddress): ReactNode {
  return parts.map((Part, at) => (
    <Part key={at} params={Promise.resolve({ ...params })} searchParams={Promise.resolve({ ...search })} />
  ));
}

/** One address may give a name twice; the first counts. */
function first(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** The page of one case. The workflows say what their cases are called and where they open. */
export const casePage = (workflows: Workflows, parts: PageParts = []) =>
  page({
    view: openCase,
    input: ({ params, search }) => ({ caseId: params["caseId"], notes: first(search["notes"]) }),
    render: (value, { principal, params, search }) => (
      <CaseScreen
        page={value}
        org={principal.tenantSlug}
        workflows={workflows}
        showsOlderNotes={first(search["notes"]) !== null}
        parts={partsAt(parts, { params, search })}
      />
    ),
  });

/** The list of cases in sight. */
export const caseListPage = (workflows: Workflows) =>
  page({
    view: listCases,
    input: ({ search }) => ({
      of: first(search["of"]),
      workflow: first(search["workflow"]),
      cursor: first(search["cursor"]),
    }),
    render: (value, { principal, search }) => (
      <CaseListScreen
        {...value}
        isFirstPage={first(search["cursor"]) === null}
        org={principal.tenantSlug}
        workflows={workflows}
      />
    ),
  });

/** What I have to do. */
export const tasksPage = (workflows: Workflows, parts: readonly RolePart[] = []) =>
  page({
    view: myTasks,
    input: () => ({}),
    render: (value, { principal, params, search }) => (
      <TasksScreen
        lists={value}
        org={principal.tenantSlug}
        workflows={workflows}
        parts={partsAt(
          parts.filter(({ roles }) => roles.includes(principal.role)).map(({ Part }) => Part),
          { params, search },
        )}
      />
    ),
  });

/** The duty inbox: what other parts receive first, then handovers. */
export const inboxPage = (workflows: Workflows, parts: PageParts = []) =>
  page({
    view: handoverInbox,
    input: () => ({}),
    render: (value, { principal, params, search }) => (
      <HandoverListScreen
        lists={value}
        direction="to"
        unitName={principal.unitName}
        mayWrite={hasVerb(caseGrants, principal.role, "write")}
        org={principal.tenantSlug}
        workflows={workflows}
        parts={partsAt(parts, { params, search })}
      />
    ),
  });

/** What the unit has handed over. */
export const sentPage = (workflows: Workflows) =>
  page({
    view: sentHandovers,
    input: () => ({}),
    render: (value, { principal }) => (
      <HandoverListScreen
        lists={value}
        direction="from"
        unitName={principal.unitName}
        mayWrite={false}
        org={principal.tenantSlug}
        workflows={workflows}
      />
    ),
  });

/** The title of a page, from the catalogue only: titles end up in histories and on shared screens. */
const titled = (title: "case" | "cases" | "tasks" | "inbox" | "sent") => async (): Promise<Metadata> => {
  const t = await getTranslations("cases.titles");
  return { title: t(title) };
};

export const caseTitle = titled("case");
export const casesTitle = titled("cases");
export const tasksTitle = titled("tasks");
export const inboxTitle = titled("inbox");
export const sentTitle = titled("sent");
