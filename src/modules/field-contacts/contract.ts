/** The types that others may know of this module. */
export type { ContactFacts } from "./domain/contact";
export type { FigureId, Figures } from "./domain/figures";
export type { RegisterRow } from "./domain/register-row";
