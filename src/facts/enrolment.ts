import { codeProperties } from "../inputs/code-holders.ts";
import type { DeviceOwner, GuardrailCallFact, OwnerSign, UnreadContentFact } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { entry, revealed } from "../model/value.ts";
import { type FactAdapter, factBase, type ResourceScope } from "./adapter.ts";
import { type FoundCall, knownText } from "./api-call.ts";
import { stands } from "./attributes.ts";
import { declaredCalls } from "./declared-calls.ts";
import { declaresUser, isOfDeclaredUser, userTypes } from "./declared-users.ts";
import { heldCalls } from "./held-code.ts";
import { actionCalls, programCalls, provisionerCalls } from "./shell-calls.ts";
import { isCustomType } from "./wanted-types.ts";

/** Actions of Terraform, which run a command, a function or a state machine. Source: provider docs, "Actions". */
const actionTypes: readonly string[] = [
  "aws_lambda_invoke",
  "aws_sfn_start_execution",
  "aws_ssm_send_command",
  "local_command",
];

/** Resources whose properties can hold a call of an API with its arguments, or a command. */
const callers: readonly string[] = [
  "Custom::AWS",
  "AWS::CloudFormation::CustomResource",
  "AWS::ApiGateway::Method",
  "AWS::ApiGateway::RestApi",
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Integration",
  "AWS::Config::RemediationConfiguration",
  "AWS::Events::Rule",
  "AWS::FIS::ExperimentTemplate",
  "AWS::SSM::MaintenanceWindowTask",
  "AWS::Serverless::Api",
  "AWS::Serverless::HttpApi",
  "AWS::SSM::Association",
  "AWS::SSM::Document",
  "AWS::SSMIncidents::ResponsePlan",
  "AWS::Scheduler::Schedule",
  "AWS::Serverless::StateMachine",
  "AWS::StepFunctions::StateMachine",
  "aws_api_gateway_integration",
  "aws_api_gateway_rest_api",
  "aws_apigatewayv2_api",
  "aws_apigatewayv2_integration",
  "aws_cloudwatch_event_target",
  "aws_config_remediation_configuration",
  "aws_fis_experiment_template",
  "aws_ssm_maintenance_window_task",
  "aws_lambda_invocation",
  "aws_scheduler_schedule",
  "aws_sfn_state_machine",
  "aws_ssm_association",
  "aws_ssm_document",
  "aws_ssmincidents_response_plan",
  "awscc_apigateway_method",
  "awscc_apigateway_rest_api",
  "awscc_apigatewayv2_api",
  "awscc_apigatewayv2_integration",
  "awscc_events_rule",
  "awscc_fis_experiment_template",
  "awscc_ssm_maintenance_window_task",
  "awscc_scheduler_schedule",
  "awscc_ssm_association",
  "awscc_ssm_document",
  "awscc_ssmincidents_response_plan",
  "awscc_stepfunctions_state_machine",
];

/**
 * Code that calls the IAM API for root's device, or an API that makes guardrails or takes them away, while it is deployed, or that a service will run: CDK's
 * `AwsCustomResource` and other custom resources, SDK integrations of state machines, schedules and API Gateway, documents of
 * Systems Manager, provisioners that run the AWS CLI, and code that
 * machines, containers and functions are given. Whether the call is made, and with which credentials, is not
 * known: such a device is never more than possible, and such a guardrail is no guardrail.
 */
export const enrolment: FactAdapter<"MfaDevice" | "UnreadContent" | "GuardrailCall"> = {
  gives: { MfaDevice: true, UnreadContent: true, GuardrailCall: true },
  types: [...callers, ...actionTypes, ...codeProperties.keys(), "null_resource", "terraform_data", "external"],
  companions: [...userTypes.keys()],
  toFacts(resource, scope) {
    if (["delete", "forget"].includes(resource.action)) return [];
    const found = callsOf(resource);
    const owner = ownerOf(found, resource, scope);
    const device = { ...factBase(resource), existing: resource.action === "no-op" };
    const devices = owner ? [{ fact: "MfaDevice", ...device, owner } as const] : [];
    return [...devices, ...guardrailCallsOf(found, resource), ...unreadDefinition(resource)];
  },
};

