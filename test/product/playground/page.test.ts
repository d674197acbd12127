import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examples } from "../../../playground/examples.ts";
import { playgroundPage } from "../../../scripts/playground-page.mjs";
import { folderOf } from "../../support/folder.ts";
import { hasChromium } from "../reporters/chromium.ts";
import { Browser } from "./browser.ts";
import { policiesOfTests, scpReportOf } from "./policies.ts";
import { readCards, wantedCards } from "./shown-answers.ts";

const require = createRequire(import.meta.url);
const page: string = await playgroundPage();
const address = pathToFileURL(join(folderOf({ "page.html": page }), "page.html")).href;

describe("the page to try policies", () => {
  it("is one file of less than 300 KB, the same from the same sources", async () => {
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
    expect(await playgroundPage()).toBe(page);
  });

  it("lets its own style and script apply, and nothing else", () => {
    const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hashOf = (element: string) => {
      const [, text = ""] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? [];
      return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    };
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `style-src ${hashOf("style")}`,
      `script-src ${hashOf("script")}`,
      "base-uri 'none'",
      "form-action 'none'",
      "trusted-types 'none'",
      "require-trusted-types-for 'script'",
    ]);
    expect(page).not.toMatch(/\s(?:src|href|style|on\w+)=/);
  });
});

const schemes = ["light", "dark"] as const;
const sizes = { desktop: [1280, 900], phone: [390, 844] } as const;

