import "server-only";
import { database } from "@/platform/db";
import type { Role } from "./contract";

/** The password of everybody in a demonstration. Public: production refuses a demo that others can reach (platform/env). */
export const DEMO_PASSWORD = "Samlots-demo-2026";

/** One assignment of somebody in the demonstration. */
export interface DemoSignIn {
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly onDuty: boolean;
  readonly unitName: string;
  readonly tenantName: string;
}

/** Everybody one can sign in as in a demonstration: accounts whose address ends in `.example`, which no real one does. */
export async function listDemoSignIns(): Promise<readonly DemoSignIn[]> {
  const rows = await database().$queryRaw<
    { email: string; display_name: string; role: Role; unit_name: string; tenant_name: string; on_duty: boolean }[]
  >`select * from app.demo_sign_ins()`;
  return rows.map((row) => ({
    email: row.email,
    displayName: row.display_name,
    role: row.role,
    onDuty: row.on_duty,
    unitName: row.unit_name,
    tenantName: row.tenant_name,
  }));
}
