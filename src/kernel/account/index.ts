/** The door to the own account: name, language, password, second factor, sessions. */
import "server-only";

export { manifest } from "./manifest";
export {
  beginSecondFactor,
  changePassword,
  changeProfile,
  confirmSecondFactor,
  endOwnSessionById,
  signOutEverywhere,
  turnOffSecondFactor,
} from "./operations";
export { accountMetadata, AccountPage } from "./pages";
export { showOwnAccount, showStart } from "./views";
