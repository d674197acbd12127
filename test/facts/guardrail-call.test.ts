import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardrailCalls } from "../../src/facts/guardrail-call.ts";
import { deriveFacts } from "../../src/facts/registry.ts";
import type { Resource } from "../../src/model/resource.ts";
import { opaque } from "../../src/model/symbol.ts";
import { known, list, map, text, unknown, type Value } from "../../src/model/value.ts";
import { place } from "../coverage/resource-support.ts";

function resourceOf(type: string, properties: Value): Resource {
  const base = { format: "cloudformation", type, address: "X", action: "declare" } as const;
  return {
    ...base,
    properties: properties.kind === "map" ? properties : map([]),
    location: place,
    header: place,
    when: [],
    callers: [],
  };
}

/** Plain data as values. */
function asValue(data: unknown): Value {
  if (Array.isArray(data)) return list(data.map(asValue));
  if (typeof data === "object" && data !== null && !("kind" in data))
    return map(Object.entries(data).map(([key, value]) => ({ key, value: asValue(value) })));
  return typeof data === "object" && data !== null ? (data as Value) : known(data as string);
}

/** `makes policy-attachment`, with the name where there is one. */
function callsOf(type: string, data: unknown): readonly string[] {
  return deriveFacts([resourceOf(type, asValue(data))]).flatMap((fact) =>
    fact.fact === "GuardrailCall" ? [[fact.effect, fact.of, fact.name].filter(Boolean).join(" ")] : [],
  );
}

const later = unknown(opaque("after-apply", undefined, "x"));

describe("commands", () => {
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ["aws organizations attach-policy --policy-id $P --target-id r-ab12", ["makes policy-attachment"]],
    ["aws organizations attach-policy --policy-id p-12345678 --target-id r", ["makes policy-attachment p-12345678"]],
    ["aws --region us-east-1 organizations attach-policy", ["makes policy-attachment"]],
    ["aws organizations attach-policy --policy-id p-FullAWSAccess --target-id r-ab12", []],
    ["aws organizations attach-policy help", []],
    ["aws iot attach-policy --policy-name x --target y", []],
    ["aws iam attach-role-policy --role-name x --policy-arn y", []],
    ["echo aws organizations attach-policy --policy-id p-12345678", []],
    ["# aws organizations attach-policy", []],
    ["my-aws organizations attach-policy", []],
    ["aws organizations attach-policy-later", []],
    ["aws organizations detach-policy --policy-id $P --target-id x", ["takes-away policy-attachment"]],
    ["aws organizations detach-policy --policy-id p-FullAWSAccess --target-id x", []],
    ["aws organizations disable-policy-type --policy-type TAG_POLICY --root-id r-ab12", []],
    ["aws organizations disable-policy-type --policy-type SERVICE_CONTROL_POLICY", ["takes-away policy-type"]],
    ["aws organizations enable-aws-service-access --service-principal sso.amazonaws.com", []],
    [
      "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com",
      ["makes service-access iam.amazonaws.com"],
    ],
    ["aws iam enable-organizations-root-credentials-management", ["makes root-credentials-management"]],
    ["aws iam disable-organizations-root-credentials-management", ["takes-away root-credentials-management"]],
    ["aws iam enable-organizations-root-sessions", []],
    ["aws configservice put-config-rule --config-rule file://rule.json", ["makes config-rule"]],
    [
      "aws configservice put-config-rule --config-rule Source={Owner=AWS,SourceIdentifier=S3_BUCKET_LOGGING_ENABLED}",
      [],
    ],
    [
      "aws configservice put-config-rule --config-rule Source={Owner=AWS,SourceIdentifier=ROOT_ACCOUNT_MFA_ENABLED}",
      ["makes any-mfa"],
    ],
    [
      `aws configservice put-config-rule --config-rule '{"Source": {"Owner": "AWS", "SourceIdentifier": "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"}}'`,
      ["makes config-rule"],
    ],
    ["aws configservice delete-config-rule --config-rule-name root", ["takes-away config-rule root"]],
    ["aws configservice put-conformance-pack --template-s3-uri s3://b/p", ["makes conformance-pack"]],
    ["aws configservice start-configuration-recorder --configuration-recorder-name x", ["makes recorder"]],
    ["aws securityhub batch-enable-standards --standards-subscription-requests x", ["makes security-hub"]],
    ["aws securityhub create-configuration-policy --name x", ["makes security-hub"]],
    [
      "aws securityhub update-standards-control --standards-control-arn $A",
      ["makes security-hub", "takes-away security-hub"],
    ],
    [
      "aws controltower enable-control --control-identifier arn:aws:controltower:us-east-1::control/AWS-GR_RESTRICT_ROOT_USER --target-identifier x",
      ["makes root-control"],
    ],
    ["aws controltower enable-control --control-identifier arn:aws:controltower:us-east-1::control/AWS-GR_X", []],
    ["aws controltower enable-control --control-identifier $C", ["makes control"]],
    ["for a in put-config-rule; do aws configservice $a --x; done", ["makes config-rule"]],
    ["Add-ORGPolicy -PolicyId $p -TargetId x", ["makes policy-attachment"]],
    ["Write-CFGConfigRule -ConfigRule $r", ["makes config-rule"]],
    [`python3 -c "org.attach_policy(PolicyId=p, TargetId=t)"`, ["makes policy-attachment"]],
    ["$AWS organizations attach-policy", ["makes policy-attachment"]],
  ];
  it.each(commands)("%s: %j", (command, expected) => {
    expect(callsOf("terraform_data", { provisioner: [{ type: "local-exec", command }] })).toEqual(expected);
  });

  it("that run when something is destroyed are none", () => {
    const command = "aws organizations attach-policy";
    expect(callsOf("terraform_data", { provisioner: [{ type: "local-exec", command, when: "destroy" }] })).toEqual([]);
  });

  it("have parts that are not known", () => {
    const command = text(["aws organizations attach-policy --policy-id ", later, " --target-id r-ab12"]);
    expect(callsOf("null_resource", { provisioner: [{ type: "local-exec", command }] })).toEqual([
      "makes policy-attachment",
    ]);
  });

  it("are found in a build", () => {
    const buildspec = "version: 0.2\nphases:\n  build:\n    commands:\n      - aws organizations attach-policy\n";
    expect(callsOf("AWS::CodeBuild::Project", { Source: { Type: "NO_SOURCE", BuildSpec: buildspec } })).toEqual([
      "makes policy-attachment",
    ]);
  });
});

