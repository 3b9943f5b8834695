import "server-only";

export { unfinishedContacts } from "./unfinished-contacts";
