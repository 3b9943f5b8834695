import "server-only";

export { drawMonth } from "./drawing";
export { answerQuestion, askReader, noteMeasure, signItem } from "./reviewing";
export { changeReview } from "./settings";
