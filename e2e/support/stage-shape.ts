/** What the stage (stage.ts) tells the tests. Plain data: it crosses from one process to another as JSON. */
import type { Role } from "@/kernel/identity/contract";

/** One assignment of one account. */
export interface Actor {
  readonly tenantId: string;
  readonly slug: string;
  readonly accountId: string;
  readonly assignmentId: string;
  readonly email: string;
}

/** An authority with somebody in every role. */
export interface Authority {
  readonly slug: string;
  /** Outreach worker, unit head and others sit at Ungdomsjouren; the social worker is on duty at Socialjouren. */
  readonly actors: Readonly<Record<Role, Actor>>;
}

/** The authority in which things have happened. */
export interface FullAuthority extends Authority {
  /** Same unit and role as the outreach worker, on no case. */
  readonly colleague: Actor;
  readonly unitId: string;
  readonly providerId: string;
  readonly personId: string;
  readonly secondPersonId: string;
  readonly protectedPersonId: string;
  readonly personalNumber: string;
  readonly familyName: string;
  /** Words that stand in the note of `contacts.full` and nowhere else. */
  readonly notePhrase: string;
  readonly contacts: {
    /** Everything filled in, a person, a journal and tasks; handed over and waiting. */
    readonly full: string;
    /** Only what is required. */
    readonly bare: string;
    readonly acknowledged: string;
    readonly withProtected: string;
    readonly tallied: string;
  };
  /** Sent from `contacts.acknowledged` to Socialjouren, not taken by anybody. */
  readonly dutyReportId: string;
  /** Released from `contacts.full` to Socialjouren of `field`. */
  readonly disclosureId: string;
  readonly approvalId: string;
  /** Of the person of `contacts.full`, answered by them, to Socialjouren of `field`. */
  readonly consentId: string;
  readonly receivedId: string;
  /** The social worker's emergency opening of `contacts.bare`, the item that reviews it, and the month it was made in. */
  readonly openingId: string;
  readonly reviewItemId: string;
  readonly reviewMonth: string;
  /** The registrar's, about `personId`. */
  readonly packId: string;
  /** Proposed by the registrar: one old file. */
  readonly disposalId: string;
}

export interface Stage {
  readonly full: FullAuthority;
  /** Nothing has happened here. */
  readonly empty: Authority;
  /** Lets drafts lie on the device; has police groups and nothing else. */
  readonly field: Authority;
}
