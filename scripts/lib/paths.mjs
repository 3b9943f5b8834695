import path from "node:path";

/** The checkout these scripts belong to, whatever the current directory is. */
export const projectFolder = path.resolve(import.meta.dirname, "../..");

/** Everything a run leaves behind on this machine: database, secrets, marks. Never committed. */
export const stateFolder = path.join(projectFolder, ".samlots");

/** @param {...string} parts path below the checkout */
export const inProject = (...parts) => path.join(projectFolder, ...parts);

/** @param {...string} parts path below the state folder */
export const inState = (...parts) => path.join(stateFolder, ...parts);
