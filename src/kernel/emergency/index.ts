/** The door to emergency openings: one case or one person, read for sixty minutes, reviewed afterwards. */
import "server-only";

export * from "./operations";
export { emergencyStart, openingNotice, showOpening, showRule } from "./views";
export { manifest } from "./manifest";
export {
  emergencyPage,
  emergencyRulePage,
  emergencyRuleTitle,
  emergencyTitle,
  openingNoticePage,
  openingNoticeTitle,
  openingPage,
  openingTitle,
} from "./pages";
