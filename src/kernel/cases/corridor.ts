import "server-only";
import { corridor } from "../gate";
import { caseGrants } from "./grants";

export const { operation, view } = corridor({ name: "cases", messages: "cases", grants: caseGrants });
