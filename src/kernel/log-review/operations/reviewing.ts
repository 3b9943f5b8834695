import "server-only";
import { operation } from "../corridor";
import {
  findItem,
  findOwnQuestion,
  saveAnswer,
  saveFinding,
  saveMeasure,
  saveQuestion,
  type ItemRow,
} from "../data/items";
import { decideAnswer, decideFinding, decideMeasure, decideQuestion } from "../domain/item";
import { answerQuestionSchema, askReaderSchema, noteMeasureSchema, signItemSchema } from "../schema";

const log = () => ({ kind: "log" }) as const;
const about = (item: ItemRow) => ({
  aboutAccountId: item.readerId,
  ...(item.caseId === null ? {} : { caseId: item.caseId }),
  ...(item.personId === null ? {} : { personIds: [item.personId] }),
});
const saved = ({ itemId, version }: { readonly itemId: string; readonly version: number }) => ({
  itemId,
  version: version + 1,
});

/** Asks the one who read why: one question, answered in Samlots. */
export const askReader = operation({
  name: "ask-reader",
  input: askReaderSchema,
  needs: "review",
  subject: log,
  load: (scope, { itemId }) => findItem(scope, itemId),
  decide: (item, _input, facts) => decideQuestion(item, facts),
  save: async (scope, _change, { input }) => {
    await saveQuestion(scope, input);
    return saved(input);
  },
  records: ({ current }) => ({ event: "reader-asked", fields: ["question"], ...about(current), records: 1 }),
});

/** Answers a question about the own reading. */
export const answerQuestion = operation({
  name: "answer-question",
  input: answerQuestionSchema,
  needs: "write",
  subject: () => ({ kind: "self" }),
  load: (scope, { itemId }) => findOwnQuestion(scope, itemId),
  decide: (item, _input, facts) => decideAnswer(item, facts),
  save: async (scope, _change, { input }) => {
    await saveAnswer(scope, input);
    return saved(input);
  },
  records: ({ current }) => ({ event: "question-answered", fields: ["answer"], ...about(current), records: 1 }),
});

/** Signs an item off with a finding. Unjustified reading goes on to the reader's unit head. */
export const signItem = operation({
  name: "sign-item",
  input: signItemSchema,
  needs: "review",
  subject: log,
  load: (scope, { itemId }) => findItem(scope, itemId),
  decide: (item, _input, facts) => decideFinding(item, facts),
  save: async (scope, _change, { input }) => {
    await saveFinding(scope, input);
    return saved(input);
  },
  records: ({ current, input }) => ({
    event: `found-${input.finding}`,
    fields: ["finding", "text"],
    ...about(current),
    records: 1,
  }),
});

/** Notes what the unit head did about reading that was not justified. */
export const noteMeasure = operation({
  name: "note-measure",
  input: noteMeasureSchema,
  needs: "review",
  subject: log,
  load: (scope, { itemId }) => findItem(scope, itemId),
  decide: (item, _input, facts) => decideMeasure(item, facts),
  save: async (scope, _change, { input }) => {
    await saveMeasure(scope, input);
    return saved(input);
  },
  records: ({ current }) => ({ event: "measure-noted", fields: ["measure"], ...about(current), records: 1 }),
});
