import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/data/empty-state";
import { Tag } from "@/ui/data/tag";
import { ShieldIcon } from "@/ui/icons";
import { MessagesFor } from "@/ui/i18n/messages-for";
import { PageHeader } from "@/ui/layout/page-header";
import type { CaseWorkflow, PersonLabel } from "../contract";
import type { OpenedTask } from "../data/tasks";
import { CasePart } from "./case-part";
import { CompleteTaskForm } from "./task-forms";
import { useCaseTexts } from "./texts";

type MyTask = OpenedTask & {
  readonly caseId: string;
  readonly number: string;
  readonly workflow: string;
  readonly person: PersonLabel | null;
};

interface TasksScreenProps {
  readonly lists: {
    readonly late: readonly MyTask[];
    readonly thisWeek: readonly MyTask[];
    readonly later: readonly MyTask[];
  };
  readonly org: string;
  readonly workflows: readonly CaseWorkflow[];
  /** What workflows add of their own, above the tasks. */
  readonly parts?: ReactNode;
}

/** What I have to do: late, this week, later. */
export function TasksScreen({ lists, org, workflows, parts }: TasksScreenProps) {
  const t = useTranslations("cases.tasks");
  const { late, thisWeek, later } = lists;
  const isEmpty = late.length + thisWeek.length + later.length === 0;
  return (
    <>
      <PageHeader title={t("pageTitle")} about={t("pageAbout")} />
      {parts && <div className="mb-10 grid gap-10 empty:hidden">{parts}</div>}
      <MessagesFor parts={["cases.tasks", "cases.errors"]}>
        {isEmpty ? (
          <EmptyState action={<ButtonLink href={`/${org}/cases`}>{t("toCases")}</ButtonLink>}>
            {t("emptyMine")}
          </EmptyState>
        ) : (
          <div className="mt-2 grid gap-10">
            {late.length > 0 && <Group title={t("late")} tasks={late} isLate {...{ org, workflows }} />}
            <Group title={t("thisWeek")} tasks={thisWeek} {...{ org, workflows }} />
            <Group title={t("later")} tasks={later} {...{ org, workflows }} />
          </div>
        )}
      </MessagesFor>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly tasks: readonly MyTask[];
  readonly isLate?: boolean;
  readonly org: string;
  readonly workflows: readonly CaseWorkflow[];
}

function Group({ title, tasks, isLate = false, org, workflows }: GroupProps) {
  const t = useTranslations("cases.tasks");
  return (
    <CasePart title={title}>
      {tasks.length === 0 && <p className="text-muted">{t("none")}</p>}
      <ul className="grid max-w-reading gap-3">
        {tasks.map((task) => (
          <TaskRow key={task.id} {...{ task, isLate, org, workflows }} />
        ))}
      </ul>
    </CasePart>
  );
}

function TaskRow({ task, isLate, org, workflows }: Omit<GroupProps, "title" | "tasks"> & { readonly task: MyTask }) {
  const t = useTranslations("cases.tasks");
  const texts = useCaseTexts(workflows);
  const words = texts.task(task, task.workflow);
  const date = texts.day(task.dueOn);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 card p-4">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <p className="font-semibold break-words">{words}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          {isLate ? <Tag tone="danger">{t("dueLate", { date })}</Tag> : <span>{t("due", { date })}</span>}
          <Link href={`/${org}/cases/${task.caseId}`} className="tabular inline-flex min-h-6 items-center">
            {task.number}
          </Link>
          <span className="inline-flex gap-1 text-muted">
            {task.person?.isProtected && <ShieldIcon />}
            {texts.person(task.person)}
          </span>
        </p>
      </div>
      <CompleteTaskForm task={{ caseId: task.caseId, taskId: task.id, version: task.version }} about={words} />
    </li>
  );
}
