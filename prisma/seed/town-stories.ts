/** What happened with one of the town's invented young people, as far as it has come. */
export interface Story {
  /** Days before today. */
  readonly ago: number;
  readonly time: string;
  readonly worker: "uppsokare" | "uppsokare2";
  readonly facts: Readonly<Record<string, string>>;
  readonly need?: readonly string[];
  readonly outcome?: "noAcuteNeed" | "supportPlanned" | "immediateReport";
  readonly offer?: {
    readonly kind: string;
    readonly service?: string;
    readonly answer?: string;
    readonly why?: string;
  };
  readonly roof?: { readonly service: string; readonly answer: string; readonly reason?: string };
  readonly handedTo?: "Socialjouren" | "Uppsökarenheten";
  readonly isTaken?: boolean;
  /** Days from today to the first visit, and what came of it. */
  readonly visit?: { readonly inDays: number; readonly outcome?: "came" | "missed"; readonly movedTo?: number };
  readonly completed?: "yes" | "no" | "ongoing";
}

const woman = { sex: "woman", knownInDrugContexts: "no", placeType: "park", testResult: "positive" } as const;
const man = { sex: "man", knownInDrugContexts: "no", placeType: "street", testResult: "positive" } as const;
const knownNowhere = { knownToSocialServices: "no", knownToAddictionCare: "no" } as const;
const knownBefore = { knownToSocialServices: "yes", knownToAddictionCare: "unknown" } as const;
const aged = (years: number) => ({ ageYears: String(years), ageSource: "stated" }) as const;
const mumin = { mumin: "yes", report: "none" } as const;
const young = { kind: "care", service: "Maria Ungdom" } as const;
const grown = { kind: "care", service: "Uppsökarenheten" } as const;

