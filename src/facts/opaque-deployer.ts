import type { FactCause } from "../model/cause.ts";
import type { Resource } from "../model/resource.ts";
import { entry } from "../model/value.ts";
import { type FactAdapter, factBase } from "./adapter.ts";
import { setting, stands } from "./attributes.ts";

type Deployment = Extract<FactCause, { kind: "deployed-unread" }>["of"];

/** What each type deploys, and the property that names it. */
const deployers: ReadonlyMap<string, { readonly of: Deployment; readonly names: readonly string[] }> = new Map([
  ["AWS::ServiceCatalog::CloudFormationProvisionedProduct", { of: "product", names: ["ProductName", "ProductId"] }],
  ["aws_servicecatalog_provisioned_product", { of: "product", names: ["product_name", "product_id"] }],
  ["awscc_servicecatalog_cloudformation_provisioned_product", { of: "product", names: ["product_name", "product_id"] }],
  ["aws_serverlessapplicationrepository_cloudformation_stack", { of: "application", names: ["application_id"] }],
  // Of a known type it is read as that type (inputs/terraform/cloud-control.ts).
  ["aws_cloudcontrolapi_resource", { of: "any-type", names: [] }],
]);

/** Resources that deploy what stands elsewhere: nothing of it is in the inputs. */
export const opaqueDeployer: FactAdapter<"UnreadContent"> = {
  gives: { UnreadContent: true },
  types: [...deployers.keys()],
  companions: [],
  toFacts(resource) {
    const deployer = deployers.get(resource.type);
    if (!deployer || !stands(resource)) return [];
    const name = nameOf(resource, deployer.names);
    const cause = { kind: "deployed-unread", address: resource.address, of: deployer.of, name } as const;
    return [{ fact: "UnreadContent", ...factBase(resource), cause }];
  },
};

function nameOf(resource: Resource, names: readonly string[]): string | null {
  for (const name of names) {
    const read = setting(entry(resource.properties, name));
    if (read.kind === "known") return read.value;
  }
  return null;
}
