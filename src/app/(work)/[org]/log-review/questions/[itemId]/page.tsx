export { ownQuestionPage as default, ownQuestionTitle as generateMetadata } from "@/kernel/log-review";
