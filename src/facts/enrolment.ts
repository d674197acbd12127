import type { MfaDeviceFact, OwnerSign } from "../model/fact.ts";
import type { Resource } from "../model/resource.ts";
import { entry } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { declaredCalls } from "./declared-calls.ts";
import { programCalls, provisionerCalls } from "./shell-calls.ts";
import { isCustomType } from "./wanted-types.ts";

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
  "AWS::SSM::MaintenanceWindowTask",
  "AWS::Serverless::Api",
  "AWS::Serverless::HttpApi",
  "AWS::SSM::Association",
  "AWS::SSM::Document",
  "AWS::Scheduler::Schedule",
  "AWS::Serverless::StateMachine",
  "AWS::StepFunctions::StateMachine",
  "aws_api_gateway_integration",
  "aws_api_gateway_rest_api",
  "aws_apigatewayv2_api",
  "aws_apigatewayv2_integration",
  "aws_cloudwatch_event_target",
  "aws_config_remediation_configuration",
  "aws_ssm_maintenance_window_task",
  "aws_lambda_invocation",
  "aws_scheduler_schedule",
  "aws_sfn_state_machine",
  "aws_ssm_association",
  "aws_ssm_document",
  "awscc_apigateway_method",
  "awscc_apigateway_rest_api",
  "awscc_apigatewayv2_api",
  "awscc_apigatewayv2_integration",
  "awscc_events_rule",
  "awscc_ssm_maintenance_window_task",
  "awscc_scheduler_schedule",
  "awscc_ssm_association",
  "awscc_ssm_document",
  "awscc_stepfunctions_state_machine",
];

/**
 * Code that calls the IAM API for root's device while it is deployed, or that a service will run: CDK's
 * `AwsCustomResource` and other custom resources, SDK integrations of state machines, schedules and API Gateway, documents of
 * Systems Manager, and provisioners that run the AWS CLI. Whether the call is made, and with which credentials, is not
 * known: such a device is never more than possible.
 */
export const enrolment: FactAdapter<"MfaDevice"> = {
  gives: { MfaDevice: true },
  types: [...callers, "null_resource", "terraform_data", "external"],
  companions: [],
  toFacts(resource) {
    if (["delete", "forget"].includes(resource.action)) return [];
    const found = callsOf(resource);
    const [first, ...more] = found.slice(0, 8);
    if (!first) return [];
    const account = found.find((one) => one.account !== undefined)?.account;
    const owner: MfaDeviceFact["owner"] = {
      kind: "root",
      certainty: "possible",
      signs: [first, ...more],
      ...(account !== undefined && { account }),
    };
    return [{ fact: "MfaDevice", ...factBase(resource), owner, existing: resource.action === "no-op" }];
  },
};

/** Whether a resource runs commands, whatever its type. */
export function hasProvisioners(resource: Resource): boolean {
  return entry(resource.properties, "provisioner") !== undefined;
}

const callerTypes: ReadonlySet<string> = new Set(callers);

function callsOf(resource: Resource): readonly OwnerSign[] {
  if (resource.action === "read") return resource.type === "external" ? programCalls(resource) : [];
  const declared = isCustomType(resource.type) || callerTypes.has(resource.type) ? declaredCalls(resource) : [];
  return [...declared, ...provisionerCalls(resource)];
}
