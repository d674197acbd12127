import { version } from "../version.ts";
import type { ScaffoldFile } from "./answers.ts";

/** A workflow that needs nothing but the published package: annotations in the pull request, the report in the log. */
export function workflowFile(): ScaffoldFile {
  return {
    path: ".github/workflows/rootrail.yml",
    readAtRootBy: "GitHub",
    content: `# Lints what a change would deploy: virtual MFA devices on root users, and the guardrails against them.
# rootrail is also a GitHub Action, with a check run, a comment and SARIF: see docs/github-action.md of the project.
name: rootrail
on:
  pull_request:
  merge_group:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  rootrail:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          # The branch that the change goes to is compared with, so it has to be there.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: "24"
          package-manager-cache: false
      - name: Lint templates, plans and Terraform code
        env:
          # As it stands now: the commit that GitHub records with a pull request can be an old one.
          BASE: \${{ github.base_ref && format('origin/{0}', github.base_ref) || github.event.merge_group.base_sha }}
        run: |
          # Installed outside of the checkout: a node_modules or an .npmrc that the change brings has no part in it.
          tools=$(mktemp -d) && (cd "$tools" && npm install --prefix . --ignore-scripts --no-audit --no-fund rootrail@${version})
          "$tools/node_modules/.bin/rootrail" lint --format github \${BASE:+--base "$BASE"}
`,
  };
}
