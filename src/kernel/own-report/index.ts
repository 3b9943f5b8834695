/** The door to the person's own report and the access pack (ADR 20). */
import "server-only";

export * from "./operations";
export { manifest } from "./manifest";
export { fetchPack, reviewPack, showOwnReport } from "./views";
export { ownReportPage, ownReportTitle, packDownload, packPage, packTitle } from "./pages";
