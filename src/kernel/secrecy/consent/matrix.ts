import { dataCategories, type ConsentFacts, type ReleasePurpose } from "../release/facts";
import type { ConsentCells } from "../release/verdict";
import type { SubjectOfConsent } from "./asked";
import { consentReader } from "./reach";

/** A row of the matrix: one receiver and one purpose. `unitId` null: the authority as a whole. */
export interface MatrixReceiver {
  readonly authorityId: string;
  readonly unitId: string | null;
}

export interface MatrixRow {
  readonly receiver: MatrixReceiver;
  readonly purpose: ReleasePurpose;
  /** By category, all of them, in the order of `dataCategories`. */
  readonly cells: ConsentCells;
}

/**
 * What may be shared with whom today, by consent: each receiver for each purpose, in the order given. Only consents that
 * lift secrecy may be passed in. A cell that is open still needs a basis that rests on consent, and a release.
 */
export function shareMatrix(
  consents: readonly ConsentFacts[],
  subject: SubjectOfConsent,
  receivers: readonly MatrixReceiver[],
  purposes: readonly ReleasePurpose[],
  now: Date,
): readonly MatrixRow[] {
  const read = consentReader(consents, subject, now);
  return receivers.flatMap((receiver) =>
    purposes.map((purpose) => {
      const { authorityId, unitId } = receiver;
      const cells = Object.fromEntries(
        dataCategories.map((category) => [category, read({ authorityId, unitId, category, purpose })]),
      ) as ConsentCells;
      return { receiver, purpose, cells };
    }),
  );
}
