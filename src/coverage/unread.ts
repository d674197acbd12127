import { listedDeviceType } from "../inputs/aws-cli/listed-device-type.ts";
import type { UnreadContentFact } from "../model/fact.ts";
import type { FactIndex } from "../model/rule.ts";

/** What was not read and may hold a guardrail or a policy: what is missing of a list of devices is devices. */
export function unreadThatMayGuard(facts: FactIndex): readonly UnreadContentFact[] {
  return facts.of("UnreadContent").filter(({ resource }) => resource.type !== listedDeviceType);
}
