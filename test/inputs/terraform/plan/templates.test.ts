import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ExpandTemplate } from "../../../../src/inputs/terraform/plan/templates.ts";
import { openContext, planFormat, showValue, wantedTypes } from "./support.ts";

const path = join(import.meta.dirname, "../../../../fixtures/terraform-plan/stack-templates/plan.json");

it("hands templates and their parameters on, and takes what they declare after their stack", () => {
  const asked: unknown[] = [];
  const expandTemplate: ExpandTemplate = (resource, body, parameters) => {
    asked.push([resource.address, showValue(body), showValue(parameters("Owner"))]);
    const inner = { ...resource, address: `${resource.address}/RootMfa`, type: "AWS::IAM::VirtualMFADevice" };
    const problem = {
      kind: "warning",
      code: "inner",
      message: "from the template",
      location: resource.header,
    } as const;
    return { resources: [inner], problems: [problem] };
  };
  const wanted = new Set([...wantedTypes, "aws_cloudformation_stack_set"]);
  const source = { path: "plan.json", bytes: readFileSync(path) };
  const { resources, problems } = planFormat(wanted, { expandTemplate }).parse(source, openContext);
  expect(asked).toEqual([
    ["aws_cloudformation_stack.baseline", "Resources:\n  RootMfa:\n    Type: AWS::IAM::VirtualMFADevice\n", "root"],
    ["aws_cloudformation_stack_set.set", "{}", null],
    ["awscc_cloudformation_stack.later", { unknown: "template_body is known after apply" }, null],
  ]);
  expect(resources.map(({ address }) => address)).toEqual([
    "aws_cloudformation_stack.baseline",
    "aws_cloudformation_stack.baseline/RootMfa",
    "aws_cloudformation_stack.by_url",
    "aws_cloudformation_stack_set.set",
    "aws_cloudformation_stack_set.set/RootMfa",
    "awscc_cloudformation_stack.later",
    "awscc_cloudformation_stack.later/RootMfa",
  ]);
  // What was wrong with the template of a stack that goes is of no interest any more.
  expect(problems).toHaveLength(2);
});
