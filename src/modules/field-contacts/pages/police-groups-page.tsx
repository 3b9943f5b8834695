import "server-only";
import { page } from "@/kernel/gate";
import { PoliceGroupsScreen } from "../ui/police-groups-screen";
import { policeGroupList } from "../views/police-group-list";
import { titled } from "./titled";

export const policeGroupsMetadata = titled("policeGroups.title");

/** /[org]/field-contacts/police-groups */
export const policeGroupsPage = page({
  view: policeGroupList,
  input: () => ({}),
  render: (groups) => <PoliceGroupsScreen groups={groups} />,
});
