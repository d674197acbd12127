import { describe, expect, it } from "vitest";
import { findAnchor } from "../../src/coverage/requirement.ts";
import { indexFacts } from "../../src/facts/fact-index.ts";
import { deriveFacts } from "../../src/facts/registry.ts";
import type { Resource } from "../../src/model/resource.ts";
import { known, list, map, type Value } from "../../src/model/value.ts";
import { resource } from "./resource-support.ts";

const object = (values: Readonly<Record<string, Value>>) =>
  map(Object.entries(values).map(([key, value]) => ({ key, value })));

const anchor = (...resources: readonly Resource[]) => findAnchor(indexFacts(deriveFacts(resources)));

const device = (user: string) =>
  resource("AWS::IAM::VirtualMFADevice", "Device", { Users: list([known(user)]), VirtualMfaDeviceName: known("x") });
const organization = resource("AWS::Organizations::Organization", "Organization", {});
const recorder = resource("AWS::Config::ConfigurationRecorder", "Recorder", {});
const policy = (type: string) =>
  resource("AWS::Organizations::Policy", "Policy", { Name: known("p"), Type: known(type), Content: known("{}") });

describe("guardrails are asked for", () => {
  it.each<readonly [Resource, string]>([
    [organization, "organization"],
    [device("root"), "root-device"],
    [recorder, "recorder"],
    [resource("AWS::ControlTower::LandingZone", "Zone", {}), "landing-zone"],
    [
      resource("aws_organizations_policy_attachment", "attach", {
        policy_id: known("p-1"),
        target_id: known("r-ab12"),
      }),
      "attachment",
    ],
    [policy("SERVICE_CONTROL_POLICY"), "scp"],
    [
      resource("AWS::ControlTower::EnabledControl", "Control", {
        ControlIdentifier: known("arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER"),
        TargetIdentifier: known("arn:aws:organizations::1:ou/o-a/ou-ab12-1"),
      }),
      "control",
    ],
    [resource("AWS::Organizations::OrganizationalUnit", "Unit", { Name: known("u") }), "unit"],
    [resource("AWS::Organizations::Account", "Account", { AccountName: known("a") }), "account"],
    [
      resource("aws_iam_organizations_features", "f", { enabled_features: list([known("RootSessions")]) }),
      "root-credentials",
    ],
    [resource("aws_organizations_aws_service_access", "s", { service_principal: known("x") }), "service-access"],
    [resource("AWS::Config::ConformancePack", "Pack", { ConformancePackName: known("p") }), "conformance-pack"],
    [
      resource("AWS::Config::OrganizationConfigRule", "Rule", {
        OrganizationConfigRuleName: known("r"),
        OrganizationManagedRuleMetadata: object({ RuleIdentifier: known("X") }),
      }),
      "organization-rule",
    ],
    [resource("AWS::SecurityHub::ConfigurationPolicy", "Hub", { Name: known("p") }), "security-hub-policy"],
    [
      resource("AWS::SecurityHub::OrganizationConfiguration", "Hub", { ConfigurationType: known("CENTRAL") }),
      "security-hub-organization",
    ],
    [
      resource("AWS::SecurityHub::PolicyAssociation", "Hub", {
        TargetId: known("r-ab12"),
        ConfigurationPolicyId: known("x"),
      }),
      "security-hub-association",
    ],
  ])("$address: %s", (one, kind) => {
    expect(anchor(one)).toMatchObject({ kind, resource: { address: one.address }, location: one.header });
  });

  it.each<readonly [string, Resource]>([
    ["a device of somebody else", device("alice")],
    ["a delivery channel", resource("AWS::Config::DeliveryChannel", "Channel", { S3BucketName: known("b") })],
    ["a policy of another type", policy("TAG_POLICY")],
    [
      "a Config rule of one account",
      resource("AWS::Config::ConfigRule", "Rule", {
        Source: object({ Owner: known("AWS"), SourceIdentifier: known("X") }),
      }),
    ],
    ["a bucket", resource("AWS::S3::Bucket", "Bucket", {})],
  ])("not by %s", (_, one) => {
    expect(anchor(one)).toBeNull();
  });

  it("by the organization first, wherever it stands", () => {
    expect(anchor(recorder, device("root"), organization)?.kind).toBe("organization");
    expect(anchor(recorder, device("root"))?.kind).toBe("root-device");
  });
});
