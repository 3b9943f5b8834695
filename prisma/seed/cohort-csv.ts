import { writeRegisterCsv } from "@/modules/field-contacts";
import { cohortRows } from "./cohort";

/** The cohort as a register file's text, in the import format: what a unit would have kept in its spreadsheet. */
export function cohortCsv(): string {
  return writeRegisterCsv(cohortRows());
}
