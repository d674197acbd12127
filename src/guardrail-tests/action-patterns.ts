import type { ServiceReference } from "../policy/service-reference/reference.ts";
import { globMatches } from "./globs.ts";

/** The actions that a pattern of a test matches, as AWS spells them; the text itself where it has no wildcard. */
export function actionsOf(pattern: string, reference: ServiceReference): readonly string[] {
  if (!/[*?]/.test(pattern)) return [reference.action(pattern)?.name ?? pattern];
  const [servicePattern = "", namePattern = "*"] = pattern.split(":", 2);
  const services = reference.services.filter((one) => globMatches(servicePattern, one));
  return services.flatMap((service) =>
    reference
      .actionsOf(service)
      .map((one) => one.name)
      .filter((name) => globMatches(namePattern, name.slice(service.length + 1))),
  );
}
