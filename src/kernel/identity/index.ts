/** The door to identity for the server: who calls. */
import "server-only";

export { enterSession, type Entry } from "./enter-session";
export { hashPassword, isPassword, PasswordsBusy } from "./password";
export { consumeStep, newSeed, seedAddress, stepOf } from "./second-factor";
export { forgetAttempts, takeAttempt } from "./throttle";
export { checkStepUp, noteStepUp, stepUpMeans, stepUpUntil, type StepUp, type StepUpMeans } from "./step-up";
export { claimOfRequest, currentSessionClaim, sessionClaimFrom } from "./request-session";
export { keysOf, signInKeysOf, type TenantKeys } from "./tenant-keys";
export { OldKeyInUse, rotateFieldKey, type Rotation } from "./rotation/rotate-field-key";
export { findSealedPlaces, type OwnerSql, type SealedPlace } from "./rotation/sealed-places";
export { listAccessibilityContacts, type AccessibilityContact } from "./accessibility-contacts";
export { authGet, authPost } from "./sign-in/routes";
export { assignmentPost, extendPost, secondFactorPost } from "./own-session";
export { foundPost, isEmpty } from "./found-tenant";
export { DEMO_PASSWORD, listDemoSignIns, type DemoSignIn } from "./demo";
export { clientSecretAddress } from "./sign-in/providers";
export { emailKeyOf } from "./sign-in/candidates";
export { beginOperatorSession, endOperatorSession, type OperatorName, type OperatorRefusal } from "./operator-session";
/** For programs that end: they would otherwise wait for the connections. */
export { disconnect } from "@/platform/db";
/** For the operator's commands: the owner's rights, on a connection of its own. */
export { withOwner, type OwnerConnection } from "@/platform/db";
export { SignInPage, signInMetadata } from "./sign-in/sign-in-page";
export { ChooseAssignmentPage, chooseAssignmentMetadata } from "./ui/choose-assignment-page";
export { FirstRunPage, firstRunMetadata } from "./ui/first-run-page";
export { SeedSetup } from "./ui/seed-setup";
export { SignOutForm } from "./ui/sign-out-form";
export { roles } from "./contract";
export type { NoPrincipal, Principal, Role, SessionClaim, SignedIn, TenantKind } from "./contract";
