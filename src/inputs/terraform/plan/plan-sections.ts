import {
  arraySection,
  objectSection,
  type Section,
  type Selected,
  type Treatment,
} from "../../../syntax/streaming-json/sections.ts";

function keep(): Treatment {
  return "keep";
}

/** A resource, kept where its type is wanted. */
const resource: Selected = { container: "selected", key: "type", holder: null };
const deferredChange: Selected = { container: "selected", key: "type", holder: "resource_change" };
const deferredAction: Selected = { container: "selected", key: "type", holder: "action_invocation" };
const resources = arraySection(() => resource);
const stateModule: Section = objectSection({
  resources: () => resources,
  child_modules: () => stateModules,
});
const stateModules = arraySection(() => stateModule);
const stateValues = objectSection({ root_module: () => stateModule });
/** A declaration, kept too where it runs commands. */
const declaration: Selected = { ...resource, orKey: "provisioners" };
const declarations = arraySection(() => declaration);
const configurationModule: Section = objectSection({
  resources: () => declarations,
  module_calls: () => moduleCalls,
  outputs: keep,
});
const moduleCall = objectSection({
  source: keep,
  expressions: keep,
  count_expression: keep,
  for_each_expression: keep,
  module: () => configurationModule,
});
const moduleCalls = objectSection({}, () => moduleCall);

const providerConfigurations = objectSection({}, () =>
  objectSection({
    name: keep,
    expressions: () => objectSection({ region: keep, assume_role: keep, allowed_account_ids: keep }),
  }),
);

/**
 * The parts of a plan (or state) that are read. Only the key at depth 1 tells `resource_changes` from
 * `resource_drift`, and `planned_values` from `prior_state`. Variables and outputs are never read: they hold secrets in clear.
 */
export const planSections: Section = objectSection({
  format_version: keep,
  plan_format_version: keep,
  terraform_version: keep,
  errored: keep,
  complete: keep,
  resource_changes: () => resources,
  resource_drift: () => resources,
  deferred_changes: () => arraySection(() => deferredChange),
  action_invocations: () => resources,
  deferred_action_invocations: () => arraySection(() => deferredAction),
  planned_values: () => stateValues,
  values: () => stateValues,
  prior_state: () => objectSection({ values: () => stateValues }),
  configuration: () =>
    objectSection({ root_module: () => configurationModule, provider_config: () => providerConfigurations }),
});
