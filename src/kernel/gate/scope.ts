import "server-only";
import type { Prisma, Tx } from "@/platform/db";
import { blindIndex, openText, sealText, type FieldAddress } from "@/platform/crypto";
import { swedishDateOf } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import { columnDay } from "@/platform/clock/date-column";
import type { Principal } from "../identity/contract";
import { hasCaseContent } from "../secrecy";
import { signInKeysOf, type TenantKeys } from "../identity";

/** Where a sealed text lives inside the tenant: table and column as the database names them, and the row's id. */
export type SealedAt = Omit<FieldAddress, "tenantId">;

/** No row at all. Not an empty OR: inside an AND Prisma drops that, and everything matches. */
const NONE = { id: { in: [] as string[] } };

/**
 * What a request may touch: one transaction in one tenant's context, on behalf of one assignment, at one moment. Only
 * the gate makes one (the private field makes a look-alike a type error), so a function that takes a scope cannot be
 * called from outside a request that was let in.
 */
export class Scope {
  readonly #keys: TenantKeys;

  /** Not exported from the gate's door: `new Scope` is possible in the gate's own folder only. */
  constructor(
    readonly tx: Tx,
    readonly principal: Principal,
    readonly now: Date,
    keys: TenantKeys,
  ) {
    this.#keys = keys;
  }

  get tenantId(): string {
    return this.principal.tenantId;
  }

  /** Today's date in Sweden, YYYY-MM-DD. */
  get today(): string {
    return swedishDateOf(this.now);
  }

  newId(): string {
    return uuidv7(this.now);
  }

  /** Encrypts text for one place. It opens nowhere else. */
  seal(text: string, at: SealedAt): string {
    const { field } = this.#keys;
    return sealText(field.current.key, text, { tenantId: this.tenantId, ...at, keyVersion: field.current.version });
  }

  /** Decrypts text sealed for this place. Throws SealBroken if it was changed or moved. */
  open(sealed: string, at: SealedAt): string {
    return openText(this.#keys.field.forSealed(sealed), sealed, { tenantId: this.tenantId, ...at });
  }

  /**
   * Seals text for a row of another authority under that authority's key: from here it can be written, never opened. For
   * what is released to it (kernel/disclosures).
   */
  async sealerFor(tenantId: string): Promise<(text: string, at: SealedAt) => string> {
    const { current } = (await signInKeysOf(this.tx, tenantId)).field;
    return (text, at) => sealText(current.key, text, { tenantId, ...at, keyVersion: current.version });
  }

  /**
   * The blind index of a value as another authority would make it, for a row of that authority's: from here it can be
   * written, never looked up.
   */
  async indexFor(tenantId: string, field: string, normalised: string): Promise<string> {
    return blindIndex((await signInKeysOf(this.tx, tenantId)).index, field, normalised);
  }

  /** The blind index of an identifying value: equal values of one field in one tenant give equal answers. */
  index(field: string, normalised: string): string {
    return blindIndex(this.#keys.index, field, normalised);
  }

  /**
   * The cases in sight, as a condition: the same rule as `weighCase` in kernel/secrecy and the row policy
   * `case_record.read`; a test holds the three together. Every list of cases starts from it.
   */
  casesInSight(): Prisma.CaseRecordWhereInput {
    const { accountId, sightUnitId, role } = this.principal;
    if (!hasCaseContent(role)) return { tenantId: this.tenantId, ...NONE };
    const sight: Prisma.CaseRecordWhereInput[] = [{ workerIds: { has: accountId } }];
    if (sightUnitId) sight.push({ unitId: sightUnitId }, { receivingUnitId: sightUnitId });
    return {
      tenantId: this.tenantId,
      AND: [{ OR: sight }, { OR: [{ personId: null }, { person: this.#readable() }] }],
    };
  }

  /** The persons in sight, as a condition; the same rule as `weighPerson` and the row policy `person.read`. */
  personsInSight(): Prisma.PersonWhereInput {
    const { accountId, role } = this.principal;
    const within = { tenantId: this.tenantId, AND: [this.#readable()] };
    if (!hasCaseContent(role)) return { ...within, ...NONE };
    if (role === "registrar") return within;
    return { ...within, OR: [{ registeredBy: accountId }, this.personsOfCasesInSight()] };
  }

  /**
   * The persons whom a case in sight concerns, as a condition: as its person, as guardian of its person today (whoever
   * works with a child works with the guardians), or as an entry that was merged into somebody in sight.
   */
  personsOfCasesInSight(): Prisma.PersonWhereInput {
    if (!hasCaseContent(this.principal.role)) return NONE;
    const cases = { some: this.casesInSight() };
    const today = columnDay(this.today);
    const ward = { OR: [{ validTo: null }, { validTo: { gte: today } }], child: { cases } };
    const direct: Prisma.PersonWhereInput[] = [{ cases }, { guardianOf: { some: ward } }];
    const kept = { AND: [this.#readable(), { OR: [{ registeredBy: this.principal.accountId }, ...direct] }] };
    return { OR: [...direct, { mergedInto: kept }] };
  }

  #readable(): Prisma.PersonWhereInput {
    return { OR: [{ protection: "none" }, { readers: { some: { accountId: this.principal.accountId } } }] };
  }
}
