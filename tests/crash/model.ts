/** What must be true after any crash, whatever was going on. Pure: books in, findings out. */

export interface Books {
  /** Every key that was ever sent. */
  readonly tried: ReadonlySet<string>;
  /** The case each acknowledged key was answered with; all answers, if it was answered more than once. */
  readonly acknowledged: ReadonlyMap<string, readonly string[]>;
  readonly cases: readonly string[];
  /** The case of each contact. */
  readonly contacts: readonly string[];
  readonly receipts: readonly { readonly key: string; readonly caseId: string }[];
  /** The case of each `logged` line. */
  readonly lines: readonly string[];
}

/** Lost, doubled or unlogged contacts, by count and first example. */
export function crashFindings(books: Books): string[] {
  const { tried, acknowledged, cases, contacts, receipts, lines } = books;
  const findings: string[] = [];
  const note = (what: string, found: readonly string[]) => {
    if (found.length > 0) findings.push(`${found.length} ${what}, for instance ${found[0]}`);
  };
  const [inCases, inContacts, inLines] = [new Set(cases), new Set(contacts), new Set(lines)];
  const answers = [...acknowledged].flatMap(([key, caseIds]) => caseIds.map((caseId) => ({ key, caseId })));
  note(
    "acknowledged and lost",
    answers.filter(({ caseId }) => !inContacts.has(caseId)).map(({ key }) => key),
  );
  note(
    "answered differently the second time",
    [...acknowledged].filter(([, ids]) => new Set(ids).size > 1).map(([key]) => key),
  );
  note("contacts doubled", doubles(contacts));
  note("receipts doubled", doubles(receipts.map(({ key }) => key)));
  note("cases shared by two keys", doubles(receipts.map(({ caseId }) => caseId)));
  note(
    "contacts that nobody sent",
    receipts.filter(({ key }) => !tried.has(key)).map(({ key }) => key),
  );
  note(
    "contacts without a receipt",
    contacts.filter((id) => !receipts.some(({ caseId }) => caseId === id)),
  );
  note(
    "receipts without a contact",
    receipts.filter(({ caseId }) => !inContacts.has(caseId)).map(({ key }) => key),
  );
  note(
    "cases without a contact",
    cases.filter((id) => !inContacts.has(id)),
  );
  note(
    "contacts without a case",
    contacts.filter((id) => !inCases.has(id)),
  );
  note(
    "contacts without a line in the log",
    contacts.filter((id) => !inLines.has(id)),
  );
  note(
    "lines in the log without a contact",
    lines.filter((id) => !inContacts.has(id)),
  );
  note("contacts logged twice", doubles(lines));
  return findings;
}

function doubles(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
}
