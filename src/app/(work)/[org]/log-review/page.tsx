export { reviewListPage as default, reviewListTitle as generateMetadata } from "@/kernel/log-review";
