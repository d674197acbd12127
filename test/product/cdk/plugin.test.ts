import type { IPolicyValidationPluginBeta1 } from "aws-cdk-lib";
import { describe, expect, it } from "vitest";
import { RootrailPlugin } from "../../../src/cdk/plugin.ts";
import { hasCdk, synthesize } from "./app.ts";

const device = (user: string) =>
  `const mfa = new (require("constructs").Construct)(stack, "Security");\nnew cdk.aws_iam.CfnVirtualMFADevice(mfa, "Phone", { users: [${JSON.stringify(user)}] });`;

describe.skipIf(!hasCdk)("the plugin in an app of the AWS CDK", () => {
  it("fails the synthesis with the construct that makes the device", () => {
    const { code, output } = synthesize(device("root"), "new RootrailPlugin({ config: false })");
    expect(code).toBe(1);
    expect(output).toContain("root-virtual-mfa-device");
    expect(output).toContain("Org/Security/Phone");
    expect(output).toContain("declares a virtual MFA device for the root user");
  });

  it("reads nested stacks, stages, and calls of custom resources", () => {
    const { output } = synthesize(
      `const nested = new cdk.NestedStack(stack, "Nested");
new cdk.aws_iam.CfnVirtualMFADevice(nested, "Deep", { users: ["root"] });
const inStage = new cdk.Stack(new cdk.Stage(app, "Prod"), "Staged");
new cdk.aws_iam.CfnVirtualMFADevice(inStage, "Device", { users: ["root"] });
const { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } = cdk.custom_resources;
const SerialNumber = cdk.Fn.sub("arn:aws:iam::\${AWS::AccountId}:mfa/root-account-mfa-device");
new AwsCustomResource(stack, "Enrol", {
  onCreate: { service: "IAM", action: "enableMFADevice", parameters: { SerialNumber }, physicalResourceId: PhysicalResourceId.of("x") },
  policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ["*"] }),
});`,
      "new RootrailPlugin({ config: false })",
    );
    for (const path of ["Org/Nested/Deep", "Prod/Staged/Device", "Org/Enrol/Resource/Default"])
      expect(output).toContain(path);
    expect(output).not.toContain("was not read");
  });

  it("reads what another stack of the assembly exports", () => {
    const { code, output } = synthesize(
      `const owners = new cdk.Stack(app, "Owners", { env: { account: "111122223333", region: "us-east-1" } });
new cdk.aws_sns.Topic(owners, "Topic");
for (const name of ["root", "alice"]) {
  new cdk.CfnOutput(owners, name, { value: name, exportName: "owner-" + name });
  new cdk.aws_iam.CfnVirtualMFADevice(stack, "Of" + name, { users: [cdk.Fn.importValue("owner-" + name)] });
}`,
      'new RootrailPlugin({ config: false, requireGuardrails: "never" })',
    );
    expect(code).toBe(1);
    expect(output).toContain("Org/Ofroot");
    expect(output).toContain("by export owner-root");
    expect(output).not.toContain("Org/Ofalice");
  });

  it("lets an app pass that has nothing to report, and one whose findings are below failOn", () => {
    expect(synthesize(device("alice"), "new RootrailPlugin({ config: false })").code).toBe(0);
    const tolerant = 'new RootrailPlugin({ config: false, failOn: "never", requireGuardrails: "never" })';
    expect(synthesize(device("root"), tolerant).code).toBe(0);
  });

  it("fails where rootrail cannot do its work", () => {
    const { code, output } = synthesize(device("alice"), 'new RootrailPlugin({ config: "missing.yaml" })');
    expect(code).not.toBe(0);
    expect(output).toContain("missing.yaml");
  });
});

describe("the plugin", () => {
  it.each([
    { failon: "never" },
    { failOn: "nothing" },
    { level: 3 },
    { requireGuardrails: true },
    { skip: "exception-unused" },
    { config: true },
    null,
  ])("refuses an option that there is not, by the library's error: %j", async (given) => {
    const { UsageError, RootrailPlugin: Built } = {
      ...(await import("../../../dist/lib/index.js" as string)),
      ...(await import("../../../dist/lib/cdk.js" as string)),
    };
    expect(() => new Built(given)).toThrow(UsageError);
  });

  it("has the shape that the CDK asks for", () => {
    const plugin: IPolicyValidationPluginBeta1 = new RootrailPlugin();
    expect([plugin.name, typeof plugin.version]).toEqual(["rootrail", "string"]);
    expect(new RootrailPlugin().validate({ templatePaths: [] })).toMatchObject({ success: true, violations: [] });
  });
});
