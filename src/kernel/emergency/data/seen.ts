import "server-only";
import { ageOn } from "@/platform/clock";
import type { Scope } from "../../gate";

/** What an opening shows, opened. */
export interface Seen {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly birthOn: string | null;
    readonly age: number | null;
    /** Twelve digits, or the temporary identity. */
    readonly identifier: string;
    readonly isProtected: boolean;
  } | null;
  /** Name null: protected. */
  readonly guardians: readonly { readonly id: string; readonly name: string | null; readonly kind: string }[];
  readonly cases: readonly {
    readonly id: string;
    readonly number: string;
    readonly unit: string;
    readonly openedAt: Date;
    readonly isClosed: boolean;
    readonly workers: readonly string[];
  }[];
  readonly notes: readonly {
    readonly id: string;
    readonly text: string;
    readonly writtenBy: string;
    readonly writtenAt: Date;
  }[];
  readonly tasks: readonly { readonly id: string; readonly text: string | null; readonly dueOn: string }[];
}

/** As `app.read_opening` writes it. */
interface Row {
  readonly person: {
    readonly id: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly birthOn: string | null;
    readonly numberSealed: string | null;
    readonly temporaryId: string | null;
    readonly isProtected: boolean;
  } | null;
  readonly guardians: Seen["guardians"];
  readonly cases: readonly {
    readonly id: string;
    readonly number: string;
    readonly unit: string;
    readonly openedAt: string;
    readonly closedAt: string | null;
    readonly workers: readonly string[];
  }[];
  readonly notes: readonly {
    readonly id: string;
    readonly textSealed: string;
    readonly writtenAt: string;
    readonly writtenBy: string | null;
  }[];
  readonly tasks: readonly { readonly id: string; readonly textSealed: string | null; readonly dueOn: string }[];
}

/** What the opening shows now; null when it is over, or not the asker's own. The database decides that once more. */
export async function readOpening(scope: Scope, openingId: string): Promise<Seen | null> {
  const [found] = await scope.tx.$queryRaw<{ seen: Row | null }[]>`select app.read_opening(${openingId}::uuid) as seen`;
  const row = found?.seen;
  if (!row) return null;
  return {
    person: row.person && personOf(scope, row.person),
    guardians: row.guardians,
    cases: row.cases.map(({ openedAt, closedAt, ...one }) => ({
      ...one,
      openedAt: new Date(openedAt),
      isClosed: closedAt !== null,
    })),
    notes: row.notes.map(({ id, textSealed, writtenAt, writtenBy }) => ({
      ...{ id, writtenAt: new Date(writtenAt), writtenBy: writtenBy ?? "" },
      text: scope.open(textSealed, { table: "journal_note", column: "text_sealed", rowId: id }),
    })),
    tasks: row.tasks.map(({ id, textSealed, dueOn }) => ({
      ...{ id, dueOn },
      text: textSealed === null ? null : scope.open(textSealed, { table: "task", column: "text_sealed", rowId: id }),
    })),
  };
}

function personOf(scope: Scope, person: NonNullable<Row["person"]>): NonNullable<Seen["person"]> {
  const { id, givenName, familyName, birthOn, numberSealed, temporaryId, isProtected } = person;
  const number =
    numberSealed === null ? null : scope.open(numberSealed, { table: "person", column: "number_sealed", rowId: id });
  return {
    ...{ id, birthOn, isProtected, name: `${givenName} ${familyName}`.trim(), identifier: number ?? temporaryId ?? "" },
    age: birthOn === null ? null : ageOn(birthOn, scope.today),
  };
}
