import pg from "pg";
import { registerPerson } from "@/kernel/persons";
import { placeHold, showRetentionSettings, signRetentionRule } from "@/kernel/retention";
import { now, swedishDateOf } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { asSomebody } from "./as-somebody";

const kerstin = { email: "registrator@asundby.example", tenantSlug: "socialnamnden" };
const birgitta = { email: "enhetschef@asundby.example", tenantSlug: "socialnamnden" };
const administrator = { email: "admin@asundby.example", tenantSlug: "socialnamnden" };

/** Three files closed in 2018: one that can go, one that somebody holds, one in the sample for research. */
const FILES = [
  { caseNumber: "2018-GAL2RA", givenName: "Rune", familyName: "Ekström", day: "19790402", isHeld: false },
  { caseNumber: "2018-STP3PX", givenName: "Marika", familyName: "Holmgren", day: "19810707", isHeld: true },
  { caseNumber: "2018-FRS4KN", givenName: "Ulf", familyName: "Sandell", day: "19770915", isHeld: false },
] as const;

/** A number of the series for people who do not exist (serial 238). */
function numberOf(day: string): string {
  const sum = [...`${day.slice(2)}238`].reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${day}-238${(10 - (sum % 10)) % 10}`;
}

/**
 * Old files, so that retention has something to judge, and the sign-off of the rules by an invented lawyer. Nobody can
 * close a case in the past, so the cases are entered on the owner's connection. Once: what is there stays.
 */
export async function seedRetention(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const file of FILES) await addFile(client, file);
  } finally {
    await client.end();
  }
  await asSomebody(administrator, async ({ act, look }) => {
    for (const rule of (await look(showRetentionSettings, {})).rules)
      if (rule.signedBy === null)
        await act(signRetentionRule, {
          ...{ code: rule.code, ruleVersion: rule.version, signedBy: "Demonstrationens påhittade jurist" },
          signedOn: swedishDateOf(now()),
        });
  });
}

async function addFile(client: pg.Client, file: (typeof FILES)[number]): Promise<void> {
  const { rows } = await client.query<{ tenant_id: string; id: string; opener: string; known: boolean }>(
    `select u.tenant_id, u.id, (select a.account_id from public.assignment a where a.tenant_id = u.tenant_id and a.unit_id = u.id
        order by a.id limit 1) as opener,
       exists (select 1 from public.case_record c where c.tenant_id = u.tenant_id and c.number = $1) as known
     from public.unit u join public.tenant t on t.id = u.tenant_id where t.slug = 'socialnamnden' and u.name = 'Ungdomsjouren'`,
    [file.caseNumber],
  );
  const [unit] = rows;
  if (!unit || unit.known) return;
  const personId = await asSomebody(kerstin, async ({ act }) => {
    const { givenName, familyName, day } = file;
    const registered = await act(registerPerson, {
      ...{ identityKind: "personnummer", number: numberOf(day), givenName, familyName },
      ...{ protection: "none", confirmedNotDuplicate: true },
    } as never);
    return registered.personId;
  });
  const caseId = uuidv7(now());
  await client.query(
    `insert into public.case_record (tenant_id, id, number, workflow, unit_id, person_id, worker_ids, opened_by, opened_at, closed_at)
     values ($1, $2, $3, 'field-contacts', $4, $5, array[$6::uuid], $6, '2018-02-05T20:00:00Z', '2018-05-14T12:00:00Z')`,
    [unit.tenant_id, caseId, file.caseNumber, unit.id, personId, unit.opener],
  );
  if (!file.isHeld) return;
  await asSomebody(birgitta, ({ act }) =>
    act(placeHold, { caseId, reason: "En tvist om ersättning prövas i tingsrätten.", holdsUntil: "" }),
  );
}
