import type { Rule } from "../model/rule.ts";
import { factCauseWords } from "./wording/fact-causes.ts";

/** An input that was read only in part: what the rest holds is in no answer of the run. */
export const incompleteInput: Rule = {
  id: "incomplete-input",
  title: "Input that was read only in part",
  severity: "warning",
  tags: ["security", "inputs"],
  docs: {
    description:
      "An input of which a part is missing or was not read: one page of a longer list, a plan that Terraform ended with an error or limited to targets, text around a plan, a file or folder over a limit, Terraform code that only a second parser accepts whole.",
    rationale:
      "A device or the loss of a guardrail may stand in the missing part. A run that does not see it is no proof, so it must not look like one.",
    remediation: {
      short:
        "Give rootrail the whole input: every page of the list, a plan without errors and targets, the file by itself.",
      serviceWide:
        "Let the AWS CLI page by itself: run its commands without `--max-items`, `--max-results` and `--no-paginate`.",
      assetLevel: "Follow the message: it names what is missing and how to get it.",
      preventive: "Fail pull requests on warnings (`--fail-on warning`), so that no run counts whose input was cut.",
    },
    references: [
      {
        title: "AWS CLI user guide: pagination options",
        url: "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html",
      },
      {
        title: "IAM API reference: ListVirtualMFADevices, IsTruncated",
        url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html",
      },
    ],
  },
  check({ facts }, report) {
    for (const { cause, resource, header, callers } of facts.of("UnreadContent")) {
      if (cause.kind !== "input-partial") continue;
      report({
        cause: cause.problem.code,
        resource,
        location: header,
        message: `Read only in part: ${factCauseWords(cause)}`,
        related: callers,
        identity: [cause.problem.code],
      });
    }
  },
};
