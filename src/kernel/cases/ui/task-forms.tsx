"use client";

import { useTranslations } from "next-intl";
import { DateField, Select, TextField, type Option } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { addTaskAction, completeTaskAction, reassignTaskAction } from "../actions";
import { ActForm } from "./act-form";
import { useCaseForm } from "./use-case-form";

const addRules = () => import("../schema").then((file) => file.addTaskSchema);
const completeRules = () => import("../schema").then((file) => file.completeTaskSchema);
const reassignRules = () => import("../schema").then((file) => file.reassignTaskSchema);

/** Which task, as the page shows it. */
export interface TaskRef {
  readonly caseId: string;
  readonly taskId: string;
  readonly version: number;
}

/** Adds a task with a deadline. `workers` are those who work on the case. */
export function AddTaskForm({ caseId, workers, today }: { caseId: string; workers: readonly Option[]; today: string }) {
  const t = useTranslations("cases.tasks");
  const form = useCaseForm({
    schema: addRules,
    action: addTaskAction,
    defaultValues: { caseId, text: "", dueOn: "", assigneeId: "" },
  });
  return (
    <Form form={form} submitLabel={t("add")} submitVariant="secondary" label={t("addTitle")} savedText={t("added")}>
      <TextField {...form.field("text")} label={t("text")} />
      <DateField {...form.field("dueOn")} label={t("dueOn")} min={today} />
      <Select {...form.field("assigneeId")} label={t("assignee")} options={workers} empty={t("nobody")} />
    </Form>
  );
}

/** Ticks a task off: `about` is what it says. */
export function CompleteTaskForm({ task, about }: { task: TaskRef; about: string }) {
  const t = useTranslations("cases.tasks");
  return (
    <ActForm
      schema={completeRules}
      action={completeTaskAction}
      input={{ ...task }}
      label={t("complete")}
      about={t("completeWhat", { task: about })}
      doneText={t("completed")}
    />
  );
}

/** Gives a task to somebody else who works on the case. */
export function ReassignTaskForm(props: { task: TaskRef; assigneeId: string | null; workers: readonly Option[] }) {
  const { task, assigneeId, workers } = props;
  const t = useTranslations("cases.tasks");
  const form = useCaseForm({
    schema: reassignRules,
    action: reassignTaskAction,
    defaultValues: { ...task, assigneeId: assigneeId ?? "" },
    shown: { version: task.version },
    keepsText: true,
  });
  return (
    <Form form={form} submitLabel={t("reassignSave")} submitVariant="secondary" savedText={t("reassigned")}>
      <Select {...form.field("assigneeId")} label={t("assignee")} options={workers} empty={t("nobody")} />
    </Form>
  );
}
