import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/repository.ts";

const page = readFileSync(join(repository, "docs/facts.md"), "utf8");

/** The text of the documentation's file for GitLab that has a job. */
export function templateOf(job: string): string {
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
  return blocks.find((block) => block.includes(`\n${job}:\n`) || block.startsWith(`${job}:\n`)) ?? "";
}

/** Two pages of projects: one is sound, the others have no artifact, something else, old facts, and another project's name. `sound`: facts of the first one. */
export const fakeCurl = (sound: string) => `#!/bin/sh
for last; do :; done
while [ $# -gt 1 ]; do
  case "$1" in
    PRIVATE-TOKEN*) echo "that header is sent on to other hosts" >&2; exit 4;;
  esac
  case "$1" in --output) out="$2";; --dump-header) head="$2";; esac
  shift
done
case "$last" in
  *projects?*page=1) printf 'HTTP/2 200\\r\\nx-next-page: 2\\r\\n' > "$head"
    echo '[{"id":1,"path_with_namespace":"acme/payments","default_branch":"main"}]';;
  *projects?*page=2) printf 'HTTP/2 200\\r\\nX-Next-Page: \\r\\n' > "$head"
    echo '[{"id":2,"path_with_namespace":"acme/shop","default_branch":"a/b"}'
    for n in 3 4 5 6 7; do echo ",{\\"id\\":$n,\\"path_with_namespace\\":\\"acme/p$n\\",\\"default_branch\\":\\"main\\"}"; done; echo ']';;
  */projects/1/jobs/artifacts/main/raw/facts.jsonl?job=rootrail-facts) cp ${sound} "$out";;
  */projects/3/*) echo '<html>' > "$out";;
  */projects/4/*) echo '{"rootrail":"facts","version":2,"made":1700000000}' > "$out";;
  */projects/5/*) echo '{"version":2,"rootrail":"facts","made":'$(date +%s)'}' > "$out";;
  */projects/6/*) echo '{"rootrail":"facts","version":2}' > "$out";;
  */projects/7/*) : > "$out";;
  */projects/2/jobs/artifacts/a%2Fb/raw/facts.jsonl?job=rootrail-facts) echo partial > "$out"; exit 22;;
  *) echo "not asked for here: $last" >&2; exit 3;;
esac
`;
