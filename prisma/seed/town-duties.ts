import {
  acknowledgeReceived,
  disclosureInbox,
  previewRelease,
  releaseDisclosure,
  releaseForm,
} from "@/kernel/disclosures";
import { openConsent, recordAnswer, registerConsent } from "@/kernel/consents";
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
    const { people } = await look(disclosureInbox, {});
    for (const { id, acknowledgedAt } of people.flatMap(({ copies }) => copies))
      if (acknowledgedAt === null) await act(acknowledgeReceived, { receivedId: id });
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

/** Registers somebody invented and logs a contact with them; answers the case. */
export async function contactWith(
  { act, look }: Somebody,
  { givenName, familyName, years }: Invented,
): Promise<string> {
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
  readonly purpose: "protectChild" | "housing";
  readonly purposeText: string;
  readonly category: "living" | "family";
  readonly text: string;
}

const CONCERN: Ground = {
  ...{ authority: "Norra stadsdelsnämnd", unit: "Unga", basis: "SOL_19_1_CONCERN", purpose: "protectChild" },
  ...{ purposeText: "Skydd och stöd åt barnet i den egna stadsdelen.", category: "family" },
  text: "Mötte Tilde i parken sent i går. Hon säger att det inte går att vara hemma när det dricks. En lillebror bor hemma.",
};
const CONSENT: Ground = {
  ...{ authority: "Södra stadsdelsnämnd", unit: "Vuxna", basis: "OSL_12_2_CONSENT", purpose: "housing" },
  ...{ purposeText: "Hjälp att komma in på ett boende och vidare till öppenvården.", category: "living" },
  text: "Adrian vill ha hjälp av stadsdelen med boende och kan nås på härbärget på kvällarna.",
};

async function handOver({ act, look }: Somebody, caseId: string, ground: Ground): Promise<void> {
  const { receivers, bases } = await look(releaseForm, { caseId });
  const to = receivers.find((one) => one.authorityName === ground.authority && one.unitName === ground.unit);
  const basis = bases.find(({ code }) => code === ground.basis);
  if (!to || !basis) throw new Error(`nobody at ${ground.authority} takes what is handed over`);
  if (basis.mode === "consent") await sayYes({ act, look }, caseId, to.unitId);
  const reason = "Bedömt vid mötet i går kväll.";
  const said = (answer: "yes" | "no") => (test: string) => [test, { answer, reason }] as const;
  const input = {
    ...{ caseId, toUnitId: to.unitId, basis: basis.code, purpose: ground.purpose, purposeText: ground.purposeText },
    answers: Object.fromEntries([...basis.tests.map(said("yes")), ...basis.exclusions.map(said("no"))]),
    items: ["name" as const, "number" as const, "age" as const, "occasion" as const],
    texts: [
      {
        text: ground.text,
        categories: [ground.category],
        others: "harmless" as const,
        othersReason: "Ingen nämns vid namn.",
      },
    ],
    ...{ reservation: "", ground: "" as const },
  };
  const { fingerprint } = await look(previewRelease, input);
  await act(releaseDisclosure, { ...input, previewed: fingerprint });
}

/** An adult's own yes, to this unit and for this; answers the id of what was said. */
export async function sayYes(
  { act, look }: Somebody,
  caseId: string,
  unitId: string,
  purpose: "housing" | "coordination" = "housing",
): Promise<string> {
  const today = swedishDateOf(now());
  const { consentId } = await act(registerConsent, {
    ...{ kind: "liftSecrecy", caseId, purposes: [purpose], categories: ["identity", "living", "events"] },
    ...{ words: "Att stadsdelen får veta det den behöver för att ordna boende.", receivers: [`unit:${unitId}`] },
    ...{
      outside: "",
      validFrom: today,
      validTo: addDays(today, 90),
      informedOn: today,
      language: "sv",
      reservation: "",
    },
  });
  const { consent } = await look(openConsent, { caseId, consentId });
  const { answerId } = await act(recordAnswer, {
    ...{ caseId, consentId, signer: "subject", answer: "all", form: "oral", answeredOn: today, reservation: "" },
    ...{ categories: [...consent.categories] as never, receiverIds: consent.receivers.map(({ id }) => id) },
    evidence: "Vid mötet i går kväll.",
  });
  return answerId;
}
