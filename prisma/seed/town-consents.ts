import {
  assessMaturity,
  changeConsentSettings,
  consentForm,
  recordAnswer,
  registerConsent,
  showConsentSettings,
  withdrawAnswer,
} from "@/kernel/consents";
import { addGuardian, registerPerson } from "@/kernel/persons";
import { logContact, newContactForm } from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { asSomebody, type Somebody } from "./as-somebody";

const linnea = { email: "uppsokare@asundby.example", tenantSlug: "socialnamnden" };
const ake = { email: "admin@asundby.example", tenantSlug: "socialnamnden" };

const today = () => swedishDateOf(now());

/** A number of the series for people who do not exist (serial 238); the day tells them from those of other stories. */
function numberOf(years: number, daysAgo: number): string {
  const day = addDays(today(), -daysAgo);
  const digits = `${Number(day.slice(0, 4)) - years}${day.slice(4).replaceAll("-", "")}238`;
  const sum = [...digits.slice(2)].reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits.slice(0, 8)}-238${(10 - (sum % 10)) % 10}`;
}

/**
 * Four stories of consent: guardians who disagree, a living yes to the police, one that ends in ten days, and one that
 * was taken back. Once: the administrator's own setting, made last, says that they are there.
 */
export async function seedConsents(): Promise<void> {
  const { version } = await asSomebody(ake, ({ look }) => look(showConsentSettings, {}));
  if (version > 1) return;
  await asSomebody(linnea, async (somebody) => {
    await guardiansWhoDisagree(somebody);
    const living = await caseAbout(somebody, { givenName: "Ilse", familyName: "Brännström", years: 33 });
    await yesTo(somebody, living, 120);
    const ending = await caseAbout(somebody, { givenName: "Folke", familyName: "Åsberg", years: 41 });
    await yesTo(somebody, ending, 10);
    const taken = await caseAbout(somebody, { givenName: "Mirja", familyName: "Lindell", years: 28 });
    const answerId = await yesTo(somebody, taken, 90);
    await somebody.act(withdrawAnswer, {
      ...{ caseId: taken, answerId, how: "oral", reach: "this" },
      reason: "Vill inte längre att polisen får veta var hon bor.",
    });
  });
  await asSomebody(ake, ({ act }) =>
    act(changeConsentSettings, { maxMonths: "6", firstReminderDays: "14", lastReminderDays: "3", version }),
  );
}

interface Invented {
  readonly givenName: string;
  readonly familyName: string;
  readonly years: number;
}

async function person({ act }: Somebody, { givenName, familyName, years }: Invented): Promise<string> {
  const { personId } = await act(registerPerson, {
    ...{ identityKind: "personnummer", number: numberOf(years, 130), givenName, familyName },
    ...{ protection: "none", confirmedNotDuplicate: true },
  } as never);
  return personId;
}

async function caseAbout(somebody: Somebody, about: Invented): Promise<string> {
  const { act, look } = somebody;
  const personId = await person(somebody, about);
  return (await contact({ act, look }, personId, about.years)).caseId;
}

async function contact({ act, look }: Somebody, personId: string, years: number) {
  const group = (await look(newContactForm, {})).policeGroups[0];
  if (!group) throw new Error("Ungdomsjouren has no police groups");
  return act(logContact, {
    ...{ occurredOn: addDays(today(), -3), occurredTime: "22:40", policeGroupId: group.id },
    ...{ reason: "minorDrugOffence", mumin: "yes", placeType: "park", testResult: "positive", personId },
    ...{ ageYears: String(years), ageSource: "identity", assessmentMade: "yes" },
  } as never);
}

async function guardiansWhoDisagree(somebody: Somebody): Promise<void> {
  const { act, look } = somebody;
  const childId = await person(somebody, { givenName: "Vidar", familyName: "Ekholm", years: 16 });
  const [mother, father] = [
    await person(somebody, { givenName: "Petra", familyName: "Ekholm", years: 44 }),
    await person(somebody, { givenName: "Ragnar", familyName: "Ekholm", years: 47 }),
  ];
  const { caseId } = await contact({ act, look }, childId, 16);
  for (const guardianId of [mother, father])
    await act(addGuardian, { childId, guardianId, kind: "joint", validFrom: "", validTo: "" });
  await act(assessMaturity, {
    ...{ caseId, level: "together" },
    note: "Vidar kan berätta med egna ord vad det gäller och vad som händer om han säger ja eller nej.",
  });
  const consentId = await ask(somebody, caseId, 120);
  for (const [signer, answer] of [
    ["subject", "all"],
    [mother, "all"],
    [father, "no"],
  ] as const)
    await act(recordAnswer, said(caseId, consentId, signer, answer));
}

const said = (caseId: string, consentId: string, signer: string, answer: "all" | "no") => ({
  ...{ caseId, consentId, signer, answer, categories: [], receiverIds: [], form: "oral" as const },
  ...{ answeredOn: today(), evidence: "Sagt vid mötet på kontoret.", reservation: "" },
});

/** Asks to tell the police, when they take releases, and otherwise the first that does. */
async function ask({ act, look }: Somebody, caseId: string, days: number): Promise<string> {
  const { receivers } = await look(consentForm, { caseId, kind: "liftSecrecy" });
  const to = receivers.find(({ authorityName }) => /polis/i.test(authorityName)) ?? receivers[0];
  const { consentId } = await act(registerConsent, {
    ...{ kind: "liftSecrecy", caseId, purposes: ["coordination"], categories: ["contact", "school", "events"] },
    words: "Så att polisen vet att vi arbetar tillsammans med dig och vem de kan ringa.",
    ...{ receivers: to ? [`unit:${to.unitId}`] : [], outside: "Fritidsgården Kajutan", language: "sv" },
    ...{ validFrom: today(), validTo: addDays(today(), days), informedOn: addDays(today(), -1), reservation: "" },
  });
  return consentId;
}

async function yesTo(somebody: Somebody, caseId: string, days: number): Promise<string> {
  const consentId = await ask(somebody, caseId, days);
  const { answerId } = await somebody.act(recordAnswer, said(caseId, consentId, "subject", "all"));
  return answerId;
}
