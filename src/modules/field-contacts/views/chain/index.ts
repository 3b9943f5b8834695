import "server-only";

export { chainForm } from "./chain-form";
export { serviceConfiguration } from "./service-configuration";
