import {
  acknowledgeReceived,
  disclosureInbox,
  previewRelease,
  releaseDisclosure,
  releaseForm,
} from "@/kernel/disclosures";
import {
  acknowledgeDuty,
  concernReportForm,
  dutyInbox,
  lvmNotificationForm,
  sendConcernReport,
  sendLvmNotification,
} from "@/kernel/duties";
import { registerPerson } from "@/kernel/persons";
import { logContact, newContactForm } from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { asSomebody, type Somebody } from "./as-somebody";

const linnea = { email: "uppsokare@asundby.example", tenantSlug: "socialnamnden" };
const marta = { email: "socialjour@asundby.example", tenantSlug: "socialnamnden" };
const tomas = { email: "handlaggare.sodra@asundby.example", tenantSlug: "sodra" };

/** A number of the series for people who do not exist (serial 238), for somebody of this age. */
function numberOf(years: number): string {
  const day = addDays(swedishDateOf(now()), -90);
  const digits = `${Number(day.slice(0, 4)) - years}${day.slice(4).replaceAll("-", "")}238`;
  const sum = [...digits.slice(2)].reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits.slice(0, 8)}-238${(10 - (sum % 10)) % 10}`;
}

/** Two young people whom somebody reported, and what was handed to the districts. Once: what is there stays. */
export async function seedDuties(): Promise<void> {
  const isThere = await asSomebody(marta, async ({ look }) => {
    const { waiting, taken } = await look(dutyInbox, {});
    return waiting.length + taken.length > 0;
  });
  if (isThere) return;
  await asSomebody(linnea, async (somebody) => {
    const adrian = await contactWith(somebody, { givenName: "Adrian", familyName: "Sjölund", years: 24 });
    await notify(somebody, adrian);
    await handOver(somebody, adrian, CONSENT);
  });
  await asSomebody(marta, async ({ act, look }) => {
    for (const { id, version } of (await look(dutyInbox, {})).waiting)
      await act(acknowledgeDuty, { reportId: id, version });
  });
  await asSomebody(tomas, async ({ act, look }) => {
    for (const { id } of (await look(disclosureInbox, {})).waiting) await act(acknowledgeReceived, { receivedId: id });
  });
  // Nobody has taken these yet: the inboxes of the demo have something to do.
  await asSomebody(linnea, async (somebody) => {
    const tilde = await contactWith(somebody, { givenName: "Tilde", familyName: "Norrby", years: 15 });
    await reportConcern(somebody, tilde);
    await handOver(somebody, tilde, CONCERN);
  });
}

interface Invented {
  readonly givenName: string;
  readonly familyName: string;
  readonly years: number;
}

async function contactWith({ act, look }: Somebody, { givenName, familyName, years }: Invented): Promise<string> {
  const { personId } = await act(registerPerson, {
    ...{ identityKind: "personnummer", number: numberOf(years), givenName, familyName },
    ...{ protection: "none", confirmedNotDuplicate: true },
  } as never);
  const group = (await look(newContactForm, {})).policeGroups[0];
  if (!group) throw new Error("Ungdomsjouren has no police groups");
  const { caseId } = await act(logContact, {
    ...{ occurredOn: addDays(swedishDateOf(now()), -1), occurredTime: "23:10", policeGroupId: group.id },
    ...{ reason: "minorDrugOffence", mumin: "yes", placeType: "park", testResult: "positive", personId },
    ...{ ageYears: String(years), ageSource: "identity", assessmentMade: "yes" },
  } as never);
  return caseId;
}

async function reportConcern({ act, look }: Somebody, caseId: string): Promise<void> {
  const { receivers } = await look(concernReportForm, { caseId });
  await act(sendConcernReport, {
    ...{ caseId, toUnitId: receivers[0]?.id ?? "", isRight: "yes", wordsOf: "child", immediateDanger: "no" },
    observed: "Satt ensam i parken sent på kvällen. Säger att det inte går att vara hemma när det dricks.",
    ...{ guardiansInformed: "no", whyNotInformed: "Tilde är rädd för vad som händer hemma.", siblings: "yes" },
    ...{ siblingsKnown: "En lillebror, omkring 8 år.", isReporterInDanger: "no" },
  });
}

async function notify({ act, look }: Somebody, caseId: string): Promise<void> {
  const { receivers } = await look(lvmNotificationForm, { caseId });
  await act(sendLvmNotification, {
    ...{ caseId, toUnitId: receivers[0]?.id ?? "", isRight: "yes", substances: ["drugs"], risks: ["healthInDanger"] },
    observed: "Tredje gången den här månaden med överdos. Sover ute sedan två veckor.",
    ...{ voluntaryCare: "declined", voluntaryCareKnown: "Sa nej till avgiftning i går.", immediateDanger: "unknown" },
    ...{ personInformed: "yes" },
  });
}

interface Ground {
  readonly authority: string;
  readonly unit: string;
  readonly basis: string;
  readonly purpose: string;
  readonly summary: string;
  readonly consentBy: "" | "self";
  readonly consentForm: "" | "oral";
}

const CONCERN: Ground = {
  ...{ authority: "Norra stadsdelsnämnd", unit: "Unga", basis: "SOL_19_1_CONCERN", consentBy: "", consentForm: "" },
  purpose: "Skydd och stöd åt barnet i den egna stadsdelen.",
  summary:
    "Mötte Tilde i parken sent i går. Hon säger att det inte går att vara hemma när det dricks. En lillebror bor hemma.",
};
const CONSENT: Ground = {
  ...{
    authority: "Södra stadsdelsnämnd",
    unit: "Vuxna",
    basis: "OSL_12_2_CONSENT",
    consentBy: "self",
    consentForm: "oral",
  },
  purpose: "Hjälp att komma in på ett boende och vidare till öppenvården.",
  summary: "Adrian vill ha hjälp av stadsdelen med boende och kan nås på härbärget på kvällarna.",
};

async function handOver({ act, look }: Somebody, caseId: string, ground: Ground): Promise<void> {
  const { receivers, bases } = await look(releaseForm, { caseId });
  const to = receivers.find((one) => one.authorityName === ground.authority && one.unitName === ground.unit);
  const basis = bases.find(({ code }) => code === ground.basis);
  if (!to || !basis) throw new Error(`nobody at ${ground.authority} takes what is handed over`);
  const { purpose, summary, consentBy, consentForm } = ground;
  const reason = "Bedömt vid mötet i går kväll.";
  const input = {
    ...{ caseId, toUnitId: to.unitId, basis: basis.code, purpose, summary, consentBy, consentForm, consentUntil: "" },
    answers: Object.fromEntries(basis.tests.map((test) => [test, { answer: "yes" as const, reason }])),
    items: ["name" as const, "number" as const, "age" as const, "occasion" as const],
    ...{ reservation: "", consentHow: "", consentedOn: consentBy === "" ? "" : addDays(swedishDateOf(now()), -1) },
  };
  const { fingerprint } = await look(previewRelease, input);
  await act(releaseDisclosure, { ...input, previewed: fingerprint });
}
