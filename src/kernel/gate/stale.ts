import "server-only";

/** Somebody else changed the row after it was read. Thrown by `data/` when an update with a version found no row. */
export class StaleVersion extends Error {
  constructor() {
    super("the row has a newer version");
    this.name = "StaleVersion";
  }
}

/** Throws StaleVersion unless exactly one row was changed: for `updateMany` with the version in its condition. */
export function expectOneRow(changed: { readonly count: number }): void {
  if (changed.count !== 1) throw new StaleVersion();
}
