export { ChooseAssignmentPage as default, chooseAssignmentMetadata as generateMetadata } from "@/kernel/identity";
