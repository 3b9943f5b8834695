import "server-only";
import { database } from "@/platform/db";

/** Where an authority wants to hear of barriers. */
export interface AccessibilityContact {
  readonly authority: string;
  /** An e-mail address. */
  readonly contact: string;
}

/** The contacts of all authorities that have given one, by name: lag (2018:1937) 13 § wants them in the statement. */
export async function listAccessibilityContacts(): Promise<readonly AccessibilityContact[]> {
  return database().$queryRaw<AccessibilityContact[]>`
    select authority, contact from app.accessibility_contacts()`;
}
