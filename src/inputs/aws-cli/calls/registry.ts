import type { Call } from "./call.ts";
import { type Command, commandInName } from "./commands.ts";
import { configCalls } from "./config.ts";
import { controlTowerCalls } from "./control-tower.ts";
import { iamCalls } from "./iam.ts";
import { organizationsCalls } from "./organizations.ts";
import { scannerCalls } from "./scanners.ts";
import { securityHubCalls } from "./security-hub.ts";
import { stackSetCalls } from "./stack-sets.ts";

/** Every call whose output is read; a bare list belongs to the first one that knows its items. */
export const calls: readonly Call[] = [
  ...iamCalls,
  ...organizationsCalls,
  ...configCalls,
  ...securityHubCalls,
  ...controlTowerCalls,
  ...stackSetCalls,
  ...scannerCalls,
];

const byKey = new Map<string, Call[]>();
for (const call of calls) byKey.set(call.key, [...(byKey.get(call.key) ?? []), call]);

/** The calls that have this member in their outputs. */
export function callsWithKey(key: string): readonly Call[] {
  return byKey.get(key) ?? [];
}

const byCommand: ReadonlyMap<Command, Call> = new Map(calls.map((call) => [call.command, call]));

/** The call whose name is in a file's name: `list-virtual-mfa-devices.json`. The longest name counts. */
export function callInName(name: string): Call | undefined {
  const command = commandInName(name);
  return command && byCommand.get(command);
}
