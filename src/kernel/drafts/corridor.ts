import "server-only";
import type { Grants } from "../access";
import { corridor } from "../gate";

/** Those who write in the field or about it. A draft is its writer's own: nobody else reads it, the unit head neither. */
const grants: Grants = {
  outreachWorker: ["read", "write"],
  socialWorker: ["read", "write"],
  unitHead: ["read", "write"],
};

export const { operation, view } = corridor({ name: "drafts", messages: "drafts", grants });
