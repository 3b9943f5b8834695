import "server-only";
import type { Scope } from "../../gate";
import { numberIndex } from "../data/person-rows";
import { parsePersonalNumber } from "../domain/personal-number";

/** The blind index of a number as written. One that is wrong gets an index too, and it is nobody's: both take as long to look up. */
export function indexOfWrittenNumber(scope: Scope, written: string): string {
  const parsed = parsePersonalNumber(written, scope.today);
  return numberIndex(scope, parsed.ok ? parsed.value.digits : "");
}
