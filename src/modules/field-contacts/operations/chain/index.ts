import "server-only";

export { answerOffer } from "./answer-offer";
export { bookVisit } from "./book-visit";
export { configureDistrict } from "./configure-district";
export { configureService } from "./configure-service";
export { decideHousingRule } from "./decide-housing-rule";
export { decideServiceGroup } from "./decide-target-group";
export { makeOffer } from "./make-offer";
export { noteAssessment } from "./note-assessment";
export { noteCompletion } from "./note-completion";
export { noteIntake } from "./note-intake";
export { notePresence } from "./note-presence";
export { noteVisit } from "./note-visit";
export { setGuide } from "./set-guide";
export { withdrawOffer } from "./withdraw-offer";
