import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/policy/decide.ts";
import { fullAwsAccess } from "../../../src/policy/document.ts";
import { parsePolicyText } from "../../../src/policy/parse.ts";
import { createDevice, rootQuestion } from "../../../src/policy/question.ts";
import { type RawPolicy, undocumentedPoints } from "./oracle/evaluator.ts";
import { type Random, randomFrom, randomPolicy } from "./oracle/random-policies.ts";
import { account, randomRequest, settledContext, today } from "./oracle/requests.ts";

/** A folder with `node_modules/@cloud-copilot/iam-simulate`, a simulator of another project; absent: not compared. */
const folder = process.env["ROOTRAIL_IAM_SIMULATOR"];

/** The part of the simulator that is used here. */
interface Simulator {
  runSimulation(simulation: unknown, options: unknown): Promise<{ resultType: string; overallResult?: string }>;
}

const everything = {
  name: "full",
  policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
};

/** Where AWS documents nothing, and for a resource of fewer than six parts, the simulator has a reading of its own. */
function isComparable(policy: RawPolicy): boolean {
  const resources = policy.Statement.flatMap((one) => one.Resource ?? one.NotResource ?? []);
  const isShort = resources.some((one) => one !== "*" && one.replaceAll(/\$\{[^}]*\}/g, "").split(":").length < 6);
  return !isShort && undocumentedPoints(policy, settledContext).length === 0;
}

/** Whether the simulator lets requests through; requests that it refuses are left out. */
async function outcomes(simulator: Simulator, policy: RawPolicy, random: Random): Promise<readonly boolean[]> {
  const found: boolean[] = [];
  for (let sample = 0; sample < 20; sample += 1) {
    const { action, resource, context } = randomRequest(createDevice, random);
    const principal = `arn:aws:iam::${account}:root`;
    const { resultType, overallResult } = await simulator.runSimulation(
      {
        request: { principal, action, resource: { resource, accountId: account }, contextVariables: context },
        identityPolicies: [everything],
        resourceControlPolicies: [],
        serviceControlPolicies: [{ orgIdentifier: "r", policies: [everything, { name: "p", policy }] }],
      },
      {},
    );
    if (resultType !== "error") found.push(overallResult === "Allowed");
  }
  return found;
}

describe.skipIf(folder === undefined)("the decision and a simulator of another project", () => {
  it("do not contradict each other on random policies", async () => {
    const entry = join(folder ?? "", "node_modules/@cloud-copilot/iam-simulate/dist/esm/index.js");
    const simulator: Simulator = await import(pathToFileURL(entry).href);
    const random = randomFrom(7);
    const policies = Array.from({ length: 300 }, () => randomPolicy(random)).filter(isComparable);
    const question = rootQuestion(createDevice, { account, partition: "aws", from: today });
    const faults: string[] = [];
    let compared = 0;
    for (const policy of policies) {
      const { denied } = decide([[fullAwsAccess, parsePolicyText(JSON.stringify(policy))]], question);
      const allowed = await outcomes(simulator, policy, random);
      compared += allowed.length;
      const isWrong = denied === "always" ? allowed.includes(true) : denied === "never" && allowed.includes(false);
      if (isWrong) faults.push(`${denied}: ${JSON.stringify(policy)}`);
    }
    expect(faults.slice(0, 3)).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  }, 300_000);
});
