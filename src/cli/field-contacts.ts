import "server-only";
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { runOperation, runView } from "@/kernel/gate";
import type { SessionClaim } from "@/kernel/identity";
import {
  type DryRun,
  importRegister,
  registerFileMaxBytes,
  registerReading,
  report,
  reportAsJson,
  writeReportCsv,
  writeReportXlsx,
} from "@/modules/field-contacts";
import type { Reply } from "@/platform/result";
import { asUser, asUserOptions } from "./as-user";
import type { Command, Terminal } from "./command";
import { readNamedFile } from "./file";
import { sentenceFor } from "./messages";
import { Refusal } from "./refusal";

/** Faults of a file that are written out one by one; all are counted. */
const FAULTS_SHOWN = 50;

/** Reads a register through and, with `--yes`, imports it; through the same gate as the browser, as a named unit head. */
export const importFieldContacts: Command = {
  words: ["import", "field-contacts"],
  usage: "import field-contacts FILE --as EMAIL [--dry-run | --yes] [--skip-faulty] [--unit NAME] [--tenant SLUG]",
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...asUserOptions,
        "dry-run": { type: "boolean" },
        yes: { type: "boolean" },
        "skip-faulty": { type: "boolean" },
      },
      allowPositionals: true,
      strict: true,
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Refusal("Name one file to import.");
    if (values.yes && values["dry-run"]) throw new Refusal("Say either --dry-run or --yes.");
    const file = await readNamedFile(path, registerFileMaxBytes);
    return asUser(values, async (claim) => {
      const dryRun = granted(await withProgress("Reading the file through", terminal, () => look(claim, file)));
      const isClean = describe(dryRun, terminal);
      if (!values.yes) {
        terminal.say("Nothing has been written. To import, say --yes.");
        return isClean ? 0 : 1;
      }
      if (!isClean && !(dryRun.ok && values["skip-faulty"])) {
        terminal.say("Nothing has been written. Correct the file, or import the faultless rows with --skip-faulty.");
        return 1;
      }
      const skipFaulty = values["skip-faulty"] ?? false;
      const done = granted(await withProgress("Importing", terminal, () => write(claim, file, skipFaulty)));
      terminal.out(`${done.added} rows added, ${done.unchanged} were there already and are unchanged.`);
      return 0;
    });
  },
};

/** The report of the unit that the named user leads. */
export const reportFieldContacts: Command = {
  words: ["report", "field-contacts"],
  usage:
    "report field-contacts --as EMAIL --from DATE --to DATE [--format json|csv|xlsx] [--unit NAME] [--tenant SLUG]",
  run: async (args, terminal) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...asUserOptions,
        from: { type: "string" },
        to: { type: "string" },
        format: { type: "string", default: "json" },
      },
      strict: true,
    });
    const { from, to, format } = values;
    if (from === undefined || to === undefined) throw new Refusal("Say the period: --from YYYY-MM-DD --to YYYY-MM-DD.");
    if (!["json", "csv", "xlsx"].includes(format)) throw new Refusal("The format is json, csv or xlsx.");
    const counted = await asUser(values, async (claim) => {
      const { reply } = await runView(report, { claim, unverifiedInput: { from, to }, channel: "cli" });
      return granted(reply);
    });
    if (format === "json") terminal.out(JSON.stringify(reportAsJson(counted), null, 2));
    else terminal.bytes(format === "csv" ? writeReportCsv(counted) : await writeReportXlsx(counted));
    return 0;
  },
};

/** Says that a step has begun, and every fifth second that it goes on. */
async function withProgress<T>(step: string, { say }: Terminal, work: () => Promise<T>): Promise<T> {
  say(`${step} …`);
  let seconds = 0;
  const timer = setInterval(() => say(`${step} … ${(seconds += 5)} s`), 5_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function look(claim: SessionClaim, file: Uint8Array): Promise<Reply<DryRun>> {
  return (await runView(registerReading, { claim, unverifiedInput: { file }, channel: "cli" })).reply;
}

async function write(claim: SessionClaim, file: Uint8Array, skipFaulty: boolean) {
  const call = { claim, unverifiedInput: { file, skipFaulty }, unverifiedKey: randomUUID(), channel: "cli" } as const;
  return (await runOperation(importRegister, call)).reply;
}

/** The value, or one sentence for the terminal. */
function granted<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  const field = Object.values(reply.fields)[0];
  throw new Refusal(sentenceFor(field?.key ?? reply.message, field?.details ?? reply.details), 1);
}

/** Says what a file holds. True when nothing in it is faulty. */
function describe(dryRun: DryRun, { say, out }: Terminal): boolean {
  if (!dryRun.ok) {
    say(sentenceFor(`fieldContacts.import.fileErrors.${dryRun.code}`, dryRun.details));
    return false;
  }
  const { errors, errorCount, rowCount, newCount, knownCount, duplicateCount, absentColumns, ignoredColumns } =
    dryRun.value;
  out(
    `${rowCount} rows: ${newCount} new, ${knownCount} there already, ${duplicateCount} repeated, ${errorCount} faults.`,
  );
  if (absentColumns.length > 0) say(`Columns missing (their values count as missing): ${absentColumns.join(", ")}`);
  if (ignoredColumns.length > 0) say(`Columns not used: ${ignoredColumns.join(", ")}`);
  for (const { line, column, value, messageKey, details } of errors.slice(0, FAULTS_SHOWN)) {
    say(
      `line ${line}, ${column || "row"}: ${JSON.stringify(value)}: ${sentenceFor(messageKey, { line, column, value, ...details })}`,
    );
  }
  if (errorCount > FAULTS_SHOWN) say(`… and ${errorCount - FAULTS_SHOWN} more.`);
  return errorCount === 0;
}
