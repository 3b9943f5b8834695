import type { BasisFacts } from "../../secrecy/contract";

/** The version of a basis that holds on a day, YYYY-MM-DD: the highest of those that do. */
export function basisOn(bases: readonly BasisFacts[], code: string, day: string): BasisFacts | null {
  const holding = bases.filter(
    (one) => one.code === code && one.validFrom <= day && (one.validTo === null || day < one.validTo),
  );
  return holding.reduce<BasisFacts | null>((best, one) => (best && best.version >= one.version ? best : one), null);
}
