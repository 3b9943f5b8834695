export { reviewItemPage as default, reviewItemTitle as generateMetadata } from "@/kernel/log-review";
