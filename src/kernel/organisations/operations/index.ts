export { addAssignment, endAssignment } from "./assignments";
export { setDeviceDrafts } from "./device-drafts";
export { addOidcProvider, changeOidcProvider, changeTenantSettings, setReferenceTarget } from "./settings";
export { addUnit, changeUnit, closeUnit, reopenUnit } from "./units";
export { addUser, changeUser, disableUser, enableUser, endSessionsOf, resetCredential } from "./users";
