/** A place in a list that is read newest first: the instant and the id of the last row shown. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** One page, and where the next one starts; null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A place as an address carries it. */
export function placeText({ at, id }: Place): string {
  return `${at.toISOString()}_${id}`;
}

/** A place read from an address; the schema has checked its shape. Null starts from the top. */
export function placeOf(text: string | null): Place | null {
  if (text === null) return null;
  const [at = "", id = ""] = text.split("_");
  return { at: new Date(at), id };
}

/** The condition of rows after a place, for a list ordered by `column` and id, both descending. */
export function keyBefore(column: "openedAt" | "writtenAt", after: Place | null) {
  if (after === null) return {};
  const { at, id } = after;
  return { [column]: { lte: at }, OR: [{ [column]: { lt: at } }, { id: { lt: id } }] };
}

/** Cuts the one row that was read too many, which tells whether there is a next page. */
export function pageOf<Found extends { readonly id: string; readonly openedAt: Date }, Row>(
  found: readonly Found[],
  limit: number,
  draw: (row: Found) => Row,
): Page<Row> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last ? placeText({ at: last.openedAt, id: last.id }) : null;
  return { rows: shown.map(draw), next };
}
