import fc from "fast-check";
import { expect, it } from "vitest";
import { cases } from "../../../support/random-cases.ts";
import { openContext, planFormat, wantedTypes } from "./support.ts";

const type = fc.constantFrom("aws_iam_virtual_mfa_device", "aws_organizations_policy", "aws_s3_bucket");
const name = fc.constantFrom("a", "b", "c");
/** Values of a resource that look like resources themselves. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("root-account-mfa-device", "aws_iam_virtual_mfa_device", "{}", null, true, 12),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom("address", "type", "mode", "change", "values", "after", "path", "virtual_mfa_device_name"),
      tie("any"),
      { maxKeys: 5 },
    ),
  ),
})).any;
const values = fc.dictionary(fc.constantFrom("address", "type", "path", "content", "virtual_mfa_device_name"), value);
const head = fc.tuple(type, name, fc.constantFrom("managed", "data")).map(([kind, label, mode]) => ({
  address: `${mode === "data" ? "data." : ""}${kind}.${label}`,
  mode,
  type: kind,
  name: label,
}));
const change = fc
  .tuple(head, fc.constantFrom(["create"], ["no-op"], ["delete"], ["delete", "create"]), values, values)
  .map(([one, actions, before, after]) => ({
    ...one,
    change: { actions, before, after, after_unknown: { arn: true }, after_sensitive: false },
  }));
const stated = fc.tuple(head, values).map(([one, own]) => ({ ...one, values: own, sensitive_values: {} }));
const changes = fc.array(change, { maxLength: 4 });
const module = fc
  .tuple(fc.array(stated, { maxLength: 3 }), fc.array(stated, { maxLength: 2 }))
  .map(([resources, inner]) => ({ root_module: { resources, child_modules: [{ resources: inner }] } }));
const invocation = fc.tuple(head, values).map(([one, own]) => ({
  ...one,
  config_values: own,
  lifecycle_action_trigger: { action_trigger_event: "AfterCreate" },
}));
const plan = fc.record(
  {
    format_version: fc.constant("1.2"),
    resource_changes: changes,
    resource_drift: changes,
    deferred_changes: fc.array(fc.record({ reason: fc.constant("unknown"), resource_change: change }), {
      maxLength: 2,
    }),
    action_invocations: fc.array(invocation, { maxLength: 2 }),
    planned_values: module,
    prior_state: module.map((inner) => ({ values: inner })),
    values: module,
    configuration: fc.constant({ root_module: { resources: [] } }),
  },
  { requiredKeys: ["format_version"] },
);

it("a plan whose resources are read one by one gives what it gives as a whole", () => {
  fc.assert(
    fc.property(plan, fc.constantFrom(0, 1, "\t", " \r\n"), (json, space) => {
      const text = JSON.stringify(json, null, space === " \r\n" ? 2 : space);
      const bytes = Buffer.from(space === " \r\n" ? text.replaceAll("\n", "\r\n") : text);
      const source = { path: "plan.json", bytes };
      const [whole, scanned] = [1e9, 0].map((wholeLimit) =>
        planFormat(wantedTypes, { wholeLimit }).parse(source, openContext),
      );
      expect(scanned).toEqual(whole);
    }),
    { numRuns: cases(150) },
  );
});
