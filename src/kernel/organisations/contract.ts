/** What other parts may know of an authority's organisation. Types and value sets only. */
import type { Role } from "../identity/contract";

/** What a unit does. The name is the authority's own; the kind decides nothing but a heading and a default. */
export const unitKinds = [
  "administration",
  "youthDuty",
  "socialDutyService",
  "outreach",
  "youth",
  "adults",
  "housing",
  "policeGroup",
  "care",
  "school",
  "other",
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** Somebody who can work on cases at a unit today. */
export interface Colleague {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  readonly onDuty: boolean;
}

/** A unit as others name it. */
export interface UnitName {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
}

/** What the authority has decided about drafts in browsers. */
export interface DeviceDrafts {
  readonly keepsDeviceDrafts: boolean;
  /** Hours a draft lives, in a browser or on the server: 24 to 72. */
  readonly draftHours: number;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  /** YYYY-MM-DD. */
  readonly decidedOn: string | null;
  readonly version: number;
}

/** The opening settings of the authority. */
export interface TenantSettings {
  /** Minutes without activity before a session ends, 5 to 15. */
  readonly idleMinutes: number;
  readonly requireSecondFactor: boolean;
  /** Where people report faults in accessibility: an e-mail address, or null. */
  readonly accessibilityContact: string | null;
  readonly version: number;
}
