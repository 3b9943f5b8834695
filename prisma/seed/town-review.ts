import pg from "pg";
import { confirmIdentity, decideRule, openSubject, showRule } from "@/kernel/emergency";
import { DEMO_PASSWORD } from "@/kernel/identity";
import { askReader, drawMonth, reviewList, signItem } from "@/kernel/log-review";
import { contactList } from "@/modules/field-contacts";
import { addDays, instantOf, now, swedishDateOf } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { asSomebody } from "./as-somebody";

const tenantSlug = "socialnamnden";
const administrator = { email: "admin@asundby.example", tenantSlug };
const reviewer = { email: "logg@asundby.example", tenantSlug };
const linnea = { email: "uppsokare@asundby.example", tenantSlug };
const goran = { email: "vuxenuppsokare@asundby.example", tenantSlug };

/** The decision, last month's reading with its sample half reviewed, and an opening that waits. Once: what is there stays. */
export async function seedReview(ownerUrl: string): Promise<void> {
  const today = swedishDateOf(now());
  const { rule } = await asSomebody(administrator, ({ look }) => look(showRule, {}));
  if (rule.isOn) return;
  await asSomebody(administrator, ({ act }) =>
    act(decideRule, {
      ...{ version: rule.version, isOn: true, decidedBy: "Socialnämnden i Åsundby", decidedOn: addDays(today, -200) },
      decision:
        "Den som arbetar med ärenden får öppna ett ärende vid fara för någons liv eller hälsa, när den som har ärendet inte går att nå.",
    }),
  );
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  if (await readLastMonth(ownerUrl, lastMonth)) await reviewSome(lastMonth);
  const number = await asSomebody(linnea, async ({ look }) => {
    const { rows } = await look(contactList, { of: "mine", after: null });
    return rows[0]?.caseNumber;
  });
  if (number === undefined) return;
  await asSomebody(goran, async ({ act }) => {
    await act(confirmIdentity, { password: DEMO_PASSWORD, code: "" });
    await act(openSubject, {
      ...{ by: "case", caseNumber: number, number: "" },
      reason: "Hittade personen medvetslös vid stationen. Behöver veta vem som kan kontakta familjen i natt.",
    });
  });
}

/**
 * The town was founded today, so nobody can have read last month: a few lines of the log, as the gate would have written
 * them. False when there is nothing to read, or lines of that month already.
 */
async function readLastMonth(ownerUrl: string, month: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("set role samlots_owner");
    const { rows: readers } = await client.query<{
      tenant_id: string;
      account_id: string;
      id: string;
      role: string;
      unit_id: string;
    }>(
      `select g.tenant_id, g.account_id, g.id, g.role, g.unit_id from assignment g join tenant t on t.id = g.tenant_id
       where t.slug = $1 and g.role not in ('administrator', 'logReviewer', 'registrar') order by g.id`,
      [tenantSlug],
    );
    const { rows: cases } = await client.query<{ id: string; person_id: string | null }>(
      "select c.id, c.person_id from case_record c join tenant t on t.id = c.tenant_id where t.slug = $1 order by c.number limit 40",
      [tenantSlug],
    );
    const { rows: known } = await client.query(
      "select 1 from audit_event e join tenant t on t.id = e.tenant_id where t.slug = $1 and e.at < $2 limit 1",
      [tenantSlug, instantOf(`${month}-28`, "00:00")],
    );
    if (readers.length === 0 || cases.length === 0 || known.length > 0) return false;
    for (const [place, { id, person_id }] of cases.entries()) {
      const reader = readers[(place * 7) % readers.length];
      if (!reader) continue;
      const hour = place % 9 === 0 ? "03" : String(8 + (place % 9)).padStart(2, "0");
      const at = instantOf(`${month}-${String(1 + (place % 27)).padStart(2, "0")}`, `${hour}:15`);
      await client.query(
        `insert into audit_event (tenant_id, id, at, account_id, assignment_id, role, unit_id, channel, name, act, outcome, event,
           rule_ids, policy_version, case_id, person_ids, fields, records)
         values ($1, $2, $3, $4, $5, $6, $7, 'web', 'field-contacts.contact-page', 'read', 'allowed', 'opened', '{case.unit-sight}',
           'tenant-1', $8, $9, '{contact}', 1)`,
        [
          ...[reader.tenant_id, uuidv7(at), at, reader.account_id, reader.id, reader.role, reader.unit_id, id],
          person_id === null ? [] : [person_id],
        ],
      );
    }
    return true;
  } finally {
    await client.end();
  }
}

/** Draws the month and signs off some of it; one reader is asked. */
async function reviewSome(month: string): Promise<void> {
  await asSomebody(reviewer, async ({ act, look }) => {
    await act(drawMonth, { month });
    const { items } = await look(reviewList, { state: "open", after: null });
    const [asked, wrong, ...rest] = items.filter(({ openingId }) => openingId === null);
    if (asked)
      await act(askReader, { itemId: asked.id, version: asked.version, question: "Vad behövde du veta i ärendet?" });
    if (wrong)
      await act(signItem, {
        ...{ itemId: wrong.id, version: wrong.version, finding: "unjustified" },
        text: "Läst utan uppdrag i ärendet, och inget är gjort efteråt.",
      });
    for (const { id, version } of rest.slice(0, 8))
      await act(signItem, { itemId: id, version, finding: "justified", text: "Hade jour och tog emot samtalet." });
  });
}
