import { importRegister, reportList, saveReportText, signReport, writeRegisterCsv } from "@/modules/field-contacts";
import type { RegisterRow } from "@/modules/field-contacts/contract";
import { now } from "@/platform/clock";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import { asSomebody, type Somebody } from "./as-somebody";
import { cohortRows, cohortYear } from "./cohort";

const headOfUngdomsjouren = { email: "enhetschef@asundby.example", tenantSlug: "socialnamnden" };

const texts = {
  summary: "Fler än målet gick vidare till MUMIN. Fler unga kom till sitt första besök än förra perioden.",
  reached: "Vi har nått fler genom att vara ute till klockan tre på helgerna. Kvinnor är fortfarande få.",
  chain: "När vi är med redan vid ingripandet tackar fler ja.",
  outcomes: "De som uteblir från första besöket hör av sig igen om vi ringer dagen efter.",
  needs: "Vuxna över tjugo år med egen bostad saknar en öppen mottagning på kvällar.",
  ahead: "Vi prövar påminnelse samma dag som besöket.",
};

/**
 * A register of last year and of this year's four-month periods that have ended, as the unit's spreadsheet would hold it:
 * the cohort's people again, more of them brought in. The reports of them are signed, except the newest, which is a draft.
 */
export async function seedReports(): Promise<void> {
  const today = swedishDateOf(now());
  const year = Number(today.slice(0, 4));
  const ended = [1, 2, 3].filter((number) => `${year}-${String(number * 4).padStart(2, "0")}-31` < today);
  const isOver = ({ occurredOn }: RegisterRow) => Number(occurredOn.slice(5, 7)) <= ended.length * 4;
  const rows = [...yearLike(year - 1, false), ...yearLike(year, true).filter(isOver)];
  const codes = [1, 2, 3].map((number) => `${year - 1}-T${number}`);
  const own = ended.map((number) => `${year}-T${number}`);
  const draft = own.at(-1) ?? null;
  await asSomebody(headOfUngdomsjouren, async (head) => {
    const file = new TextEncoder().encode(writeRegisterCsv(rows));
    await head.act(importRegister, { file, skipFaulty: false });
    for (const period of [String(cohortYear), ...codes, String(year - 1), ...own])
      await write(head, period, period !== draft);
  });
}

/** Those of the cohort who were brought in, and some of the others: seven in ten brought in, eight in ten the year after. */
function yearLike(year: number, later: boolean): RegisterRow[] {
  const rows = cohortRows();
  const brought = rows.filter(({ mumin }) => mumin === true);
  const others = rows.filter(({ mumin }) => mumin !== true).filter((_, at) => at % (later ? 9 : 5) === 0);
  return [...brought, ...others].map((row) => ({
    ...row,
    registerNumber: `${year}-${row.registerNumber ?? ""}`,
    occurredOn: `${year}${row.occurredOn.slice(4)}`.replace("-02-29", "-02-28"),
  }));
}

async function write({ act, look }: Somebody, period: string, signs: boolean): Promise<void> {
  const { states } = await look(reportList, {});
  const state = states.find((one) => one.period.code === period);
  if (!state || state.signed || state.hasDraft) return;
  const { version } = await act(saveReportText, { period, version: 0, ...texts, reason: "" });
  if (signs) await act(signReport, { period, version, confirmed: true });
}
