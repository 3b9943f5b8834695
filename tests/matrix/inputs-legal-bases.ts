import { randomUUID } from "node:crypto";
import { now, swedishDateOf } from "@/platform/clock";
import type { Asking } from "./checker";

/** A version that nobody has signed, whatever was asked before in the one authority of the world. */
const unsigned = async (sql: (text: string, params: unknown[]) => Promise<unknown>, tenantId: string) =>
  sql(
    "update basis_sign_off set revoked_by = signed_by, revoked_at = now(), revocation_sealed = '-' where tenant_id = $1 and code = 'OSL_10_2_OWN_NECESSITY' and revoked_at is null",
    [tenantId],
  );

const nothing: Asking = { input: () => ({}) };

/** The law is nobody's secret: whoever works with cases reads it, and the registrar alone binds the authority. */
export const legalBasisInputs: Readonly<Record<string, Asking>> = {
  "legal-bases.list-bases": nothing,
  "legal-bases.show-basis": { input: () => ({ code: "OSL_10_23_SERIOUS" }) },
  "legal-bases.show-delegation": nothing,
  "legal-bases.list-offences": nothing,
  "legal-bases.sign-basis": {
    input: async (t, kit) => {
      await unsigned(kit.sql, t.tenantId);
      return { code: "OSL_10_2_OWN_NECESSITY", version: 1, hasRead: true, note: "Läst i gällande lydelse." };
    },
  },
  "legal-bases.revoke-basis": {
    isAboutRow: true,
    input: async (t, kit) => {
      const signOffId = randomUUID();
      if (t.situation !== "unknown") {
        // A version of its own for each: all inputs are made before the first is used.
        await kit.sql(
          `insert into basis_sign_off (tenant_id, id, code, basis_version, note_sealed, signed_by, signed_at)
           values ($1, $2, 'OSL_10_14_RESERVATION', (random() * 32000)::int, '-', $1, now())`,
          [t.tenantId, signOffId],
        );
      }
      return { signOffId, reason: "Lagen är ändrad." };
    },
  },
  "legal-bases.record-delegation": {
    input: () => ({
      ...{ basis: "", needsSecondPerson: "no", decidedBy: "Nämnden, § 12", validFrom: swedishDateOf(now()) },
    }),
  },
};
