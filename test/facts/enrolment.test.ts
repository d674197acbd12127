import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveFacts } from "../../src/facts/registry.ts";
import type { Location } from "../../src/model/location.ts";
import type { Resource } from "../../src/model/resource.ts";
import { opaque } from "../../src/model/symbol.ts";
import { known, list, map, text, unknown, type Value } from "../../src/model/value.ts";

const place: Location = { path: "t.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

function resourceOf(type: string, properties: Readonly<Record<string, Value>>): Resource {
  const entries = Object.entries(properties).map(([key, value]) => ({ key, value }));
  const base = { format: "cloudformation", type, address: "X", action: "declare" } as const;
  return { ...base, properties: map(entries), location: place, header: place, when: [], callers: [] };
}

function certainties(resource: Resource): readonly string[] {
  return deriveFacts([resource]).map((fact) =>
    fact.fact === "MfaDevice" && fact.owner.kind === "root" ? fact.owner.certainty : fact.fact,
  );
}

const serial = "arn:aws:iam::111122223333:mfa/root-account-mfa-device";
const run = (command: Value) =>
  resourceOf("terraform_data", {
    provisioner: list([
      map([
        { key: "type", value: known("local-exec") },
        { key: "command", value: command },
      ]),
    ]),
  });

describe("code that enrols root's device", () => {
  const commands: readonly (readonly [string, boolean])[] = [
    [`aws iam enable-mfa-device --serial-number ${serial}`, true],
    [`aws iam enable-mfa-device --serial-number="${serial}" --user-name x`, true],
    [`FOO=1 sudo /usr/local/bin/aws --region us-east-1 iam enable-mfa-device --user-name root`, true],
    [`if true; then aws iam enable-mfa-device --user-name '<root_account>'; fi`, true],
    [
      `cd x && bash -ec 'aws iam create-virtual-mfa-device --path / --virtual-mfa-device-name root-account-mfa-device'`,
      true,
    ],
    ["aws iam enable-mfa-device --user-name rooty", false],
    ["aws iam enable-mfa-device --user-name $USER", false],
    ["aws iam list-virtual-mfa-devices --user-name root", false],
    [`laws iam enable-mfa-device --serial-number ${serial}`, false],
    ["aws iam-x iam enable-mfa-device --user-name root", false],
    ["aws iam create-virtual-mfa-device --virtual-mfa-device-name my-root-account-mfa-device", false],
    [`cat <<X\n"aws iam enable-mfa-device --user-name root"\nX`, false],
  ];
  it.each(commands)("%s: %s", (command, isFound) => {
    expect(certainties(run(known(command)))).toEqual(isFound ? ["possible"] : []);
  });

  it("is found with parts that are not known", () => {
    const account = unknown({
      kind: "data-source",
      scope: "",
      address: "data.aws_caller_identity.me",
      attribute: "account_id",
    });
    const command = text([
      "aws iam enable-mfa-device --serial-number arn:aws:iam::",
      account,
      ":mfa/root-account-mfa-device",
    ]);
    expect(certainties(run(command))).toEqual(["possible"]);
    expect(certainties(run(text(["aws iam enable-mfa-device --user-name ", account])))).toEqual([]);
  });

  const leaf = fc.constantFrom<Value>(
    known("iam:EnableMFADevice"),
    known(serial),
    known('{"action":"enableMFADevice"'),
    known(null),
    known(3),
    text(["{", unknown(opaque("unset", undefined, "p")), "}"]),
    unknown(opaque("invalid", undefined, "x")),
  );
  const { value } = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }).map((items) => list(items)),
      fc
        .uniqueArray(fc.constantFrom("Action", "SerialNumber", "__proto__", "Create", "provisioner", "type"), {
          maxLength: 4,
        })
        .chain((keys) => fc.tuple(...keys.map((key) => tie("value").map((one) => ({ key, value: one })))))
        .map((entries) => map(entries)),
    ),
  }));

  it("is never more than possible, and never an exception", () => {
    fc.assert(
      fc.property(value, fc.constantFrom("Custom::X", "null_resource"), (one, type) => {
        expect(["possible"]).toEqual(
          expect.arrayContaining([...certainties(resourceOf(type, { Create: one, provisioner: one }))]),
        );
      }),
    );
  });
});
