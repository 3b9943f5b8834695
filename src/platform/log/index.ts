/**
 * The log: structured lines without personal data. A line carries an event and a few allow-listed facts, never inputs;
 * an error is known by its name, its code and where it happened, because messages may quote what a person wrote.
 */
import "server-only";
import pino from "pino";
import { describeError, scrub } from "./scrub";

/** What a line may say besides its event. Anything else a caller adds is dropped, also when types are bypassed. */
export interface LogFacts {
  /** The number a person is shown for an unexpected fault. */
  readonly reference?: string;
  /** Name of the operation, view or download. */
  readonly operation?: string;
  readonly outcome?: "ok" | "refused" | "failed" | "started" | "stopped";
  /** Code of the refusal, owned by the module. */
  readonly code?: string;
  readonly durationMs?: number;
  /** How many things were done, for jobs. */
  readonly count?: number;
  readonly tenantId?: string;
  readonly status?: number;
  readonly port?: number;
  readonly version?: string;
}

/** Names every fact, so that a new one must be added here as well as to the type. */
const ALLOWED: Readonly<Record<keyof LogFacts, "string" | "number">> = {
  reference: "string",
  operation: "string",
  outcome: "string",
  code: "string",
  durationMs: "number",
  count: "number",
  tenantId: "string",
  status: "number",
  port: "number",
  version: "string",
};

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts, error?: unknown): void;
  error(event: string, error: unknown, facts?: LogFacts): void;
  /** Changes which lines are written from now on. */
  setLevel(level: LogLevel): void;
}

/** Makes a log. Lines go to standard output unless `destination` is given. */
export function createLog(options: { level?: LogLevel; destination?: { write(line: string): void } } = {}): Log {
  const settings: pino.LoggerOptions = {
    level: options.level ?? "info",
    base: { service: "samlots" },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // The last net: whatever got this far, no line leaves with a personal number or an e-mail address in it.
    hooks: { streamWrite: scrub },
  };
  const machine = options.destination ? pino(settings, options.destination) : pino(settings);
  return {
    debug: (event, facts) => machine.debug({ event, ...allowedFacts(facts) }),
    info: (event, facts) => machine.info({ event, ...allowedFacts(facts) }),
    warn: (event, facts, error) => machine.warn({ event, ...allowedFacts(facts), ...errorFacts(error) }),
    error: (event, error, facts) => machine.error({ event, ...allowedFacts(facts), ...errorFacts(error) }),
    setLevel: (level) => {
      machine.level = level;
    },
  };
}

/** The log of this process. */
export const log: Log = createLog();

function allowedFacts(facts: LogFacts = {}): Record<string, string | number> {
  const given: Readonly<Record<string, unknown>> = { ...facts };
  const kept: Record<string, string | number> = {};
  for (const [name, type] of Object.entries(ALLOWED)) {
    const value = given[name];
    if (typeof value === "number" && type === "number") kept[name] = value;
    // A name, a code or an id has no spaces: a sentence here is a mistake, and sentences may carry personal data.
    if (typeof value === "string" && type === "string")
      kept[name] = /^[\w.:/-]{1,120}$/.test(value) ? value : "[removed]";
  }
  return kept;
}

function errorFacts(error: unknown): { error?: ReturnType<typeof describeError> } {
  return error === undefined ? {} : { error: describeError(error) };
}
