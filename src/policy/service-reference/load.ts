import { ServiceReference } from "./reference.ts";

let loaded: Promise<ServiceReference> | undefined;

/** The reference of all services, read once. It is large: only what asks about other actions than IAM's loads it. */
export function loadServiceReference(): Promise<ServiceReference> {
  loaded ??= import("./table.ts").then(({ serviceReference }) => new ServiceReference(serviceReference));
  return loaded;
}
