/** The door for the browser: names only. */
export { basisKey } from "./domain/basis-key";
