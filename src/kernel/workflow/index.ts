/**
 * What a workflow (or a kernel part with records of its own) declares about itself. Types only: the kernel never lists
 * who fulfils them; `src/modules/index.ts` does, for the four workflows.
 */
import type { Verb } from "../access";
import type { Role } from "../identity/contract";

/** An operation or view as the manifest shows it: enough to list it and to generate the gate matrix. */
export interface ManifestItem {
  readonly kind: "operation" | "view";
  /** `<part>.<kebab-case act>`. */
  readonly name: string;
  readonly needs: Verb;
}

/** A line in the menu of those roles. */
export interface NavItem {
  /** Key in the message catalogue. */
  readonly label: string;
  /** Path inside the tenant, without slashes at its ends: `field-contacts`. */
  readonly path: string;
  readonly roles: readonly Role[];
  /** Shown only to assignments that see a whole unit (unit head, duty officer). */
  readonly needsUnitSight?: boolean;
  /** Shown only where the authority has decided that emergency openings may be made. */
  readonly needsEmergencyRule?: boolean;
}

/** A measure an administrator may set a goal for. */
export interface MeasureDeclaration {
  /** `<part>.<measure>`. */
  readonly key: string;
  /** Key in the message catalogue. */
  readonly label: string;
}

/** What every part with operations declares. */
export interface PartManifest {
  readonly name: string;
  /** Its part of the message catalogue. */
  readonly messages: string;
  readonly items: readonly ManifestItem[];
  readonly nav: readonly NavItem[];
}

/** What a workflow declares beyond that. */
export interface WorkflowModule extends PartManifest {
  /** The name of the workflow's cases, a key in the catalogue. */
  readonly caseLabel: string;
  /** The path of one case of this workflow inside the tenant. */
  readonly casePath: (caseId: string) => string;
  readonly measures: readonly MeasureDeclaration[];
  /** Names of the events of others that it hears. */
  readonly hears: readonly string[];
}
