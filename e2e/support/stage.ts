/**
 * A program: founds two authorities, one full and one empty, and prints what is where (stage-shape.ts). Everything in
 * them is done through the gate by the people who would do it.
 */
import { makePack } from "@/kernel/own-report";
import { proposeDisposal } from "@/kernel/retention";
import { addOldFile } from "../../tests/support/old-files";
import { randomBytes } from "node:crypto";
import type * as z from "zod";
import { addTask, amendNote, signNote, writeNote } from "@/kernel/cases";
import { recordAnswer, registerConsent } from "@/kernel/consents";
import { askApproval, disclosureInbox, previewRelease, releaseDisclosure } from "@/kernel/disclosures";
import { sendLvmNotification } from "@/kernel/duties";
import { confirmIdentity, decideRule, openSubject } from "@/kernel/emergency";
import type { Operation } from "@/kernel/gate";
import { hashPassword } from "@/kernel/identity";
import { roles, type Role } from "@/kernel/identity/contract";
import { askReader } from "@/kernel/log-review";
import { addOidcProvider, setReferenceTarget } from "@/kernel/organisations";
import { manifest as persons } from "@/kernel/persons";
import {
  acknowledgeContact,
  completeContact,
  configurePoliceGroup,
  contactPage,
  handOverContact,
  importRegister,
  logContact,
} from "@/modules/field-contacts";
import { now, swedishDateOf } from "@/platform/clock";
import type { Reply } from "@/platform/result";
import { readyToRelease } from "../../tests/support/bases";
import { openHouse, type Tenant, type Unit, type Worker } from "../../tests/support/house";
import { personalNumber } from "./personal-number";
import type { Actor, Authority, FullAuthority, Stage } from "./stage-shape";

const house = await openHouse();

interface Founded {
  readonly authority: Authority;
  readonly tenant: Tenant;
  readonly youth: Unit;
  readonly duty: Unit;
  readonly workers: Readonly<Record<Role, Worker>>;
}

async function found(name: string): Promise<Founded> {
  const tenant = await house.foundTenant({ name });
  const youth = await house.addUnit(tenant, { name: "Ungdomsjouren", kind: "youthDuty" });
  const duty = await house.addUnit(tenant, { name: "Socialjouren", kind: "socialDutyService", takesHandovers: true });
  const workers = { administrator: tenant.administrator } as Record<Role, Worker>;
  for (const role of roles.filter((one) => one !== "administrator")) {
    const isDuty = role === "socialWorker";
    const displayName = { outreachWorker: "Linnéa Öberg", socialWorker: "Märta Ekelöf" }[role as string] ?? "Kim Ek";
    workers[role] = await house.addWorker({ role, unit: isDuty ? duty : youth, onDuty: isDuty, displayName });
  }
  const actors = Object.fromEntries(roles.map((role) => [role, actorOf(workers[role])])) as Record<Role, Actor>;
  return { authority: { slug: tenant.slug, actors }, tenant, youth, duty, workers };
}

function actorOf({ tenantId, slug, accountId, assignmentId, email }: Worker): Actor {
  return { tenantId, slug, accountId, assignmentId, email };
}

async function furnish(field: Founded): Promise<FullAuthority> {
  const founded = await found("Fulla nämnden");
  const { authority, workers, youth } = founded;
  const colleague = await house.addWorker({ role: "outreachWorker", unit: youth, displayName: "Jonas Häggkvist" });
  const group = await taken(workers.administrator, configurePoliceGroup, {
    policeGroupId: null,
    name: "Grupp 1",
    isClosed: false,
  });
  await taken(workers.administrator, configurePoliceGroup, { policeGroupId: null, name: "Grupp 2", isClosed: false });
  const providerId = await administer(workers.administrator);
  const people = await registerPeople(workers.outreachWorker);
  const contacts = await logContacts(founded, group.policeGroupId, people);
  await importRows(workers.unitHead);
  const passed = await reportAndRelease(founded, field, contacts.ids);
  return {
    ...{ ...authority, ...people, colleague: actorOf(colleague), unitId: youth.id, providerId },
    ...{ contacts: contacts.ids, notePhrase: contacts.notePhrase },
    ...passed,
    ...(await openInEmergency(founded, contacts.ids.bare)),
    ...(await keepRecords(founded, people.personId)),
  };
}

