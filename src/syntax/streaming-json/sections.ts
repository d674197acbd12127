/**
 * What happens to a value while a plan is read: it is kept, dropped, kept where it is a resource of a wanted type
 * (`unit`; `deferred` where the resource stands one level deeper), or entered and treated part by part.
 */
export type Treatment = "keep" | "drop" | "unit" | "deferred" | Section;

/** An object or a list whose parts are treated one by one. */
export type Section =
  | {
      readonly container: "object";
      readonly parts: ReadonlyMap<string, () => Treatment>;
      readonly others: () => Treatment;
    }
  | { readonly container: "array"; readonly items: () => Treatment };

function object(parts: Readonly<Record<string, () => Treatment>>, others: () => Treatment = drop): Section {
  return { container: "object", parts: new Map(Object.entries(parts)), others };
}

function array(items: () => Treatment): Section {
  return { container: "array", items };
}

function keep(): Treatment {
  return "keep";
}

function drop(): Treatment {
  return "drop";
}

const resources = array(() => "unit");
const stateModule: Section = object({
  resources: () => resources,
  child_modules: () => stateModules,
});
const stateModules = array(() => stateModule);
const stateValues = object({ root_module: () => stateModule });
const configurationModule: Section = object({
  resources: () => resources,
  module_calls: () => moduleCalls,
  outputs: keep,
});
const moduleCall = object({
  source: keep,
  expressions: keep,
  count_expression: keep,
  for_each_expression: keep,
  module: () => configurationModule,
});
const moduleCalls = object({}, () => moduleCall);

/**
 * The parts of a plan (or state) that are read. Only the key at depth 1 tells `resource_changes` from
 * `resource_drift`, and `planned_values` from `prior_state`. Variables and outputs are never read: they hold secrets in clear.
 */
export const planSections: Section = object({
  format_version: keep,
  plan_format_version: keep,
  terraform_version: keep,
  errored: keep,
  complete: keep,
  resource_changes: () => resources,
  resource_drift: () => resources,
  deferred_changes: () => array(() => "deferred"),
  planned_values: () => stateValues,
  values: () => stateValues,
  prior_state: () => object({ values: () => stateValues }),
  configuration: () => object({ root_module: () => configurationModule }),
});
