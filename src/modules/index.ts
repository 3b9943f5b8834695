/** The workflows of the house: the only place that knows them all. */
import type { WorkflowModule } from "@/kernel/workflow";
import { fieldContactsModule } from "./field-contacts";

export const workflows: readonly WorkflowModule[] = [fieldContactsModule];
