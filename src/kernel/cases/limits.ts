/** How much fits. Apart from the rules, so that a form can say it before zod has come to the browser. */

/** Longest note, reason or message, in characters (UTF-16 units, as browsers count). */
export const TEXT_MAX = 20_000;
/** Longest task, in characters. */
export const TASK_TEXT_MAX = 500;
