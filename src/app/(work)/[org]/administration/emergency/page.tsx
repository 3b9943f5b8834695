export { emergencyRulePage as default, emergencyRuleTitle as generateMetadata } from "@/kernel/emergency";
