import { inboxPage } from "@/kernel/cases";
import { DisclosureInboxPart, receivedCases } from "@/kernel/disclosures";
import { DutyInboxPart } from "@/kernel/duties";
import { workflows } from "@/modules";

export { inboxTitle as generateMetadata } from "@/kernel/cases";
export default inboxPage([...workflows, receivedCases], [DutyInboxPart, DisclosureInboxPart]);
