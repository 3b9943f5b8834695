"use server";

import { action } from "../gate";
import { answerQuestion, askReader, changeReview, drawMonth, noteMeasure, signItem } from "./operations";

export const drawMonthAction = action(drawMonth);
export const askReaderAction = action(askReader);
export const answerQuestionAction = action(answerQuestion);
export const signItemAction = action(signItem);
export const noteMeasureAction = action(noteMeasure);
export const changeReviewAction = action(changeReview);