/** Files that retention looks at, and somebody who asks what is known of them. */
async function keepRecords({ workers, youth }: Founded, personId: string) {
  await addOldFile(house, youth, { birthOn: "1980-03-02", closedOn: "2018-01-10" });
  await addOldFile(house, youth, { birthOn: "1980-03-15", closedOn: "2018-01-10" });
  const { disposalId } = await taken(workers.registrar, proposeDisposal, {});
  const { packId } = await taken(workers.registrar, makePack, { personId });
  return { disposalId, packId };
}

/** The social worker opens a case of the outreach unit; the log reviewer asks why. */
async function openInEmergency({ tenant, workers }: Founded, caseId: string) {
  const { administrator, socialWorker, logReviewer } = workers;
  const decidedOn = "2026-01-15";
  const decision = "Får göras vid fara för någons liv eller hälsa.";
  await taken(administrator, decideRule, { version: 1, isOn: true, decision, decidedBy: "Nämnden", decidedOn });
  const password = randomBytes(12).toString("hex");
  await house.rows(
    `insert into account_credential (tenant_id, account_id, password_hash) values ($1, $2, $3)
     on conflict (tenant_id, account_id) do update set password_hash = excluded.password_hash`,
    [tenant.id, socialWorker.accountId, await hashPassword(password)],
  );
  await taken(socialWorker, confirmIdentity, { password, code: "" });
  const [found] = await house.rows<{ number: string }>("select number from case_record where id = $1", [caseId]);
  const { openingId } = await taken(socialWorker, openSubject, {
    ...{ by: "case", caseNumber: found?.number ?? "", number: "" },
    reason: "Hittade personen medvetslös vid stationen och behöver veta vem som kan nå familjen.",
  });
  const [item] = await house.rows<{ id: string }>("select id from log_review_item where opening_id = $1", [openingId]);
  const reviewItemId = item?.id ?? "";
  await taken(logReviewer, askReader, { itemId: reviewItemId, version: 1, question: "Varför kunde du inte vänta?" });
  return { openingId, reviewItemId, reviewMonth: swedishDateOf(now()).slice(0, 7) };
}

/** An authority whose people write without net. */
async function foundField(): Promise<Founded> {
  const founded = await found("Fältnämnden");
  const { tenant, workers } = founded;
  for (const name of ["Grupp 1", "Grupp 2"]) {
    await taken(workers.administrator, configurePoliceGroup, { policeGroupId: null, name, isClosed: false });
  }
  await house.rows(
    `update tenant_settings set keeps_device_drafts = true, draft_hours = 24, device_drafts_reason = 'Mörkertal i nätet',
       device_drafts_decided_by = 'Nämnden', device_drafts_decided_on = '2026-11-01' where tenant_id = $1`,
    [tenant.id],
  );
  return founded;
}

async function administer(administrator: Worker): Promise<string> {
  const goal = { measure: "field-contacts.mumin", value: "80", validFrom: "2008-01-01" };
  await taken(administrator, setReferenceTarget, goal);
  const provider = { label: "Kommunens inloggning", clientId: "samlots", clientSecret: "inte-hemlig" };
  const added = await taken(administrator, addOidcProvider, { ...provider, issuer: "https://idp.asundby.example" });
  return added.providerId;
}

interface People {
  readonly personId: string;
  readonly secondPersonId: string;
  readonly protectedPersonId: string;
  readonly personalNumber: string;
  readonly familyName: string;
}

async function registerPeople(worker: Worker): Promise<People> {
  const register = operationOf(persons, "persons.register-person");
  const serial = () => String(100 + (randomBytes(2).readUInt16BE() % 880));
  const number = personalNumber("20080314", serial());
  const familyName = `Kanariefågel${randomBytes(3).toString("hex").replaceAll(/\d/g, "x")}`;
  const one = async (input: object) => ((await taken(worker, register, input)) as { personId: string }).personId;
  const named = { identityKind: "personnummer", confirmedNotDuplicate: true };
  return {
    personId: await one({ ...named, number, givenName: "Alva", familyName }),
    secondPersonId: await one({
      ...{ identityKind: "temporary", assumedName: "Okänd pojke vid torget", confirmedNotDuplicate: true },
      ...{ estimatedAgeFrom: "15", estimatedAgeTo: "17", seenOn: "2026-02-01", seenAtTime: "22:10" },
    }),
    protectedPersonId: await one({
      ...{ ...named, number: personalNumber("20070102", serial()), givenName: "Skyddad", familyName: "Påhittad" },
      protection: "protectedRegistration",
    }),
    ...{ personalNumber: number, familyName },
  };
}

