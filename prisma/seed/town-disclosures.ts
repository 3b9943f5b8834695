import { withdrawAnswer } from "@/kernel/consents";
import {
  acknowledgeReceived,
  askApproval,
  caseDisclosures,
  disclosureInbox,
  previewRelease,
  registerReceived,
  releaseDisclosure,
  releaseForm,
  withdrawDisclosure,
} from "@/kernel/disclosures";
import { asSomebody, type Somebody } from "./as-somebody";
import { contactWith, sayYes } from "./town-duties";

const linnea = { email: "uppsokare@asundby.example", tenantSlug: "socialnamnden" };
const hakan = { email: "ungdomsutredare@asundby.example", tenantSlug: "polisen" };
const POLICE = "Ungdomsutredarna";

/**
 * What the welfare board has let the youth investigators of the police know: a summary that can be read, one that ended
 * with its consent, one that was taken back, one the police have registered, one that was corrected, and one that waits
 * for a colleague. Once: what is there stays.
 */
export async function seedDisclosures(): Promise<void> {
  const isThere = await asSomebody(hakan, async ({ look }) => {
    const { people, ended } = await look(disclosureInbox, {});
    return people.length + ended.length > 0;
  });
  if (isThere) return;
  const made = await asSomebody(linnea, releaseAll);
  await asSomebody(hakan, async ({ act, look }) => {
    const { people } = await look(disclosureInbox, {});
    // The oldest is registered; all but the newest have been read.
    const copies = people.flatMap((one) => one.copies).sort((a, b) => +a.receivedAt - +b.receivedAt);
    for (const { id } of copies.slice(0, -1)) await act(acknowledgeReceived, { receivedId: id });
    if (copies[0]) await act(registerReceived, { receivedId: copies[0].id, note: "5000-K11-26, ungdomsärende." });
  });
  await asSomebody(linnea, (somebody) => endSome(somebody, made));
}

interface Made {
  readonly elias: string;
  readonly nils: string;
  readonly nilsAnswer: string;
}

async function releaseAll(somebody: Somebody): Promise<Made> {
  const elias = await contactWith(somebody, { givenName: "Elias", familyName: "Brandt", years: 19 });
  await sayYes(somebody, elias, await policeUnit(somebody, elias), "coordination");
  await consented(somebody, elias, "Elias bor hos en kompis i Södra och vill bli nådd genom oss.");
  await consented(somebody, elias, "Elias har fått plats på stödboendet från måndag.");
  const nils = await contactWith(somebody, { givenName: "Nils", familyName: "Åberg", years: 22 });
  const nilsAnswer = await sayYes(somebody, nils, await policeUnit(somebody, nils), "coordination");
  await consented(somebody, nils, "Nils sover på härbärget sedan en vecka.");
  const ida = await contactWith(somebody, { givenName: "Ida", familyName: "Lövgren", years: 20 });
  await askColleague(somebody, ida);
  await sayYes(somebody, ida, await policeUnit(somebody, ida), "coordination");
  await consented(somebody, ida, "Ida kan nås på jouren på kvällarna.");
  return { elias, nils, nilsAnswer };
}

/** A consent is taken back; a release is corrected; another is taken back by the sender. */
async function endSome(somebody: Somebody, { elias, nils, nilsAnswer }: Made): Promise<void> {
  const { act, look } = somebody;
  const { released } = await look(caseDisclosures, { caseId: elias });
  const latest = released.find(({ state }) => state.kind === "readable");
  if (latest) {
    await consented(somebody, elias, "Elias har fått plats på stödboendet från onsdag.", latest.id);
    const extra = await consented(somebody, elias, "Elias söker arbete.");
    await act(withdrawDisclosure, { caseId: elias, disclosureId: extra, reason: "Gällde en annan person." });
  }
  await act(withdrawAnswer, {
    caseId: nils,
    answerId: nilsAnswer,
    how: "oral",
    reach: "this",
    reason: "Nils ångrade sig.",
  });
}

async function policeUnit({ look }: Somebody, caseId: string): Promise<string> {
  const { receivers } = await look(releaseForm, { caseId });
  const unit = receivers.find(({ unitName }) => unitName === POLICE);
  if (!unit) throw new Error("the youth investigators take nothing");
  return unit.unitId;
}

const said = (answer: "yes" | "no", ...tests: string[]) =>
  Object.fromEntries(tests.map((test) => [test, { answer, reason: "Bedömt vid mötet i går kväll." }]));

async function typed(somebody: Somebody, caseId: string, text: string) {
  return {
    ...{ caseId, toUnitId: await policeUnit(somebody, caseId), purposeText: "", reservation: "", ground: "" as const },
    items: ["name" as const, "number" as const],
    texts: [{ text, categories: ["living" as const], others: "none" as const, othersReason: "" }],
  };
}

async function consented(somebody: Somebody, caseId: string, text: string, replacesId = ""): Promise<string> {
  const input = {
    ...(await typed(somebody, caseId, text)),
    ...{ basis: "OSL_12_2_CONSENT", purpose: "coordination" as const, replacesId },
    answers: { ...said("yes", "consentInformed"), ...said("no", "policeRecords") },
  };
  const { fingerprint } = await somebody.look(previewRelease, input);
  return (await somebody.act(releaseDisclosure, { ...input, previewed: fingerprint })).disclosureId;
}

async function askColleague(somebody: Somebody, caseId: string): Promise<void> {
  const input = {
    ...(await typed(somebody, caseId, "Ida har pressats att bära saker åt äldre. Hon är rädd för fredag kväll.")),
    ...{ basis: "OSL_10_18A_UNDER21", purpose: "preventCrime" as const },
    answers: {
      ...said("yes", "concreteRiskOfCrime", "notInappropriateForServices"),
      ...said("no", "committedCrime"),
    },
  };
  const { fingerprint } = await somebody.look(previewRelease, input);
  await somebody.act(askApproval, { ...input, previewed: fingerprint });
}
