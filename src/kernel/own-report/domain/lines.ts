import type { Role } from "../../identity/contract";
import type { ReadLine } from "../contract";

/** One line of the log, of an act that concerned the person. */
export interface LogLine {
  readonly id: string;
  readonly at: Date;
  readonly act: string;
  readonly staffId: string | null;
  readonly staff: string | null;
  readonly role: Role | null;
  readonly unit: string | null;
  readonly caseNumber: string | null;
  readonly fields: readonly string[];
  readonly checkpoint: number | null;
}

/** Field names of the log by what they mean to the person they are about. What has no word here is told by the act alone. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  name: ["name", "otherNames", "person", "givenName", "familyName", "items"],
  number: ["number", "identifier", "identity", "birthOn", "age"],
  family: ["guardians", "household", "guardian", "wards"],
  protection: ["protection", "readers"],
  journal: ["journal", "text", "note", "notes"],
  case: ["cases", "caseNumber", "workers", "handovers", "tasks", "timeline", "status", "deadlines"],
  report: ["content", "observed", "kind", "outcome", "danger", "immediateDanger"],
  release: ["summary", "purpose", "basis", "reservation", "grounds", "preview"],
  consent: ["consent", "consents", "answers", "signers"],
  contact: ["contact", "facts", "offers", "visits", "steps", "occurredOn", "testResult", "placeType"],
};

/** What was looked at, as keys of words, each once. */
export function whatOf(fields: readonly string[]): readonly string[] {
  return Object.keys(WORDS).filter((word) => fields.some((field) => WORDS[word]?.includes(field)));
}

/**
 * Lines of one day, one hand and one act become one, with the first and the last time and how many: a page that is
 * drawn in five parts is one look. Newest first, as they came. `dayOf` says the Swedish day of a moment. Pure.
 */
export function together(lines: readonly LogLine[], dayOf: (at: Date) => string): readonly ReadLine[] {
  const byKey = new Map<string, ReadLine>();
  for (const line of lines) {
    const { act, staffId, staff, role, unit, caseNumber } = line;
    const key = JSON.stringify([dayOf(line.at), act, staffId, role, unit, caseNumber]);
    const known = byKey.get(key);
    byKey.set(key, {
      ...{ id: known?.id ?? line.id, act, staff, role, unit, caseNumber, times: (known?.times ?? 0) + 1 },
      from: known && known.from < line.at ? known.from : line.at,
      to: known && known.to > line.at ? known.to : line.at,
      what: [...new Set([...(known?.what ?? []), ...whatOf(line.fields)])],
      checkpoint: known ? known.checkpoint : line.checkpoint,
    });
  }
  return [...byKey.values()];
}
