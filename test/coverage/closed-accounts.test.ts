import { expect, it } from "vitest";
import { lint } from "../../src/engine/lint.ts";
import { folderOf } from "../support/folder.ts";
import { today } from "../support/lint-files.ts";

const account = (Id: string, more: object) => ({
  ...{ Id, Arn: `arn:aws:organizations::111122223333:account/o-abcdefghij/${Id}`, Name: Id, ...more },
});
const children = {
  "list-children-r-ab12.json": {
    Children: ["111122223333", "222233334444", "333344445555"].map((Id) => ({ Id, Type: "ACCOUNT" })),
  },
};
const list = (more: object) => ({
  Accounts: [account("111122223333", { Status: "ACTIVE" }), account("222233334444", more)],
});

it.each([
  ["that is active", { "list-accounts.json": list({ Status: "ACTIVE" }) }, true],
  ["that is suspended", { "list-accounts.json": list({ Status: "SUSPENDED" }) }, false],
  ["whose state is closed", { "list-accounts.json": list({ State: "CLOSED" }) }, false],
  ["whose closure is pending", { "list-accounts.json": list({ State: "PENDING_CLOSURE" }) }, true],
  [
    "that is active again",
    {
      "2026-11-01/list-accounts.json": list({ Status: "SUSPENDED" }),
      "2026-11-02/list-accounts.json": list({ Status: "ACTIVE" }),
    },
    true,
  ],
  [
    "that is closed since",
    {
      "2026-11-01/list-accounts.json": list({ State: "ACTIVE" }),
      "2026-11-02/list-accounts.json": list({ State: "CLOSED" }),
    },
    false,
  ],
] as const)("an account that another output lists and %s", async (_, files, expected) => {
  const all = Object.entries({ ...children, ...files }).map(([path, data]) => [path, JSON.stringify(data)]);
  const { coverage } = await lint({ today, requireGuardrails: "always", cwd: folderOf(Object.fromEntries(all)) });
  const ids = coverage?.nodes.map((node) => node.id) ?? [];
  expect(ids).toContain("333344445555");
  expect(ids.includes("222233334444")).toBe(expected);
});
