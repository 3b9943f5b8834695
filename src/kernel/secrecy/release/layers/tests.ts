/** Rows 26-28: the questions of the basis, walked in their own order. */
import type { TestAnswer } from "../facts";
import type { BasedQuestion } from "../question";
import type { ReleaseDenyRule } from "../verdict";

/** Tests, then the chosen alternative (the age has no question: row 19 counts it), then what the basis is not for. */
export function testsPass({ basis, ground, request }: BasedQuestion): ReleaseDenyRule | null {
  const alternative = ground === null || ground === "under18" ? [] : [ground];
  return (
    firstFailing([...basis.tests, ...alternative], "yes", "basis.test-failed", request.answers) ??
    firstFailing(basis.exclusions, "no", "basis.excluded", request.answers)
  );
}

function firstFailing(
  names: readonly string[],
  wanted: TestAnswer["answer"],
  otherwise: ReleaseDenyRule,
  answers: Readonly<Record<string, TestAnswer>>,
): ReleaseDenyRule | null {
  for (const name of names) {
    const given = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (given?.hasReason !== true) return "basis.test-unanswered";
    if (given.answer !== wanted) return otherwise;
  }
  return null;
}
