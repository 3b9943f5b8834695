import "server-only";

export * from "./report-pages";