/** Calls of guardrails that one resource tells. */
const maxGuardrailCalls = 16;

/** The calls of guardrails, the first of those that do the same. */
function guardrailCallsOf(found: readonly FoundCall[], resource: Resource): readonly GuardrailCallFact[] {
  const calls = found.flatMap((one): readonly GuardrailCallFact[] => {
    if (one.kind !== "guardrail") return [];
    const { call, effect, of, name } = one;
    return [{ fact: "GuardrailCall", ...factBase(resource), call, effect, of, ...(name !== undefined && { name }) }];
  });
  const each = new Map([...calls].reverse().map((one) => [JSON.stringify([one.effect, one.of, one.name]), one]));
  return [...each.values()].reverse().slice(0, maxGuardrailCalls);
}

/** Properties by which a state machine or an API names the file of its definition. */
const definitionProperties = [
  "DefinitionS3Location",
  "DefinitionUri",
  "BodyS3Location",
  "definition_s3_location",
  "body_s3_location",
];

/** A definition that stands elsewhere: a local one was read in the place of its path. */
function unreadDefinition(resource: Resource): readonly UnreadContentFact[] {
  if (!stands(resource)) return [];
  return definitionProperties.flatMap((name): readonly UnreadContentFact[] => {
    const value = entry(resource.properties, name);
    const inner = value && revealed(value);
    if (!inner || inner.kind === "absent" || inner.via?.some((step) => step.kind === "file")) return [];
    const [bucket, key] = ["Bucket", "Key"].map((part) =>
      knownText(entry(inner, part) ?? entry(inner, part.toLowerCase())),
    );
    const uri = knownText(inner) ?? (bucket !== undefined && key !== undefined ? `s3://${bucket}/${key}` : null);
    const cause = { kind: "deployed-unread", address: resource.address, of: "definition", name: uri } as const;
    return [{ fact: "UnreadContent", ...factBase(resource), cause }];
  });
}

/** Root where a call names it, open where one may; `undefined` where every call is for somebody else. */
function ownerOf(found: readonly FoundCall[], resource: Resource, scope: ResourceScope): DeviceOwner | undefined {
  const signs = found.flatMap((one): OwnerSign[] => (one.kind === "root" ? [one.sign] : []));
  const [first, ...more] = signs.slice(0, 8);
  const account = signs.find((one) => one.account !== undefined)?.account;
  if (first)
    return {
      kind: "root",
      certainty: "possible",
      signs: [first, ...more],
      ...(account !== undefined && { account }),
    };
  const open = found.find((one) => one.kind === "open" && !isForUser(one, resource, scope));
  if (open?.kind !== "open") return undefined;
  const { call, by, cause, location } = open;
  const told = cause.kind === "speaks-of-root" ? cause : ({ kind: "call-for-unknown", call, by, cause } as const);
  return { kind: "open", cause: told, location };
}

/** Whether what a call is for is a user whom the inputs declare. */
function isForUser(one: FoundCall, resource: Resource, scope: ResourceScope): boolean {
  if (one.kind !== "open" || !one.value) return false;
  return isOfDeclaredUser(one.value, scope) || declaresUser(one.value, resource, scope, one.when).kind === "yes";
}

const callerTypes: ReadonlySet<string> = new Set([...callers, ...actionTypes]);

/** Data sources that call something while Terraform plans. Source: provider docs, data source `aws_lambda_invocation`. */
function callsOfRead(resource: Resource): readonly FoundCall[] {
  if (resource.type === "external") return programCalls(resource);
  return resource.type === "aws_lambda_invocation" ? declaredCalls(resource) : heldCalls(resource);
}

function callsOf(resource: Resource): readonly FoundCall[] {
  if (resource.action === "read") return callsOfRead(resource);
  const declared = isCustomType(resource.type) || callerTypes.has(resource.type) ? declaredCalls(resource) : [];
  const commands = resource.type === "local_command" ? actionCalls(resource) : provisionerCalls(resource);
  return [...declared, ...commands, ...heldCalls(resource)];
}