describe("programs", () => {
  const programs: readonly (readonly [string, readonly string[]])[] = [
    [`boto3.client("organizations").attach_policy(PolicyId=p, TargetId=t)`, ["makes policy-attachment"]],
    [`org = boto3.client("organizations")\norg.attach_policy(**request)`, ["makes policy-attachment"]],
    ["client.attach_policy(**request)", []],
    [`iot.attach_policy(policyName="x", target="y")`, []],
    [`role.attach_policy(PolicyArn="arn:aws:iam::aws:policy/X")`, []],
    [`iam.delete_policy(PolicyArn=arn)`, []],
    ["await client.send(new AttachPolicyCommand({ PolicyId: id, TargetId: root }));", ["makes policy-attachment"]],
    [
      "_, err := svc.AttachPolicy(ctx, &organizations.AttachPolicyInput{PolicyId: aws.String(id)})",
      ["makes policy-attachment"],
    ],
    ["# org.attach_policy(PolicyId=p, TargetId=t)", []],
    ["def attach_policy(policy_id, target_id):\n  pass", []],
    [`if event["eventName"] in ("AttachPolicy", "DetachPolicy"): notify("organizations")`, []],
    ["iam.enable_organizations_root_credentials_management()", ["makes root-credentials-management"]],
    [`config.put_config_rule(ConfigRule={"Source": {"Owner": "AWS", "SourceIdentifier": "EIP_ATTACHED"}})`, []],
    [
      `config.put_config_rule(ConfigRule={"Source": {"Owner": "AWS", "SourceIdentifier": RULE}})`,
      ["makes config-rule"],
    ],
    ["config.put_conformance_pack(ConformancePackName=n, TemplateBody=body)", ["makes conformance-pack"]],
    ["config.delete_config_rule(ConfigRuleName='root')", ["takes-away config-rule root"]],
    [
      "if create: org.attach_policy(PolicyId=p, TargetId=t)\nelse: org.detach_policy(PolicyId=p, TargetId=t)",
      ["makes policy-attachment"],
    ],
    ["org.detach_policy(PolicyId=p, TargetId=t)", ["takes-away policy-attachment"]],
  ];
  it.each(programs)("%s: %j", (program, expected) => {
    expect(callsOf("AWS::Lambda::Function", { Code: { ZipFile: program } })).toEqual(expected);
  });
});

