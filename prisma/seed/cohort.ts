import { addDays } from "@/platform/clock/calendar-date";
import type { RegisterRow } from "@/modules/field-contacts/contract";
import { type Random, seededRandom } from "./seeded-random";

/**
 * The demo's reference year: 735 interventions shaped like the cohort of 2008, the year before MUMIN was widened.
 * Fictional, without identities, and the same rows every time.
 *
 * What the source gives in per cent, in whole people out of 735:
 * - unknown in drug contexts 68 %: 500 (68.03 %)
 * - into MUMIN 31.5 %: no whole number of 735 gives it. 231 is 31.43 %, 232 is 31.56 %; 232 is the nearer of the two
 *   and is printed as 31.6 %. The source's own rounding is not known.
 * - under 15 years 0.5 %: 4 (0.54 %); 15 to 19 years 51 %: 375 (51.02 %); 20 and older 48.5 %: 356 (48.44 %, printed as
 *   48.4 %). Together 735, nobody's age is missing.
 *
 * Everything else (sex, places, outcomes) is invented so that it is plausible, blanks and `?` included.
 */
export const cohortYear = 2008;

export const cohortCounts = {
  interventions: 735,
  unknownInDrugContexts: 500,
  mumin: 232,
  under15: 4,
  from15to19: 375,
  from20: 356,
} as const;

type AfterMumin = Pick<
  RegisterRow,
  | "presentAtInterrogation"
  | "assessmentMade"
  | "report"
  | "offer"
  | "answer"
  | "intakeRegistered"
  | "firstVisit"
  | "completed"
>;

/** The cohort as register rows, in the order the interventions happened. */
export function cohortRows(): RegisterRow[] {
  const random = seededRandom(2008);
  const size = cohortCounts.interventions;
  const knownInDrugContexts = random.shuffled([
    ...Array.from({ length: cohortCounts.unknownInDrugContexts }, () => "no" as const),
    ...Array.from({ length: 190 }, () => "yes" as const),
    ...Array.from({ length: 32 }, () => "unknown" as const),
    ...Array.from({ length: 13 }, () => null),
  ]);
  const mumin = random.shuffled(Array.from({ length: size }, (_, index) => index < cohortCounts.mumin));
  const ages = random.shuffled([
    ...Array.from({ length: cohortCounts.under15 }, (_, index) => (index === 0 ? 13 : 14)),
    ...Array.from({ length: cohortCounts.from15to19 }, () => random.weighted(teenagers)),
    ...Array.from({ length: cohortCounts.from20 }, () => random.weighted(adults)),
  ]);
  const times = Array.from({ length: size }, () => occurrence(random)).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  return times.map(({ occurredOn, occurredTime }, index) => {
    const ageYears = ages[index] ?? null;
    return {
      registerNumber: String(index + 1),
      occurredOn,
      occurredTime,
      policeGroup: random.weighted({ "Grupp 1": 40, "Grupp 2": 33, "Grupp 3": 27 }),
      placeType: random.weighted(places) || null,
      reason: random.weighted({ minorDrugOffence: 95, other: 5 }),
      testResult: random.weighted(tests) || null,
      ageYears,
      sex: random.weighted({ man: 82, woman: 16, other: 1, "": 1 }) || null,
      knownInDrugContexts: knownInDrugContexts[index] ?? null,
      knownToSocialServices: random.weighted(knownElsewhere) || null,
      knownToAddictionCare: random.weighted({ yes: 14, no: 70, unknown: 11, "": 5 }) || null,
      mumin: mumin[index] ?? false,
      ...(mumin[index] ? afterMumin(random, ageYears ?? 0) : notInMumin),
    };
  });
}

const notInMumin: AfterMumin = {
  presentAtInterrogation: null,
  assessmentMade: null,
  report: null,
  offer: null,
  answer: null,
  intakeRegistered: null,
  firstVisit: null,
  completed: null,
};

const teenagers = { 15: 6, 16: 14, 17: 22, 18: 30, 19: 28 };
const adults = { 20: 22, 21: 18, 22: 15, 23: 13, 24: 11, 25: 9, 26: 4, 28: 4, 31: 2, 37: 1, 44: 1 };
const places = { street: 34, park: 16, nightlife: 22, transport: 12, home: 5, school: 1, station: 4, other: 3, "": 3 };
const tests = { positive: 61, negative: 24, none: 12, "": 3 };
const knownElsewhere = { yes: 27, no: 57, unknown: 11, "": 5 };

/** What followed for somebody who went on into MUMIN. Reports follow age: a concern report for a child, LVM for adults. */
function afterMumin(random: Random, ageYears: number): AfterMumin {
  const child = ageYears < 18;
  const offer = random.weighted(
    child ? { care: 45, talk: 52, housing: 0, nothing: 3 } : { care: 34, talk: 42, housing: 6, nothing: 18 },
  );
  const answer =
    offer === "nothing"
      ? null
      : random.weighted(child ? { yes: 76, no: 13, later: 11 } : { yes: 52, no: 33, later: 15 });
  const accepted = answer === "yes";
  const firstVisit = accepted ? random.weighted({ came: 74, missed: 16, rebooked: 7, "": 3 }) || null : null;
  return {
    presentAtInterrogation: [true, false, null][Number(random.weighted({ 0: 71, 1: 26, 2: 3 }))] ?? null,
    assessmentMade: random.weighted({ yes: 88, no: 12 }) === "yes",
    report: child
      ? random.weighted({ concern: 62, socialDuty: 26, none: 12, lvm: 0 })
      : random.weighted({ none: 78, socialDuty: 17, lvm: 5, concern: 0 }),
    offer,
    answer,
    intakeRegistered: accepted ? random.weighted({ yes: 80, no: 20 }) === "yes" : false,
    firstVisit,
    completed: firstVisit === "came" ? random.weighted({ yes: 58, no: 24, ongoing: 15, "": 3 }) || null : null,
  };
}

/** A day and a time: mostly evenings, nights and weekends. A few rows lack the time, as registers do. */
function occurrence(random: Random) {
  const dayOfYear = weekendWeightedDay(random);
  const hour = Number(random.weighted(hours));
  const time = `${String(hour).padStart(2, "0")}:${String(random.below(12) * 5).padStart(2, "0")}`;
  const occurredOn = addDays(`${cohortYear}-01-01`, dayOfYear - 1);
  return { occurredOn, occurredTime: random.below(50) === 0 ? null : time, sortKey: `${occurredOn} ${time}` };
}

const hours = {
  ...{ "00": 10, "01": 9, "02": 8, "03": 5, "04": 2, "10": 1, "12": 1, "13": 2, "14": 2, "15": 3, "16": 4, "17": 5 },
  ...{ "18": 7, "19": 8, "20": 9, "21": 10, "22": 12, "23": 12 },
};

/** Day 1 to 365: Fridays and Saturdays three times as likely, Thursdays and Sundays once and a half. */
function weekendWeightedDay(random: Random): number {
  for (;;) {
    const day = 1 + random.below(365);
    const likelihood = [3, 2, 2, 2, 3, 6, 6][weekday(day)] ?? 2;
    if (random.below(6) < likelihood) return day;
  }
}

/** 0 is Sunday. */
function weekday(dayOfYear: number): number {
  return new Date(Date.UTC(cohortYear, 0, dayOfYear)).getUTCDay();
}
