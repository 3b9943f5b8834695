import * as z from "zod";
import { dutyOutcomes } from "../contract";
import { caseId, choice, fault, text } from "./fields";

const reportId = z.uuid({ error: fault("reportUnknown") });
/** The version the page was opened with. */
const version = z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") });

/** The form of a duty for one case. */
export const dutyFormSchema = z.object({ caseId });
/** One report as those see it who have the case. */
export const openSentSchema = z.object({ caseId, reportId });
/** One report as its receiver sees it. */
export const openReceivedSchema = z.object({ reportId });
export const nothingSchema = z.object({});

/** Adds to a report that was sent. */
export const supplementDutySchema = z.object({ caseId, reportId, text: text("supplement") });
/** Acknowledges a report, or notes that the need for protection has been assessed. */
export const answerDutySchema = z.object({ reportId, version });
/** Tells the reporter what became of it. */
export const answerReporterSchema = z.object({ reportId, version, outcome: choice(dutyOutcomes, "outcome") });
