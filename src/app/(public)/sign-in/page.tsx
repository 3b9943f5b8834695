export { SignInPage as default, signInMetadata as generateMetadata } from "@/kernel/identity";
