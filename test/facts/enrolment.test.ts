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
  const commands: readonly (readonly [string, boolean | "open"])[] = [
    [`aws iam enable-mfa-device --serial-number ${serial}`, true],
    [`aws iam enable-mfa-device --serial-number="${serial}" --user-name x`, true],
    [`FOO=1 sudo /usr/local/bin/aws --region us-east-1 iam enable-mfa-device --user-name root`, true],
    [`if true; then aws iam enable-mfa-device --user-name '<root_account>'; fi`, true],
    [
      `cd x && bash -ec 'aws iam create-virtual-mfa-device --path / --virtual-mfa-device-name root-account-mfa-device'`,
      true,
    ],
    ["aws iam enable-mfa-device --user-name rooty", false],
    ["aws iam enable-mfa-device --user-name $USER", "open"],
    ["aws iam list-virtual-mfa-devices --user-name root", false],
    [`laws iam enable-mfa-device --serial-number ${serial}`, false],
    ["aws iam-x iam enable-mfa-device --user-name root", false],
    ["aws iam create-virtual-mfa-device --virtual-mfa-device-name my-root-account-mfa-device", "open"],
    ["aws iam create-virtual-mfa-device --virtual-mfa-device-name $NAME-phone", false],
    ['aws iam enable-mfa-device "$@"', "open"],
    ["aws iam enable-mfa-device --cli-input-json file://who.json", "open"],
    ["aws iam enable-mfa-device help", false],
    ["for u in alice root; do aws iam enable-mfa-device --user-name $u; done", true],
    ["for u in alice bob; do aws iam enable-mfa-device --user-name $u; done", false],
    ["for u in $(cat users); do aws iam enable-mfa-device --user-name $u; done", "open"],
    ["if x; then U=root; else U=alice; fi; aws iam enable-mfa-device --user-name $U", true],
    ["x && U=root || U=alice; aws iam enable-mfa-device --user-name $U", true],
    ["case x in a) U=root ;; *) U=alice ;; esac; aws iam enable-mfa-device --user-name $U", true],
    ["if x; then U=bob; else U=alice; fi; aws iam enable-mfa-device --user-name $U", false],
    ["U=alice; read U; aws iam enable-mfa-device --user-name $U", "open"],
    ["e() { aws iam enable-mfa-device --user-name $1; }; e root", "open"],
    ["enable_mfa_device() { aws iam enable-mfa-device --user-name alice; }; enable_mfa_device", false],
    ["echo root | xargs -I{} aws iam enable-mfa-device --user-name {}", "open"],
    ["echo root | xargs -I U aws iam enable-mfa-device --user-name U", "open"],
    ["$AWS iam enable-mfa-device --user-name root", true],
    ["/usr/bin/env aws iam enable-mfa-device --user-name root", true],
    ["python3 -m awscli iam enable-mfa-device --user-name root", true],
    ["ssh -i key host aws iam enable-mfa-device --user-name root", true],
    ["Enable-IAMMFADevice -UserName root -SerialNumber x", true],
    ["Enable-IAMMFADevice -UserName alice -SerialNumber x", false],
    [`python3 -c "iam.enable_mfa_device(UserName='root', SerialNumber='x')"`, true],
    [`python3 -c "iam.enable_mfa_device(UserName='alice', SerialNumber=s)"`, false],
    [`python3 -c "iam.create_virtual_mfa_device(VirtualMFADeviceName=name)"`, "open"],
    [`node -e 'iam.send(new EnableMFADeviceCommand({ UserName: user }))'`, "open"],
    [`python3 -c "boto3.resource('iam').User('root').enable_mfa(SerialNumber='x')"`, true],
    [`python3 -c "boto3.resource('iam').User('alice').enable_mfa(SerialNumber='x')"`, false],
    [`python3 -c "user.enable_mfa(SerialNumber='x')"`, "open"],
    [`python3 -c "boto3.resource('iam').MfaDevice('root', 'x').associate()"`, true],
    [`python3 -c "iam.MfaDevice(user_name='alice', serial_number='${serial}').associate()"`, true],
    [`python3 -c "iam.MfaDevice('alice', 'x').associate()"`, false],
    ["echo 'aws iam enable-mfa-device --user-name root' | sh", true],
    ["echo aws iam enable-mfa-device --user-name root | sudo bash -s", true],
    ["printf '%s\n' 'aws iam enable-mfa-device --user-name root' |\nsh -", true],
    [`echo ${Buffer.from("aws iam enable-mfa-device --user-name root").toString("base64")} | base64 -d | sh`, true],
    ["echo 'aws iam enable-mfa-device --user-name alice' | sh", false],
    ["echo 'aws iam enable-mfa-device --user-name root' | tee x", false],
    ["echo 'aws iam enable-mfa-device --user-name root' || sh", false],
    ["echo 'aws iam enable-mfa-device --user-name root' | sh x.sh", false],
    [`cat <<X\n"aws iam enable-mfa-device --user-name root"\nX`, false],
  ];
  it.each(commands)("%s: %s", (command, isFound) => {
    expect(certainties(run(known(command)))).toEqual(isFound === "open" ? ["MfaDevice"] : isFound ? ["possible"] : []);
  });

  it("is found in the lines of one script", () => {
    const inline = (user: string) =>
      resourceOf("aws_instance", {
        provisioner: list([
          map([
            { key: "type", value: known("remote-exec") },
            {
              key: "inline",
              value: list([known(`U=${user}`), known("aws iam enable-mfa-device --user-name $U --serial-number x")]),
            },
          ]),
        ]),
      });
    expect(certainties(inline("root"))).toEqual(["possible"]);
    expect(certainties(inline("alice"))).toEqual([]);
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
    expect(certainties(run(text(["aws iam enable-mfa-device --user-name ", account])))).toEqual(["MfaDevice"]);
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
        expect(["possible", "MfaDevice"]).toEqual(
          expect.arrayContaining([...certainties(resourceOf(type, { Create: one, provisioner: one }))]),
        );
      }),
    );
  });
});