describe("calls as data", () => {
  const declared: readonly (readonly [string, unknown, readonly string[]])[] = [
    [
      "Custom::AWS",
      {
        Create: '{"service":"Organizations","action":"attachPolicy","parameters":{"PolicyId":"p-12345678"}}',
        Delete: '{"service":"Organizations","action":"detachPolicy","parameters":{"PolicyId":"p-12345678"}}',
      },
      ["makes policy-attachment p-12345678"],
    ],
    [
      "Custom::AWS",
      { Create: { service: "@aws-sdk/client-organizations", action: "AttachPolicyCommand" } },
      ["makes policy-attachment"],
    ],
    ["Custom::AWS", { Create: { service: "Iot", action: "attachPolicy", parameters: { policyId: "x" } } }, []],
    ["Custom::Root", { Action: "EnableOrganizationsRootCredentialsManagement" }, ["makes root-credentials-management"]],
    ["Custom::Policy", { Action: "UpdatePolicy" }, []],
    [
      "AWS::StepFunctions::StateMachine",
      {
        Definition: {
          StartAt: "A",
          States: {
            A: {
              Type: "Task",
              Resource: "arn:aws:states:::aws-sdk:organizations:attachPolicy",
              Parameters: { "PolicyId.$": "$.policy" },
            },
          },
        },
      },
      ["makes policy-attachment"],
    ],
    [
      "AWS::Scheduler::Schedule",
      {
        Target: {
          Arn: "arn:aws:scheduler:::aws-sdk:config:putConfigRule",
          Input: '{"ConfigRule":{"Source":{"SourceIdentifier":"EIP_ATTACHED"}}}',
        },
      },
      [],
    ],
    [
      "AWS::SSM::Document",
      {
        Content: {
          schemaVersion: "0.3",
          mainSteps: [{ action: "aws:executeAwsApi", inputs: { Service: "config", Api: "PutConfigRule" } }],
        },
      },
      ["makes config-rule"],
    ],
    [
      "AWS::SSM::Document",
      {
        Content: {
          schemaVersion: "0.3",
          mainSteps: [{ action: "aws:executeScript", inputs: { Script: "org.attach_policy(PolicyId=p)" } }],
        },
      },
      ["makes policy-attachment"],
    ],
    ["AWS::Events::Rule", { EventPattern: { detail: { eventName: ["AttachPolicy"], action: "PutConfigRule" } } }, []],
    ["AWS::SSM::Document", { Content: { Statement: [{ Effect: "Allow", Action: "organizations:AttachPolicy" }] } }, []],
  ];
  it.each(declared)("%s %j: %j", (type, data, expected) => {
    expect(callsOf(type, data)).toEqual(expected);
  });
});

describe("a call", () => {
  it("is read in linear time whatever stands in it", () => {
    const hostile = [
      "attach_policy(".repeat(60_000),
      `attach_policy${" ".repeat(500_000)}x`,
      "AttachPolicyInput{".repeat(50_000),
    ];
    for (const program of hostile) expect(callsOf("AWS::Lambda::Function", { Code: { ZipFile: program } })).toEqual([]);
  });

  it("never throws", () => {
    const name = fc.oneof(fc.string(), fc.constantFrom("AttachPolicy", "putConfigRule", "enable-control", "a:b"));
    fc.assert(
      fc.property(
        name,
        fc.string({ unit: "binary" }),
        fc.option(fc.string(), { nil: undefined }),
        (one, given, service) => {
          expect(Array.isArray(guardrailCalls({ name: one, given, service }))).toBe(true);
        },
      ),
    );
  });
});
