"use server";

import { action, lookup } from "../gate";
import {
  addAssignment,
  addOidcProvider,
  addUnit,
  addUser,
  changeOidcProvider,
  changeTenantSettings,
  changeUnit,
  changeUser,
  closeUnit,
  disableUser,
  enableUser,
  endAssignment,
  endSessionsOf,
  reopenUnit,
  resetCredential,
  setDeviceDrafts,
  setReferenceTarget,
} from "./operations";
import { findUsers } from "./views";

export const addUnitAction = action(addUnit);
export const changeUnitAction = action(changeUnit);
export const closeUnitAction = action(closeUnit);
export const reopenUnitAction = action(reopenUnit);
export const addUserAction = action(addUser);
export const changeUserAction = action(changeUser);
export const disableUserAction = action(disableUser);
export const enableUserAction = action(enableUser);
export const resetCredentialAction = action(resetCredential);
export const endSessionsOfAction = action(endSessionsOf);
export const addAssignmentAction = action(addAssignment);
export const endAssignmentAction = action(endAssignment);
export const setReferenceTargetAction = action(setReferenceTarget);
export const setDeviceDraftsAction = action(setDeviceDrafts);
export const changeTenantSettingsAction = action(changeTenantSettings);
export const addOidcProviderAction = action(addOidcProvider);
export const changeOidcProviderAction = action(changeOidcProvider);
export const findUsersAction = lookup(findUsers);
