import pg from "pg";
import { listBases, recordDelegation, showBasis, showDelegation, signBasis } from "@/kernel/legal-bases";
import { now, swedishDateOf } from "@/platform/clock";
import { asSomebody, type Somebody } from "./as-somebody";
import { town } from "./town";

/** What the lawyers of the town have got round to. The rest can be tried, because the town is a demo. */
const signed: Readonly<Record<string, readonly string[]>> = {
  socialnamnden: [
    ...["SOL_19_1_CONCERN", "OSL_12_2_CONSENT", "OSL_12_3_CONSENT_MINOR", "OSL_26_9_SOC_TO_CARE"],
    ...["SOL_19_6_FEEDBACK", "LUL_11_STATEMENT", "OSL_10_18A_UNDER21", "OSL_10_20_IMMEDIATE"],
  ],
  norra: ["SOL_19_1_CONCERN", "OSL_12_2_CONSENT", "OSL_12_3_CONSENT_MINOR"],
  sodra: ["SOL_19_1_CONCERN", "OSL_12_2_CONSENT"],
  polisen: ["SOL_19_1_CONCERN", "LUL_6_NOTIFY", "POLISL_6_NOTIFY"],
};

/** Where the delegation of the welfare board wants a second person. */
const withSecondPerson = ["OSL_10_15A_GENERAL_2025", "OSL_10_18A_UNDER21", "BRB_24_4_EMERGENCY"];

/**
 * Makes the town a demo (an owner's act, outside the gate), and lets each registrar sign and record the delegation. Safe to
 * run again.
 */
export async function seedLegalBases(ownerUrl: string): Promise<void> {
  await makeDemo(ownerUrl);
  for (const { slug, users } of town) {
    const registrar = users.find(({ holds }) => holds.some(({ role }) => role === "registrar"));
    if (!registrar) throw new Error(`${slug} has no registrar to sign anything`);
    await asSomebody({ email: registrar.email, tenantSlug: slug }, async (somebody) => {
      await recordOrder(somebody, slug === "socialnamnden" ? withSecondPerson : []);
      await signAll(somebody, signed[slug] ?? []);
    });
  }
}

async function makeDemo(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const slugs = town.map(({ slug }) => slug);
    await client.query("update public.tenant set is_demo = true where slug = any ($1) and not is_demo", [slugs]);
  } finally {
    await client.end();
  }
}

async function recordOrder({ act, look }: Somebody, codes: readonly string[]): Promise<void> {
  const { rules } = await look(showDelegation, {});
  const validFrom = swedishDateOf(now());
  const decidedBy = "Delegationsordningen, beslutad av nämnden";
  const known = new Set(rules.map(({ basis }) => basis ?? ""));
  for (const basis of ["", ...codes].filter((one) => !known.has(one)))
    await act(recordDelegation, { basis, needsSecondPerson: basis === "" ? "no" : "yes", decidedBy, validFrom });
}

async function signAll({ act, look }: Somebody, codes: readonly string[]): Promise<void> {
  const { rows } = await look(listBases, {});
  const note = "Läst i gällande lydelse. Kan användas enligt våra rutiner.";
  for (const { facts } of rows.filter((row) => codes.includes(row.facts.code))) {
    const { signOffs } = await look(showBasis, { code: facts.code });
    // Signed once already, perhaps taken back since: that is for people to decide.
    if (signOffs.some(({ version }) => version === facts.version)) continue;
    await act(signBasis, { code: facts.code, version: facts.version, hasRead: true, note });
  }
}
