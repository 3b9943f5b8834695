/** What a database must be before the product works on it. Pure; each sentence is for the one who runs the installation. */

/** Facts about the role the application signs in as. */
export interface RoleFacts {
  readonly name: string;
  readonly isSuperuser: boolean;
  readonly bypassesRowSecurity: boolean;
  readonly createsRoles: boolean;
  readonly ownsTables: boolean;
  readonly isOwnerMember: boolean;
}

/** Facts about the server. */
export interface SettingFacts {
  /** 150004 is 15.4. */
  readonly versionNumber: number;
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly synchronousCommit: string;
}

const OLDEST_VERSION = 15;

/** By major version, the first minor release without the known holes in row-level security: those of November 2026. */
const OLDEST_MINOR: Readonly<Record<number, number>> = { 15: 20, 16: 16, 17: 12, 18: 6 };

/** A role that could step around row-level security, or take the means to. */
export function roleFault(role: RoleFacts): string | null {
  const powers: readonly (readonly [boolean, string])[] = [
    [role.isSuperuser, "is a superuser"],
    [role.bypassesRowSecurity, "bypasses row-level security"],
    [role.createsRoles, "may create roles"],
    [role.isOwnerMember, "is a member of samlots_owner"],
    [role.ownsTables, "owns tables"],
  ];
  const power = powers.find(([has]) => has)?.[1];
  return power === undefined
    ? null
    : `The database role ${role.name} in DATABASE_URL ${power}; Samlots works only as an unprivileged role such as samlots_app (docs/operations.md).`;
}

/** A server that is too old, or set up to lose what it has acknowledged. */
export function settingsFault(settings: SettingFacts): string | null {
  const version = Math.floor(settings.versionNumber / 10_000);
  if (version < OLDEST_VERSION)
    return `PostgreSQL ${String(version)} is too old; Samlots needs ${String(OLDEST_VERSION)} or later.`;
  const off =
    settings.fsync !== "on"
      ? "fsync"
      : settings.fullPageWrites !== "on"
        ? "full_page_writes"
        : ["on", "remote_apply"].includes(settings.synchronousCommit)
          ? null
          : "synchronous_commit";
  return off === null
    ? null
    : `PostgreSQL runs without ${off}, so a crash could lose what people were told is saved; turn it on.`;
}

/** A minor release with known holes in the row-level security that everything rests on. Majors of later years have none. */
export function minorFault({ versionNumber }: Pick<SettingFacts, "versionNumber">): string | null {
  const [major, minor] = [Math.floor(versionNumber / 10_000), versionNumber % 10_000];
  const oldest = OLDEST_MINOR[major];
  return oldest === undefined || minor >= oldest
    ? null
    : `PostgreSQL ${String(major)}.${String(minor)} has known holes in row-level security; install ${String(major)}.${String(oldest)} or later.`;
}

/** Migrations that are missing, or that this version does not know. */
export function migrationsFault(known: readonly string[], applied: readonly string[]): string | null {
  const missing = known.filter((name) => !applied.includes(name));
  if (missing.length > 0)
    return `The database lacks ${String(missing.length)} migration${missing.length === 1 ? "" : "s"}; run npm run db:migrate first.`;
  const unknown = applied.filter((name) => !known.includes(name)).sort();
  return unknown.length > 0
    ? `The database is newer than this version of Samlots (it has ${String(unknown.at(-1))}); install that version or a later one.`
    : null;
}
