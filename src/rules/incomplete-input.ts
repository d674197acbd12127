import type { Rule } from "../model/rule.ts";
import { factCauseWords } from "./wording/fact-causes.ts";

const factsAgain = "Run `rootrail facts` in the repository again, and lint all of what it writes.";

/** What brings the rest of an input, by the code of the problem; the message of any other code says it itself. */
const fixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "more-pages": "Run the command again without paging flags, and lint all of its output.",
    "empty-output": "Run the command again, and lint what it prints.",
    "text-output": "Run the command again with --output json, and lint what it prints.",
    "failed-call": "Run the command again with a role that may call it, and lint what it prints.",
    "owners-left-out": "Run `aws iam list-virtual-mfa-devices` without --query, and lint all of its output.",
    "no-mfa-column": "Fetch the credential report again with all of its columns.",
    "facts-lost": factsAgain,
    "facts-none": factsAgain,
    "facts-header": factsAgain,
    "fact-line": factsAgain,
    "facts-list": "Lint the lines as `rootrail facts` writes them.",
    "fact-kind": "Lint with the version of rootrail that wrote the facts, or a later one.",
    "plan-errored": "Mend the error, plan again, and lint the new plan.",
    "plan-incomplete": "Plan again without `-target`, and lint the new plan.",
    "plan-among-text": "Write the plan into a file of its own: `terraform show -json tfplan > plan.json`.",
    "hcl-partly-read": "Run `terraform validate` on the folder, or lint the plan.",
    "submodule-unread": "Check out submodules, and fetch the commits of them that the base records.",
    "folder-too-deep": "Name the folder as a path of its own.",
    "moved-out-of-sight": "Name the file among the paths, or give it a name and a place that are read.",
    "base-unreadable": "Look through what the change takes away there, or mend the input on the base first.",
  }),
);

/** An input that was read only in part: what the rest holds is in no answer of the run. */
export const incompleteInput: Rule = {
  id: "incomplete-input",
  title: "Input that was read only in part",
  severity: "warning",
  tags: ["security", "inputs"],
  docs: {
    summary: {
      what: "An input of which a part is missing: one page of a longer list, a plan that ended with an error, a file over a limit.",
      why: "A device, or the loss of a guardrail, may stand in the missing part. A run that does not see it is no proof.",
      fixes: [
        { when: "it is one page of a list", fix: "Run the command without `--max-items` and `--no-paginate`." },
        { when: "the plan ended with an error, or has targets", fix: "Plan again, and lint the new plan." },
        {
          when: "other text stands around the plan",
          fix: "Write `terraform show -json tfplan` into a file of its own.",
        },
        { when: "a part of the Terraform code was not read", fix: "Run `terraform validate`, or lint the plan." },
      ],
    },
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
    for (const { cause, resource, header, callers, digest } of facts.of("UnreadContent")) {
      // What this run cannot read is an input error; what the run that wrote a facts file could not read is told here.
      const isUnreadElsewhere = cause.kind === "input-unread" && digest !== undefined;
      if (cause.kind !== "input-partial" && cause.kind !== "base-unread" && !isUnreadElsewhere) continue;
      const fix = fixes.get(cause.problem.code);
      report({
        cause: cause.problem.code,
        resource,
        location: header,
        message: `Read only in part: ${factCauseWords(cause)}${cause.kind === "input-unread" ? `: ${cause.problem.message}` : ""}`,
        related: callers,
        identity: [cause.problem.code],
        ...(fix !== undefined && { remediation: fix }),
      });
    }
  },
};
