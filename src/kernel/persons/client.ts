/** The browser's door to the register of persons. */
export { PersonPicker } from "./ui/person-picker";
