import "server-only";
import { hasVerb } from "../access";
import type { Scope } from "../gate";
import { legalBasisGrants, view } from "./corridor";
import { findBasisVersions, listBasisRows, listPenaltyRows } from "./data/bases";
import { listDelegationRows } from "./data/delegation";
import { approvalFor, isDemo, listSignedBases } from "./data/ground";
import { listSignOffs } from "./data/sign-offs";
import { basisState, versionToShow, type Standing } from "./domain/state";
import { nothingSchema, showBasisSchema } from "./schema";

/** A lookup that other parts make inside their own operations and views: the gate has answered for them there. */
export { findReleaseGround } from "./data/ground";

const organisation = () => ({ kind: "organisation" }) as const;
const maySign = (scope: Scope) => hasVerb(legalBasisGrants, scope.principal.role, "decide");

async function standingOf(scope: Scope): Promise<Standing> {
  const signedBases = await listSignedBases(scope);
  return { today: scope.today, kind: scope.principal.tenantKind, signedBases, isDemo: await isDemo(scope) };
}

/** Every basis, in the version that counts today, and where it stands for the own authority. */
export const listBases = view({
  name: "list-bases",
  input: nothingSchema,
  needs: "read",
  subject: organisation,
  load: async (scope) => {
    const standing = await standingOf(scope);
    const all = await listBasisRows(scope);
    const rows = [...new Set(all.map(({ facts }) => facts.code))].flatMap((code) => {
      const row = versionToShow(
        all.filter(({ facts }) => facts.code === code),
        scope.today,
      );
      return row ? [{ ...row, state: basisState(row.facts, standing) }] : [];
    });
    const delegation = await approvalFor(scope);
    return { rows, isDemo: standing.isDemo, isDelegationKnown: delegation !== "unknown", maySign: maySign(scope) };
  },
  records: ({ value }) => ({ event: "bases-seen", records: value.rows.length }),
});

/** One basis with all its versions, what the authority's lawyer has said of them, and what the delegation says. */
export const showBasis = view({
  name: "show-basis",
  input: showBasisSchema,
  needs: "read",
  subject: organisation,
  load: async (scope, { code }) => {
    const found = await findBasisVersions(scope, code);
    const shown = versionToShow(found, scope.today);
    if (!shown) return null;
    const standing = await standingOf(scope);
    const versions = found.map((row) => ({ ...row, state: basisState(row.facts, standing) }));
    const approval = await approvalFor(scope);
    return {
      ...{ versions, shownVersion: shown.facts.version, isDemo: standing.isDemo, maySign: maySign(scope) },
      signOffs: await listSignOffs(scope, code),
      needsSecondPerson: approval === "unknown" ? null : approval.includes(code),
    };
  },
  records: ({ input }) => ({ event: "basis-seen", fields: [input.code], records: 1 }),
});

/** What the authority's delegation says, now, before and later. */
export const showDelegation = view({
  name: "show-delegation",
  input: nothingSchema,
  needs: "read",
  subject: organisation,
  load: async (scope) => ({
    rules: await listDelegationRows(scope),
    codes: [...new Set((await listBasisRows(scope)).map(({ facts }) => facts.code))],
    today: scope.today,
    maySign: maySign(scope),
  }),
  records: ({ value }) => ({ event: "delegation-seen", records: value.rules.length }),
});

/** The table of least penalties. */
export const listOffences = view({
  name: "list-offences",
  input: nothingSchema,
  needs: "read",
  subject: organisation,
  load: async (scope) => ({ rows: await listPenaltyRows(scope), today: scope.today }),
  records: ({ value }) => ({ event: "offences-seen", records: value.rows.length }),
});