/** Thirty contacts of the last three weeks, in every state of the chain. */
export const stories: readonly Story[] = [
  // Last night: as they were saved beside the car.
  { ago: 1, time: "23:58", worker: "uppsokare", facts: { ...man } },
  { ago: 1, time: "23:54", worker: "uppsokare2", facts: { ...woman, ...mumin, ...aged(17) } },
  { ago: 1, time: "23:50", worker: "uppsokare", facts: { ...man, ...mumin, ageSource: "unknown" } },
  { ago: 1, time: "22:15", worker: "uppsokare", facts: { placeType: "station" } },
  // Only tallied.
  { ago: 1, time: "21:05", worker: "uppsokare2", facts: { ...man, ...aged(19), mumin: "no" } },
  { ago: 3, time: "20:40", worker: "uppsokare", facts: { ...woman, ...aged(22), mumin: "no" } },
  { ago: 6, time: "23:20", worker: "uppsokare", facts: { ...man, ...aged(16), mumin: "no" } },
  // Something owed: a report, an offer, an answer.
  {
    ago: 1,
    time: "23:05",
    worker: "uppsokare",
    facts: { ...woman, mumin: "yes", ...aged(16), ...knownNowhere },
    need: ["threat"],
    outcome: "immediateReport",
  },
  {
    ago: 2,
    time: "22:30",
    worker: "uppsokare2",
    facts: { ...man, mumin: "yes", ...aged(24), ...knownBefore },
    need: ["homelessness", "alcohol"],
    outcome: "immediateReport",
  },
  {
    ago: 2,
    time: "23:40",
    worker: "uppsokare",
    facts: { ...woman, ...mumin, ...aged(18), ...knownNowhere, testResult: "negative" },
    need: ["alcohol"],
    outcome: "supportPlanned",
  },
  {
    ago: 3,
    time: "21:25",
    worker: "uppsokare",
    facts: { ...man, ...mumin, ...aged(17), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young },
  },
  {
    ago: 4,
    time: "22:50",
    worker: "uppsokare2",
    facts: { ...man, ...mumin, ...aged(20), ...knownBefore },
    outcome: "supportPlanned",
    offer: { ...young, answer: "later" },
  },
  {
    ago: 8,
    time: "23:10",
    worker: "uppsokare",
    facts: { ...woman, ...mumin, ...aged(23), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...grown, answer: "later" },
  },
  // Nothing to offer: the need without a service.
  {
    ago: 3,
    time: "23:30",
    worker: "uppsokare2",
    facts: { ...man, ...mumin, ...aged(24), ...knownBefore },
    need: ["mentalHealth"],
    outcome: "supportPlanned",
    offer: { kind: "nothing", why: "outsideTargetGroup" },
  },
  {
    ago: 5,
    time: "22:05",
    worker: "uppsokare",
    facts: { ...woman, ...mumin, ...aged(21), ...knownNowhere },
    need: ["sniffing"],
    outcome: "supportPlanned",
    offer: { kind: "nothing", why: "noPlace" },
  },
  {
    ago: 9,
    time: "21:45",
    worker: "uppsokare",
    facts: { ...man, ...mumin, ...aged(25), ...knownBefore },
    outcome: "noAcuteNeed",
    offer: { kind: "nothing", why: "notWanted" },
  },
  // Declined.
  {
    ago: 4,
    time: "23:15",
    worker: "uppsokare",
    facts: { ...man, ...mumin, ...aged(22), ...knownNowhere },
    outcome: "noAcuteNeed",
    offer: { ...grown, answer: "no" },
  },
  {
    ago: 7,
    time: "22:35",
    worker: "uppsokare2",
    facts: { ...man, ...mumin, ...aged(24), ...knownBefore },
    outcome: "noAcuteNeed",
    offer: { kind: "talk", answer: "no" },
  },
  // A roof for the night.
  {
    ago: 2,
    time: "23:55",
    worker: "uppsokare2",
    facts: { ...man, ...mumin, ...aged(23), ...knownBefore },
    need: ["homelessness"],
    outcome: "supportPlanned",
    offer: { ...grown, answer: "yes" },
    roof: { service: "Akutboendet Bryggan", answer: "yes" },
    handedTo: "Uppsökarenheten",
  },
  {
    ago: 5,
    time: "23:35",
    worker: "uppsokare",
    facts: { ...woman, ...mumin, ...aged(24), ...knownNowhere },
    need: ["homelessness"],
    outcome: "supportPlanned",
    offer: { ...grown, answer: "yes" },
    roof: {
      service: "Härbärget Lyktan",
      answer: "yes",
      reason: "Akutboendet var fullt och det var femton minusgrader.",
    },
    handedTo: "Uppsökarenheten",
    isTaken: true,
  },
  // Accepted and not yet handed over: waiting for a taker.
  {
    ago: 2,
    time: "21:55",
    worker: "uppsokare",
    facts: { ...woman, ...mumin, ...aged(16), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
  },
  {
    ago: 4,
    time: "20:55",
    worker: "uppsokare2",
    facts: { ...man, ...mumin, ...aged(18), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
  },
  // Handed over, without an answer.
  {
    ago: 1,
    time: "23:25",
    worker: "uppsokare",
    facts: { ...woman, ...mumin, ...aged(15), ...knownNowhere },
    need: ["alcohol"],
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
    handedTo: "Socialjouren",
  },
  {
    ago: 3,
    time: "22:25",
    worker: "uppsokare2",
    facts: { ...man, ...mumin, ...aged(22), ...knownBefore },
    outcome: "supportPlanned",
    offer: { ...grown, answer: "yes" },
    handedTo: "Uppsökarenheten",
  },
  // Taken over; the first visit is to come, or the day has passed.
  {
    ago: 6,
    time: "21:35",
    worker: "uppsokare",
    facts: { ...woman, ...mumin, ...aged(17), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
    handedTo: "Socialjouren",
    isTaken: true,
    visit: { inDays: 2 },
  },
  {
    ago: 10,
    time: "22:45",
    worker: "uppsokare2",
    facts: { ...man, ...mumin, ...aged(21), ...knownBefore },
    outcome: "supportPlanned",
    offer: { ...grown, answer: "yes" },
    handedTo: "Uppsökarenheten",
    isTaken: true,
    visit: { inDays: -2 },
  },
  {
    ago: 12,
    time: "23:45",
    worker: "uppsokare",
    facts: { ...man, ...mumin, ...aged(19), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
    handedTo: "Socialjouren",
    isTaken: true,
    visit: { inDays: -4, outcome: "missed" },
  },
  {
    ago: 13,
    time: "21:15",
    worker: "uppsokare2",
    facts: { ...woman, ...mumin, ...aged(20), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
    handedTo: "Socialjouren",
    isTaken: true,
    visit: { inDays: -5, movedTo: 1 },
  },
  // Came to the visit; going on, completed, broken off.
  {
    ago: 15,
    time: "22:10",
    worker: "uppsokare",
    facts: { ...man, ...mumin, ...aged(18), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
    handedTo: "Socialjouren",
    isTaken: true,
    visit: { inDays: -8, outcome: "came" },
    completed: "ongoing",
  },
  {
    ago: 19,
    time: "23:00",
    worker: "uppsokare2",
    facts: { ...woman, ...mumin, ...aged(17), ...knownNowhere },
    outcome: "supportPlanned",
    offer: { ...young, answer: "yes" },
    handedTo: "Socialjouren",
    isTaken: true,
    visit: { inDays: -14, outcome: "came" },
    completed: "yes",
  },
  {
    ago: 20,
    time: "22:20",
    worker: "uppsokare",
    facts: { ...man, ...mumin, ...aged(23), ...knownBefore },
    outcome: "supportPlanned",
    offer: { ...grown, answer: "yes" },
    handedTo: "Uppsökarenheten",
    isTaken: true,
    visit: { inDays: -13, outcome: "came" },
    completed: "no",
  },
];