const everyFact = {
  ...{ placeType: "park", testResult: "negative", ageYears: "17", ageSource: "identity", sex: "woman", mumin: "yes" },
  ...{ knownInDrugContexts: "no", knownToSocialServices: "yes", knownToAddictionCare: "unknown" },
  ...{ presentAtIntervention: "yes", presentAtInterrogation: "no", familyConversation: "yes", assessmentMade: "yes" },
  ...{ report: "concern", offer: "talk", answer: "yes", intakeRegistered: "no" },
};

async function logContacts({ duty, workers }: Founded, policeGroupId: string, people: People) {
  const { outreachWorker: worker, socialWorker } = workers;
  const when = { occurredOn: swedishDateOf(now()), occurredTime: "00:00", policeGroupId, reason: "minorDrugOffence" };
  const log = async (more: object) => (await taken(worker, logContact, { ...when, ...more })).caseId;
  const notePhrase = `blå cykel utan ringklocka ${randomBytes(4).toString("hex")}`;
  const ids = {
    full: await log({ personId: people.personId, note: `Hon hade en ${notePhrase}.` }),
    bare: await log({}),
    acknowledged: await log({ mumin: "yes" }),
    withProtected: await log({ personId: people.protectedPersonId, mumin: "yes" }),
    tallied: await log({ mumin: "no", reason: "other" }),
  };
  await taken(worker, completeContact, { caseId: ids.full, version: 1, ...everyFact });
  await keepJournal(worker, ids.full);
  const message = "Väntar i receptionen.";
  await handOver(worker, ids.acknowledged, duty);
  const acknowledged = await seen(worker, ids.acknowledged);
  const handoverId = acknowledged.handovers[0]?.id;
  await taken(socialWorker, acknowledgeContact, { caseId: ids.acknowledged, handoverId });
  await handOver(worker, ids.full, duty, message);
  return { ids, notePhrase };
}

async function handOver(worker: Worker, caseId: string, to: Unit, message = ""): Promise<void> {
  const { contact } = await seen(worker, caseId);
  await taken(worker, handOverContact, { caseId, version: contact.version, toUnitId: to.id, message });
}

async function seen(worker: Worker, caseId: string) {
  return valueOf(await house.look(worker, contactPage, { caseId }), "contact-page");
}

async function keepJournal(worker: Worker, caseId: string): Promise<void> {
  const text = "Samtal på plats. Vill träffa någon på måndag.";
  const { noteId, version } = await taken(worker, writeNote, { caseId, text });
  await taken(worker, signNote, { caseId, noteId, version });
  await taken(worker, amendNote, { caseId, noteId, text: "Det ska vara tisdag." });
  await taken(worker, writeNote, { caseId, text: "Ett utkast." });
  const dueOn = swedishDateOf(new Date(now().getTime() + 2 * 86_400_000));
  await taken(worker, addTask, { caseId, text: "Ring vårdnadshavaren", dueOn, assigneeId: worker.accountId });
}

async function importRows(unitHead: Worker): Promise<void> {
  const rows = ["2026-01-10;17;K;J;N;J;ingen", "2026-03-11;22;M;N;?;N;LVM", "2026-06-12;15;X;J;J;J;oro"];
  const head = "Löpnr;Datum;Ålder;Kön;Känd narkotika;Känd socialtjänst;MUMIN;Anmälan";
  const text = [head, ...rows.map((row, at) => `${at + 1};${row}`)].join("\n");
  await taken(unitHead, importRegister, { file: new TextEncoder().encode(text), skipFaulty: false });
}

/** What a colleague is asked about, answered as the basis wants it. */
const harmlessAnswers = {
  clearThatNoHarm: { answer: "yes", reason: "Sagt vid mötet." },
  notIdentifiableOrHarmless: { answer: "yes", reason: "Känt av mottagaren." },
  protectedIdentity: { answer: "no", reason: "Kontrollerat." },
};

