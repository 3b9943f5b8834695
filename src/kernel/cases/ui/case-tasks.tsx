import { useTranslations } from "next-intl";
import { Details } from "@/ui/data/details";
import { Tag } from "@/ui/data/tag";
import type { CaseWorkflow } from "../contract";
import type { CasePage } from "../views";
import { CasePart } from "./case-part";
import { AddTaskForm, CompleteTaskForm, ReassignTaskForm } from "./task-forms";
import { useCaseTexts } from "./texts";

interface CaseTasksProps {
  readonly page: CasePage;
  readonly workflows: readonly CaseWorkflow[];
}

/** What is to be done in the case, by day, and what has been done. */
export function CaseTasks({ page, workflows }: CaseTasksProps) {
  const t = useTranslations("cases.tasks");
  const texts = useCaseTexts(workflows);
  const open = page.tasks.filter(({ doneAt }) => doneAt === null);
  const done = page.tasks.filter(({ doneAt }) => doneAt !== null);
  const workers = page.workers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <CasePart title={t("title")}>
      {open.length === 0 && <p className="text-muted">{t("empty")}</p>}
      <ul className="grid gap-4">
        {open.map((task) => (
          <OpenTask key={task.id} {...{ page, workflows, task, workers }} />
        ))}
      </ul>
      {page.mayWrite && page.status !== "closed" && (
        <div data-print="hide">
          <Details summary={t("addTitle")}>
            <AddTaskForm caseId={page.id} workers={workers} today={page.today} />
          </Details>
        </div>
      )}
      {done.length > 0 && (
        <Details summary={`${t("done")} (${done.length})`}>
          <ul className="grid gap-3">
            {done.map((task) => (
              <li key={task.id}>
                <p>{texts.task(task, page.workflow)}</p>
                <p className="text-sm text-muted">
                  {t("doneBy", {
                    when: texts.instant(task.doneAt ?? task.createdAt),
                    name: page.names.get(task.doneBy ?? "") ?? "",
                  })}
                </p>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </CasePart>
  );
}

type OpenTaskProps = CaseTasksProps & {
  readonly task: CasePage["tasks"][number];
  readonly workers: readonly { readonly value: string; readonly label: string }[];
};

function OpenTask({ page, workflows, task, workers }: OpenTaskProps) {
  const t = useTranslations("cases.tasks");
  const texts = useCaseTexts(workflows);
  const words = texts.task(task, page.workflow);
  const date = texts.day(task.dueOn);
  const ref = { caseId: page.id, taskId: task.id, version: task.version };
  return (
    <li className="grid gap-2 card p-4">
      <p className="font-semibold break-words">{words}</p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {task.dueOn < page.today ? (
          <Tag tone="danger">{t("dueLate", { date })}</Tag>
        ) : (
          <span>{t("due", { date })}</span>
        )}
        <span className="text-muted">
          {t("responsible", {
            name: task.assigneeId === null ? t("nobody") : (page.names.get(task.assigneeId) ?? ""),
          })}
        </span>
      </p>
      {page.mayWrite && (
        <div className="grid gap-1" data-print="hide">
          <CompleteTaskForm task={ref} about={words} />
          <Details summary={t("reassign")}>
            <ReassignTaskForm task={ref} assigneeId={task.assigneeId} workers={workers} />
          </Details>
        </div>
      )}
    </li>
  );
}
