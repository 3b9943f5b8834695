import "server-only";
import type { PartManifest } from "../workflow";
import { answerQuestion, askReader, changeReview, drawMonth, noteMeasure, signItem } from "./operations";
import { boardReport, ownQuestion, reviewItem, reviewList, reviewSettings } from "./views";

/** What this part declares about itself. */
export const manifest = {
  name: "log-review",
  messages: "logReview",
  items: [
    ...[drawMonth, askReader, answerQuestion, signItem, noteMeasure, changeReview],
    ...[reviewList, reviewItem, ownQuestion, boardReport, reviewSettings],
  ],
  nav: [{ label: "logReview.nav", path: "log-review", roles: ["logReviewer", "unitHead"] }],
} as const satisfies PartManifest;