describe.skipIf(!hasChromium)("the page to try policies, in a browser (skipped where there is no chromium)", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await Browser.open();
  });

  afterAll(async () => {
    await browser?.close();
  });

  const show = async (scheme: (typeof schemes)[number], [width, height]: readonly [number, number]) => {
    await browser.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
    const mobile = width < 600;
    await browser.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile });
  };
  /** Fills a field as typing does. */
  const fill = async (selector: string, text: string) => {
    const event = selector === "#example" ? "change" : "input";
    await browser.evaluate(
      `(() => { const field = document.querySelector(${JSON.stringify(selector)}); field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event("${event}")); })()`,
    );
    await browser.settled();
  };
  const click = async (selector: string) => {
    await browser.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
    await browser.settled();
  };
  const press = async (key: string, code: number) => {
    for (const type of ["keyDown", "keyUp"])
      await browser.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: code });
  };
  const nameOfFocus = () =>
    browser.evaluate<string>(
      `(({ id, labels, ariaLabel, textContent }) => ariaLabel ?? (id.includes("-") ? labels[0].textContent : id || textContent))(document.activeElement)`,
    );

  it("answers as rootrail scp does, for every policy of the tests", async () => {
    const policies = policiesOfTests();
    const report = scpReportOf(policies);
    expect(report.policies.length).toBeGreaterThan(150);
    await browser.visit(address);
    const shown: unknown[] = [];
    for (const { path } of report.policies) {
      await fill(".editor textarea", policies.get(path) ?? "");
      shown.push([path, await browser.evaluate(readCards)]);
    }
    expect(shown).toEqual(report.policies.map(({ path, effect }) => [path, wantedCards(effect)]));
  });

  it("answers as rootrail scp does for several policies together, of another account and partition", async () => {
    const all = [...policiesOfTests()].slice(0, 60);
    const groups = Array.from({ length: 12 }, (_, place) => new Map(all.slice(place * 5, place * 5 + 3)));
    await browser.visit(address);
    await click("#add");
    await click("#add");
    await fill("#account", "444455556666");
    await fill("#partition", "aws-us-gov");
    for (const group of groups) {
      const report = scpReportOf(group, "--account", "444455556666", "--partition", "aws-us-gov");
      for (const [place, [name, text]] of [...group].entries()) {
        const editor = `.policy:nth-child(${place + 1})`;
        await fill(`${editor} input`, name);
        await fill(`${editor} textarea`, text);
      }
      expect(await browser.evaluate(readCards)).toEqual(wantedCards(report.together));
    }
  });

  it("asks nobody for anything, and runs into no error", async () => {
    expect(browser.events("Network.requestWillBeSent").map((one) => (one["request"] as { url: string }).url)).toEqual(
      browser.events("Network.requestWillBeSent").map(() => address),
    );
    expect(browser.events("Log.entryAdded")).toEqual([]);
    expect(browser.events("Runtime.exceptionThrown")).toEqual([]);
  });

  it("can be used by everybody, as far as axe-core sees", async () => {
    const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    // The page lets no other script make markup; axe-core does.
    await browser.send("Page.setBypassCSP", { enabled: true });
    for (const scheme of schemes) {
      for (const size of Object.values(sizes)) {
        await show(scheme, size);
        await browser.visit(address);
        await browser.evaluate(axe);
        for (const place of examples.keys()) {
          await fill("#example", String(place));
          const { found, passed } = await browser.evaluate<{ found: unknown; passed: number }>(
            `axe.run().then(({ violations, passes }) => ({
              found: violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), passed: passes.length }))`,
          );
          expect(passed).toBeGreaterThan(15);
          expect(found, `${scheme}, ${size[0]} pixels, ${examples[place]?.title}`).toEqual([]);
        }
      }
    }
    await browser.send("Page.setBypassCSP", { enabled: false });
  });

  it("fits a phone, with marks where the text is", async () => {
    for (const size of Object.values(sizes)) {
      await show("light", size);
      await browser.visit(address);
      for (const place of examples.keys()) {
        await fill("#example", String(place));
        expect(await browser.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(size[0]);
        const overlaps = await browser.evaluate<readonly (readonly number[])[]>(
          `[...document.querySelectorAll(".editor")].map((one) => [one.children[0].clientHeight, one.children[1].scrollHeight])`,
        );
        for (const [marked, typed] of overlaps) expect(marked).toBe(typed);
      }
    }
    await show("light", sizes.phone);
    await browser.visit(address);
    await click("#tally");
    expect(await browser.evaluate("document.activeElement.id")).toBe("answers");
  });

  it("is used with the keyboard alone, and answers what is typed", async () => {
    await show("light", sizes.desktop);
    await browser.visit(address);
    const order: string[] = [];
    for (let count = 0; count < 12; count += 1) {
      await press("Tab", 9);
      order.push(await nameOfFocus());
    }
    expect(order).toEqual([
      "example",
      "principal",
      "actions",
      "account",
      "partition",
      "Name",
      "Remove the policy no-virtual-mfa-for-root",
      "Policy, as JSON",
      "add",
      "Show statement NoVirtualMfaForRoot: line 4",
      "Show what lets requests through in statement NoVirtualMfaForRoot: line 7",
      "share",
    ]);
    await browser.evaluate(`document.querySelector("#actions").select()`);
    await browser.evaluate(`document.querySelector("#actions").focus()`);
    await browser.send("Input.insertText", { text: "iam:CreateUserr" });
    await browser.settled();
    const notice = () => browser.evaluate<string>(`document.querySelector("#question-notices").textContent`);
    expect(await notice()).toContain("did you mean iam:CreateUser?");
    expect(await browser.evaluate(readCards)).toEqual({});
    await press("Backspace", 8);
    await browser.settled();
    expect(await notice()).toBe("");
    expect(Object.keys(await browser.evaluate<object>(readCards))).toEqual(["iam:CreateUser"]);
  });

  it("takes the policy out of the output of describe-policy", async () => {
    await browser.visit(address);
    const Content = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Deny", Action: "*", Resource: "*" },
    });
    const PolicySummary = { Name: "deny-all", Type: "SERVICE_CONTROL_POLICY" };
    await fill(".editor textarea", JSON.stringify({ Policy: { PolicySummary, Content } }));
    const fields = `[...document.querySelectorAll(".policy :is(input, textarea)")].map((one) => one.value)`;
    expect(await browser.evaluate(fields)).toEqual(["deny-all", JSON.stringify(JSON.parse(Content), null, 2)]);
    expect(await browser.evaluate(readCards)).toMatchObject({ "iam:EnableMFADevice": { denied: "always" } });
  });

  it("shows a place in the text where it is asked to", async () => {
    await browser.visit(address);
    await fill("#example", "1");
    await click(".why button");
    const selected = `(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)`;
    expect(await browser.evaluate(selected)).toBe('"aws:MultiFactorAuthPresent"');
  });

  it("makes a link that opens what stands there, and treats what it holds as text", async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    await browser.visit(address);
    await fill("#example", "4");
    await fill("#account", "444455556666");
    await fill("#partition", "aws-us-gov");
    await fill(".policy:nth-child(2) input", hostile);
    const state = `[...document.querySelectorAll("#question :is(input, textarea), #partition, .policy :is(input, textarea)")].map((one) => one.value)`;
    const before = await browser.evaluate<readonly string[]>(state);
    expect(before).toContain("444455556666");
    await click("#share");
    await browser.evaluate(
      `new Promise((done) => { const look = () => document.querySelector("#share-status").textContent ? done() : setTimeout(look, 10); look(); })`,
    );
    const link = await browser.evaluate<string>(`document.querySelector("#link").value`);
    expect(link.startsWith(`${address}#v1.`)).toBe(true);
    await browser.visit(link);
    expect(await browser.evaluate(state)).toEqual(before);
    expect(await browser.evaluate(`document.querySelector(".alone").textContent`)).toContain(hostile);
    expect(await browser.evaluate(`document.querySelectorAll("img").length + document.title`)).toMatch(/^0What does/);
    await browser.visit(link.slice(0, -9));
    expect(await browser.evaluate(`document.querySelector("#question-notices").textContent`)).toContain("cut off");
  });
});
