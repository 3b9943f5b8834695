import { isAtLeast, type AgeRange } from "./age";

/** Which immediate report an assessment leads to. Two different duties, with their own forms. */
export type DutyKind = "concernReport" | "lvmNotification";

export interface DutyChoice {
  /** The duties that can apply. Two only when the age does not tell which: then the worker chooses and says why. */
  readonly kinds: readonly DutyKind[];
  /** 18 to 20 years: the act on care of young persons (LVU) may apply as well, and comes first. */
  readonly mayBeLvu: boolean;
}

/** A child is somebody under 18 (SoL 2025:400 19:1). */
const adultFrom = 18;
/** LVU 3 § reaches those who have not turned 20 when care begins, and care may last until 21; LVM has no lower limit. */
const lvuUnder = 21;

/** The duty by the age on the day of the assessment. An age that is not known chooses none of them. */
export function dutiesByAge(age: AgeRange | null): DutyChoice {
  const isAdult = isAtLeast(age, adultFrom);
  if (isAdult === false) return { kinds: ["concernReport"], mayBeLvu: false };
  const mayBeLvu = isAtLeast(age, lvuUnder) !== true;
  return { kinds: isAdult === null ? ["concernReport", "lvmNotification"] : ["lvmNotification"], mayBeLvu };
}
