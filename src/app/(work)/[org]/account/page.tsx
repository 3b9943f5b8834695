export { AccountPage as default, accountMetadata as generateMetadata } from "@/kernel/account";
