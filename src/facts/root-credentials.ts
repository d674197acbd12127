import { type FactAdapter, factBase } from "./adapter.ts";
import { attributesOf, names, stands } from "./attributes.ts";

/** Centralised root access; only Terraform's `aws` provider declares it. Source: its docs of the type. */
export const rootCredentials: FactAdapter<"RootCredentialsManagement"> = {
  gives: { RootCredentialsManagement: true },
  types: ["aws_iam_organizations_features"],
  companions: [],
  toFacts(resource) {
    if (!stands(resource)) return [];
    const features = names(attributesOf(resource).get("EnabledFeatures"));
    return [{ fact: "RootCredentialsManagement", ...factBase(resource), features }];
  },
};