/** The person's own yes to telling the other authority's duty service. */
async function askConsent(worker: Worker, caseId: string, unitId: string): Promise<string> {
  const today = swedishDateOf(now());
  const { consentId } = await taken(worker, registerConsent, {
    ...{ kind: "liftSecrecy", caseId, purposes: ["coordination"], categories: ["contact", "health"] },
    ...{ words: "Att ni hjälps åt.", receivers: [`unit:${unitId}`], outside: "Hyresvärden AB", reservation: "" },
    ...{ validFrom: today, validTo: today, informedOn: today, language: "sv" },
  });
  await taken(worker, recordAnswer, {
    ...{ caseId, consentId, signer: "subject", answer: "all", categories: [], receiverIds: [], form: "oral" },
    ...{ answeredOn: today, evidence: "Sagt på plats.", reservation: "" },
  });
  return consentId;
}

/** A notification to the duty service, and a release to the other authority's. */
async function reportAndRelease({ duty, workers }: Founded, field: Founded, contacts: FullAuthority["contacts"]) {
  const worker = workers.outreachWorker;
  await house.rows("update unit set takes_duties = true where id = $1", [duty.id]);
  await house.rows("update unit set takes_disclosures = true where id = $1", [field.duty.id]);
  const report = await taken(worker, sendLvmNotification, {
    ...{
      caseId: contacts.acknowledged,
      toUnitId: duty.id,
      isRight: "yes",
      substances: ["drugs"],
      observed: "Sov ute.",
    },
    ...{ risks: ["healthInDanger"], voluntaryCare: "declined", immediateDanger: "yes", danger: "Det fryser i natt." },
    ...{ personInformed: "yes", whyAdult: "Säger sig vara 30 år." },
  });
  await readyToRelease(house, { id: worker.tenantId }, { demo: true, approvalFor: ["OSL_HARM_TEST_CLEAR"] });
  const tests = ["necessaryForOwnDuty", "noLessIntrusiveWay", "onlyWhatIsNeeded"];
  const release = {
    ...{ caseId: contacts.full, toUnitId: field.duty.id, basis: "OSL_10_2_OWN_NECESSITY", purpose: "coordination" },
    answers: Object.fromEntries(tests.map((test) => [test, { answer: "yes" as const, reason: "Det sa hon i går." }])),
    ...{ items: ["name", "number", "age", "occasion"], reservation: "Ring först." },
    texts: [{ text: "Vill ha hjälp av er.", categories: ["living"], others: "none", othersReason: "" }],
  };
  const preview = valueOf(await house.look(worker, previewRelease, release), "preview-release");
  const { disclosureId } = await taken(worker, releaseDisclosure, { ...release, previewed: preview.fingerprint });
  const harmless = { ...release, basis: "OSL_HARM_TEST_CLEAR", answers: harmlessAnswers };
  const asked = valueOf(await house.look(worker, previewRelease, harmless), "preview-release");
  const { approvalId } = await taken(worker, askApproval, { ...harmless, previewed: asked.fingerprint });
  const inbox = valueOf(await house.look(field.workers.socialWorker, disclosureInbox), "disclosure-inbox");
  const consentId = await askConsent(worker, contacts.full, field.duty.id);
  return {
    consentId,
    dutyReportId: report.reportId,
    disclosureId,
    approvalId,
    receivedId: inbox.people[0]?.copies[0]?.id ?? "",
  };
}

/** An operation a door does not name by itself. */
function operationOf(manifest: { readonly items: readonly { readonly name: string }[] }, name: string): Operation {
  const found = manifest.items.find((item) => item.name === name);
  if (!found) throw new Error(`There is no operation ${name}.`);
  return found as Operation;
}

async function taken<Out>(worker: Worker, operation: Operation<z.ZodType, Out>, input: object): Promise<Out> {
  return valueOf(await house.act(worker, operation, input), operation.name);
}

function valueOf<T>(reply: Reply<T>, name: string): T {
  if (reply.ok) return reply.value;
  const faults = Object.entries(reply.fields).map(([field, { key }]) => `${field}: ${key}`);
  throw new Error(`${name}: ${[reply.message, ...faults, reply.reference ?? ""].join(" ")}`);
}

try {
  const field = await foundField();
  const stage: Stage = {
    full: await furnish(field),
    empty: (await found("Tomma nämnden")).authority,
    field: field.authority,
  };
  process.stdout.write(JSON.stringify(stage));
} finally {
  await house.close();
}
