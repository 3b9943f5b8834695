/** The browser's door to the register of persons. */
export { PersonPicker } from "./ui/person-picker";
export { AgeText, PersonText } from "./ui/person-text";
export { personPickerMessages } from "./contract";
export type { PersonCard } from "./contract";
