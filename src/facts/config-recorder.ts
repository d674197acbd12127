import type { ConfigRecorderFact } from "../model/fact.ts";
import { type FactAdapter, regionalBase } from "./adapter.ts";
import { attributesOf, setting, stands } from "./attributes.ts";

const parts: ReadonlyMap<string, ConfigRecorderFact["part"]> = new Map([
  ["AWS::Config::ConfigurationRecorder", "recorder"],
  ["aws_config_configuration_recorder", "recorder"],
  ["aws_config_configuration_recorder_status", "status"],
  ["AWS::Config::DeliveryChannel", "channel"],
  ["aws_config_delivery_channel", "channel"],
]);

/**
 * CloudFormation starts a recorder by itself once there is a delivery channel; Terraform creates it stopped, and
 * `aws_config_configuration_recorder_status` starts it. Sources: the two providers' pages of these types.
 */
export const configRecorder: FactAdapter<"ConfigRecorder"> = {
  gives: { ConfigRecorder: true },
  types: [...parts.keys()],
  companions: [],
  toFacts(resource) {
    const part = parts.get(resource.type);
    if (!part || !stands(resource)) return [];
    const selfStarting = resource.type.startsWith("AWS::");
    const attributes = attributesOf(resource);
    const enabled =
      part === "status" ? setting(attributes.get("IsEnabled")) : setting(attributes.get("StartedOnCreate"));
    return [{ fact: "ConfigRecorder", ...regionalBase(resource), part, enabled, selfStarting }];
  },
};
