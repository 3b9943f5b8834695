import "server-only";
import { roles, type Role } from "../identity/contract";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

/** A unit head reviews the reading of the own unit, and takes part in an opening into it; and answers like everybody. */
const HEAD: readonly Verb[] = ["review", "write"];

const readers: readonly Role[] = roles.filter((role) => role !== "administrator" && role !== "logReviewer");

/** The log reviewer and, for the own unit, its head. Whoever reads cases can be asked about it. The administrator sets the frame. */
export const reviewGrants: Grants = {
  ...Object.fromEntries(readers.map((role) => [role, ["write"] as const])),
  unitHead: HEAD,
  logReviewer: ["review", "decide"],
  administrator: ["administer"],
};

export const { operation, view } = corridor({ name: "log-review", messages: "logReview", grants: reviewGrants });
