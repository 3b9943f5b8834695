import {
  addTallyPartner,
  changeMethodSetting,
  fidelityForm,
  methodPageView,
  monthOf,
  monthsFrom,
  recordFidelity,
  recordMethodVersion,
  saveInterimReport,
  saveSteeringMonth,
  signSteeringMonth,
  tallyIntervention,
  tallyPartnerList,
} from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { asSomebody } from "./as-somebody";
import { methodTexts, interimTexts, steeringTexts } from "./method-texts";

const board = "socialnamnden";
const head = { email: "enhetschef@asundby.example", tenantSlug: board };
const outreachWorker = { email: "uppsokare@asundby.example", tenantSlug: board };
const administrator = { email: "admin@asundby.example", tenantSlug: board };
const liaisons = ["polis@asundby.example", "polis3@asundby.example"].map((email) => ({ email, tenantSlug: "polisen" }));

/**
 * The method at Ungdomsjouren as if it had been followed for two months: two versions of the text, answers for the
 * contacts there are, two signed months of the steering group, an interim report under way, and what the police have
 * tallied. Once: a town that has a text of the method already is left alone.
 */
export async function seedMethod(): Promise<void> {
  const today = swedishDateOf(now());
  if (await writeFirstVersion(today)) {
    await answerForContacts();
    await writePapers(today);
  }
  await tallyInterventions(today);
}

const textFields = (texts: readonly string[]) => {
  const [text1 = "", text2 = "", text3 = "", text4 = "", text5 = "", text6 = "", text7 = ""] = texts;
  return { text1, text2, text3, text4, text5, text6, text7 };
};

/** Whether there was none yet. */
function writeFirstVersion(today: string): Promise<boolean> {
  return asSomebody(head, async ({ act, look }) => {
    const { versions, colleagues } = await look(methodPageView, {});
    if (versions.length > 0) return false;
    const startedOn = monthsFrom(monthOf(today), -2);
    const decided = { validFrom: startedOn, decidedOn: startedOn, decidedBy: "Styrgruppen" };
    const why = "Arbetet börjar. Texten bygger på Mariamottagningens arbetssätt.";
    await act(recordMethodVersion, { ...decided, why, ...textFields(methodTexts) });
    const responsibleId = colleagues.find(({ name }) => name === "Jonas Häggkvist")?.id ?? "";
    const rhythm = { monthlyMonths: 6, laterEveryMonths: 3 };
    await act(changeMethodSetting, { responsibleId, startedOn, ...rhythm, version: 0 });
    return true;
  });
}

/** Some followed, some departed from with a reason, the newest left unanswered: as a desk looks on a Monday. */
function answerForContacts(): Promise<void> {
  return asSomebody(outreachWorker, async ({ act, look }) => {
    const { due } = await look(methodPageView, {});
    for (const [index, { caseId }] of due.slice(0, -2).entries()) {
      const { steps } = await look(fidelityForm, { caseId });
      const answers = steps
        .filter(({ applicability }) => applicability.kind === "applies")
        .map(({ step }): Record<string, string> => {
          const departs = (index + step) % 5 === 0;
          return departs
            ? { [`outcome${step}`]: "departed", [`reasonKind${step}`]: index % 2 ? "lackOfTime" : "personDeclined" }
            : { [`outcome${step}`]: "followed" };
        });
      const versions = Object.fromEntries(steps.map(({ step, answer }) => [`version${step}`, answer?.version ?? 0]));
      await act(recordFidelity, Object.assign({ caseId }, versions, ...answers) as never);
    }
  });
}

function writePapers(today: string): Promise<void> {
  return asSomebody(head, async ({ act, look }) => {
    for (const [back, texts] of [
      [-2, steeringTexts[0]],
      [-1, steeringTexts[1]],
    ] as const) {
      const month = monthsFrom(monthOf(today), back);
      await act(saveSteeringMonth, { month, ...texts, version: 0 });
      await act(signSteeringMonth, { month, version: 1 });
    }
    const [newest] = (await look(methodPageView, {})).signedMonths;
    const decided = { validFrom: today, decidedOn: today, decidedBy: "Styrgruppen" };
    const why = "Steg 4 var otydligt när testet var negativt: många trodde att inget skulle erbjudas då.";
    const texts = methodTexts.map((text, index) =>
      index === 3 ? `${text} Det gäller också när testet är negativt.` : text,
    );
    await act(recordMethodVersion, { ...decided, why, ...textFields(texts), steeringMonthId: newest?.id ?? "" });
    const periodFrom = monthsFrom(monthOf(today), -2);
    const periodTo = addDays(monthsFrom(periodFrom, 12), -1);
    await act(saveInterimReport, { number: 1, periodFrom, periodTo, ...interimTexts, version: 0 });
  });
}

/** Ten days of two groups, counted by their liaisons, to the one board that has listed them. */
async function tallyInterventions(today: string): Promise<void> {
  const isNew = await asSomebody(administrator, async ({ act, look }) => {
    const { partners, units } = await look(tallyPartnerList, {});
    const unitId = units.find(({ name }) => name === "Ungdomsjouren")?.id;
    if (partners.length > 0 || !unitId) return false;
    await act(addTallyPartner, { police: "polisen", unitId, validFrom: addDays(today, -60) });
    return true;
  });
  if (!isNew) return;
  for (const [index, liaison] of liaisons.entries())
    await asSomebody(liaison, async ({ act }) => {
      for (let back = 10; back >= 0; back--) {
        const times = (back * 7 + index * 3) % 4;
        const testResult = (["negative", "none", "positive"] as const)[(back + index) % 3] ?? "none";
        const reason = back % 4 === 0 ? "other" : "minorDrugOffence";
        for (let time = 0; time < times; time++)
          await act(tallyIntervention, { receiver: board, on: addDays(today, -back), reason, testResult });
      }
    });
}
