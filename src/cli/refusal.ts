/** An expected "no" on the command line: one sentence on stderr and an exit code. 2: the words were wrong; 1: it could not be done. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    sentence: string,
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(sentence);
  }
}
