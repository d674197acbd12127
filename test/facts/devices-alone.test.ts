import { describe, expect, it } from "vitest";
import { areDevicesAlone, deriveDevices } from "../../src/facts/devices-alone.ts";
import { mfaDevice } from "../../src/facts/mfa-device.ts";
import { deriveFacts } from "../../src/facts/registry.ts";
import { known, list, map } from "../../src/model/value.ts";
import { resource } from "../coverage/resource-support.ts";

const users = (name: string) => list([known(name)]);
const device = resource("AWS::IAM::VirtualMFADevice", "Device", { Users: users("root") });
const script = map([{ key: "AWS::CloudFormation::Init", value: map([]) }]);

describe("devices and users alone", () => {
  it.each([...mfaDevice.types, ...mfaDevice.companions])("give the same without the other adapters: %s", (type) => {
    const properties = { Users: users("root"), users: users("root"), virtual_mfa_device_name: known("root") };
    const one = resource(type, "one", properties);
    const before = { ...one, action: "forget", before: one.properties } as const;
    for (const all of [[one], [device, one], [before], [device, before]]) {
      expect(areDevicesAlone(all)).toBe(true);
      expect(deriveDevices(all, { scope: "t" })).toEqual(deriveFacts(all, { scope: "t" }));
    }
    expect(deriveDevices([device])).toHaveLength(1);
  });

  it.each([
    ["another resource", resource("AWS::SSM::Document", "Document", {})],
    ["a custom resource", resource("Custom::Mfa", "Custom", {})],
    ["a command", resource("aws_iam_user", "user", { provisioner: list([]) })],
    ["a command before the change", { ...device, before: map([{ key: "provisioner", value: list([]) }]) }],
    ["what cfn-init does", { ...device, metadata: script }],
  ])("are not alone beside %s", (_, other) => {
    expect(areDevicesAlone([device, other])).toBe(false);
  });
});
