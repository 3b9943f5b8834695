import {
  acknowledgeContact,
  bookVisit,
  contactList,
  contactPage,
  handOverContact,
  logContact,
  makeOffer,
  newContactForm,
  noteAssessment,
  noteCompletion,
  noteIntake,
  notePresence,
  noteVisit,
} from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { asSomebody, type Somebody } from "./as-somebody";
import { stories, type Story } from "./town-stories";

const at = (name: string) => ({ email: `${name}@asundby.example`, tenantSlug: "socialnamnden" });

/** The contacts of Ungdomsjouren's last weeks, written down by its own people. Once: when there are any, none is added. */
export async function seedContacts(): Promise<void> {
  const isThere = await asSomebody(at("enhetschef"), async ({ look }) => {
    const { rows } = await look(contactList, { of: "unit", after: null });
    return rows.length > 0;
  });
  if (isThere) return;
  for (const worker of ["uppsokare", "uppsokare2"] as const) {
    await asSomebody({ ...at(worker), unitName: "Ungdomsjouren" }, async (somebody) => {
      for (const story of stories.filter((one) => one.worker === worker)) await write(somebody, story);
    });
  }
}

type Act = Parameters<Somebody["act"]>[0];

async function write(somebody: Somebody, story: Story): Promise<void> {
  const { act, look } = somebody;
  const { policeGroups } = await look(newContactForm, {});
  const group = policeGroups[stories.indexOf(story) % policeGroups.length];
  if (!group) throw new Error("Ungdomsjouren has no police groups");
  const occurredOn = addDays(swedishDateOf(now()), -story.ago);
  const { caseId } = await act(logContact, {
    ...{ occurredOn, occurredTime: story.time, policeGroupId: group.id, reason: "minorDrugOffence" },
    ...story.facts,
  } as never);
  if (story.outcome === undefined) return;
  const page = () => look(contactPage, { caseId });
  const noted = async (operation: Act, input: object) => {
    const { contact } = await page();
    await act(operation, { caseId, version: contact.version, ...input } as never);
  };
  const happened = { happenedOn: occurredOn, happenedTime: story.time };
  await noted(notePresence, { presentAtIntervention: "yes", miConversation: "yes", ...happened });
  await noted(noteAssessment, {
    ...{ testResult: story.facts["testResult"], assessmentMade: "yes", assessmentOutcome: story.outcome },
    ...{ socialNeed: story.need ?? [], ...happened },
  });
  await offers(story, occurredOn, noted, page);
  await followUp(story, caseId, noted, page);
}

type Noted = (operation: Act, input: object) => Promise<void>;
type Page = () => Promise<{
  readonly chain: {
    readonly services: readonly { readonly id: string; readonly name: string }[];
    readonly districts: readonly { readonly id: string }[];
    readonly bookings: readonly { readonly id: string }[];
  };
  readonly receivers: readonly { readonly id: string; readonly name: string }[];
  readonly handovers: readonly { readonly id: string }[];
}>;

async function offers(story: Story, offeredOn: string, noted: Noted, page: Page): Promise<void> {
  const { services } = (await page()).chain;
  const idOf = (name: string | undefined) => services.find((one) => one.name === name)?.id ?? "";
  const { offer, roof } = story;
  if (offer) {
    const { kind, service, answer = "", why = "" } = offer;
    await noted(makeOffer, { kind, serviceId: idOf(service), offeredOn, answer, notOfferedReason: why });
  }
  if (roof) {
    const { service, answer, reason = "" } = roof;
    await noted(makeOffer, { kind: "housing", serviceId: idOf(service), offeredOn, answer, reason });
  }
}

async function followUp(story: Story, caseId: string, noted: Noted, page: Page): Promise<void> {
  const { handedTo, isTaken = false, visit, completed } = story;
  const toUnitId = (await page()).receivers.find(({ name }) => name === handedTo)?.id;
  if (toUnitId) await noted(handOverContact, { toUnitId, message: "" });
  if (isTaken) {
    const handoverId = (await page()).handovers[0]?.id ?? "";
    const taker = handedTo === "Socialjouren" ? "socialjour" : "enhetschef.uppsok";
    await asSomebody(at(taker), ({ act }) => act(acknowledgeContact, { caseId, handoverId }));
    const district = (await page()).chain.districts[0]?.id ?? "";
    await noted(noteIntake, { districtId: district, intakeRegistered: "yes", intakeOn: "" });
  }
  if (visit) {
    const day = (days: number) => addDays(swedishDateOf(now()), days);
    await noted(bookVisit, { serviceId: "", dueOn: day(visit.inDays) });
    const bookingId = (await page()).chain.bookings[0]?.id;
    if (visit.outcome) await noted(noteVisit, { bookingId, outcome: visit.outcome, outcomeOn: day(visit.inDays) });
    if (visit.movedTo) await noted(noteVisit, { bookingId, outcome: "rebooked", rebookedTo: day(visit.movedTo) });
  }
  if (completed) await noted(noteCompletion, { completed });
}
