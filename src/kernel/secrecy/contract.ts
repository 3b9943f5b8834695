/** The language of releases and the ids of the rules: types and value sets, safe in the browser and in schemas. */
export * from "./release/facts";
export * from "./release/verdict";
export type { AskedSigners, Signer, SubjectOfConsent } from "./consent/asked";
export type { MatrixReceiver, MatrixRow } from "./consent/matrix";
export type { Replay, StoredDecision } from "./release/replay";
