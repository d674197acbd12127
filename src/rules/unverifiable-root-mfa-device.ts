import { accountDeployedTo, deployedFrom } from "../model/deployed-from.ts";
import { isOfFactsFile, type MfaDeviceFact } from "../model/fact.ts";
import type { Rule } from "../model/rule.ts";
import { levelOf } from "../model/settings.ts";
import { deviceTexts } from "./device-texts.ts";
import { hardwareMfaReferences } from "./references.ts";
import { factCauseWords } from "./wording/fact-causes.ts";
import { ownerSettlementSentence } from "./wording/settlement.ts";

/** A virtual device whose owner cannot be known before deployment. */
export const unverifiableRootMfaDevice: Rule = {
  id: "unverifiable-root-mfa-device",
  title: "Virtual MFA device whose owner is not known before deployment",
  severity: "warning",
  tags: ["security", "iam", "mfa", "root", "unverifiable"],
  docs: {
    summary: {
      what: "A virtual MFA device that may be root's: its user, name or import ID depends on something that is known only later.",
      why: "A parameter value could give root a virtual device outside of review. To call it root's would be a guess, so it is told as open.",
      fixes: [
        { when: "a parameter or variable has no value", fix: "Give one: a default, `--parameters` or `--var-file`." },
        { when: "another stack exports the name", fix: "Lint its template in the same run." },
        {
          when: "an attribute is known after apply",
          fix: "Lint the plan, or refer to an IAM user that the code declares.",
        },
        { when: "the name speaks of root, and no user has the device", fix: "Name it after its user." },
      ],
    },
    description:
      "A virtual MFA device whose user, name or import ID depends on something that is only known later: a parameter without a value, an attribute known after apply, an import from another stack, a dynamic reference. So is a call that enrols a device for a user whom only the run knows. It could be root's; the finding says what would settle it.",
    rationale:
      "Passing such a device in silence would let a parameter value decide, outside of review, whether root gets a virtual device. Calling it root's would be a guess. So it is said to be open.",
    remediation: {
      short:
        "Make the owner known before deployment: name the user in the code, refer to a declared IAM user, or pass the parameter to rootrail.",
      serviceWide:
        "A service control policy that denies `iam:CreateVirtualMFADevice` to root settles the question for every member account, whatever the value turns out to be.",
      assetLevel:
        "Give rootrail the values that the deployment will use (`--parameters`, `--var-file`), lint the exporting stack in the same run, or refer to an IAM user that the code declares.",
      preventive:
        "Restrict the parameter with `AllowedValues` or a validation block, so that root cannot be passed at all.",
    },
    references: hardwareMfaReferences,
  },
  check({ facts, settings }, report) {
    for (const device of facts.of("MfaDevice")) {
      const { owner } = device;
      if (owner.kind !== "open") continue;
      // At Level 1 the answer would not matter: root may have a virtual device there.
      if (levelOf(settings, device.account ?? accountDeployedTo(settings, device)) === 1) continue;
      const isTerraform = device.resource.format !== "cloudformation";
      const other = isTerraform
        ? { message: "what is not known", location: owner.location }
        : { message: `the device ${device.resource.address}`, location: device.header };
      report({
        cause: owner.cause.kind,
        resource: device.resource,
        location: isTerraform ? device.header : owner.location,
        certainty: "possible",
        status: device.existing ? "existing" : "new",
        message: `${questionWords(device)}: ${factCauseWords(owner.cause)}.`,
        remediation: ownerSettlementSentence(owner.cause, isOfFactsFile(device)),
        related: [other, ...device.callers, ...deviceTexts(device, [owner.location])],
        ...(device.account !== undefined && { accounts: [device.account] }),
        deployedFrom: deployedFrom(device),
        identity: [],
      });
    }
  },
};

function questionWords({ resource, owner }: MfaDeviceFact): string {
  return owner.kind === "open" && owner.cause.kind === "call-for-unknown"
    ? `Whether ${resource.address} enrols a virtual MFA device for root cannot be told`
    : `Whether the virtual MFA device ${resource.address} is root's cannot be told before deployment`;
}
