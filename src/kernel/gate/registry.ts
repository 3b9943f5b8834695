import "server-only";
import type { Operation, View } from "./spec";

const known = new Map<string, Operation | View>();

/** Notes that an operation or view exists. Two of one name are a mistake of the programmer, unless hot reload did it. */
export function register(item: Operation | View): void {
  known.set(item.name, item);
}

/** Every operation and view that has been imported, by name: what the gate matrix is generated from. */
export function registered(): ReadonlyMap<string, Operation | View> {
  return known;
}
