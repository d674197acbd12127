import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coverageHtml } from "../../../src/reporters/coverage/html.ts";
import { html } from "../../../src/reporters/html.ts";
import { hostile, large, small } from "../../reporters/coverage/coverage-reports.ts";
import { reports } from "../../reporters/reports.ts";
import { folderOf } from "../../support/folder.ts";
import { Browser } from "../playground/browser.ts";
import { hasChromium } from "./chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const schemes = ["light", "dark"] as const;
const sizes = { desktop: [1280, 900], phone: [390, 844] } as const;

function reportPage(name: string): string {
  const sample = reports[name];
  if (!sample) throw new Error(`there is no report called ${name}`);
  return html(sample.report, sample.options);
}

const pages: Readonly<Record<string, string>> = {
  "report-rich": reportPage("rich"),
  "report-many": reportPage("many"),
  "report-clean": reportPage("clean"),
  "coverage-small": coverageHtml(small),
  "coverage-hostile": coverageHtml(hostile),
  "coverage-large": coverageHtml(large),
};
const folder = folderOf(Object.fromEntries(Object.entries(pages).map(([name, text]) => [`${name}.html`, text])));
const addressOf = (name: string) => pathToFileURL(join(folder, `${name}.html`)).href;

describe.skipIf(!hasChromium)("the pages, in a browser (skipped where there is no chromium)", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await Browser.open();
    // The pages let no other script run; axe-core is one.
    await browser.send("Page.setBypassCSP", { enabled: true });
  });

  afterAll(async () => {
    await browser?.close();
  });

  const open = async (name: string) => {
    await browser.send("Page.navigate", { url: "about:blank" });
    await browser.send("Page.navigate", { url: addressOf(name) });
    await browser.evaluate(
      `new Promise((resolve) => { const look = () => location.protocol === "file:" && document.readyState === "complete" ? resolve() : setTimeout(look, 20); look(); })`,
    );
  };
  const show = async (scheme: (typeof schemes)[number], [width, height]: readonly [number, number]) => {
    await browser.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
    const mobile = width < 600;
    await browser.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile });
  };

  // The two large pages have the same elements many times.
  it.each(Object.keys(pages).filter((name) => !/large|many/.test(name)))(
    "%s can be used by everybody, as far as axe-core sees, and scrolls one way only",
    async (name) => {
      for (const scheme of schemes) {
        for (const size of Object.values(sizes)) {
          await show(scheme, size);
          await open(name);
          expect(await browser.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(size[0]);
          await browser.evaluate(`document.querySelector("#expand").click()`);
          await browser.evaluate(axe);
          const { found, passed } = await browser.evaluate<{ found: unknown; passed: number }>(
            `axe.run().then(({ violations, passes }) => ({
              found: violations.map((one) => [one.id, one.nodes.map((node) => node.html).slice(0, 5)]), passed: passes.length }))`,
          );
          expect(passed).toBeGreaterThan(15);
          expect(found, `${scheme}, ${size[0]} pixels`).toEqual([]);
          expect(await browser.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(size[0]);
        }
      }
    },
    600_000,
  );

  it("report-many scrolls one way only on a phone", async () => {
    await show("light", sizes.phone);
    await open("report-many");
    expect(await browser.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(sizes.phone[0]);
  });

  it("an organization of 5,000 accounts takes at most 30 pages of paper, the verdict on the first", async () => {
    await show("light", sizes.desktop);
    await open("coverage-large");
    const { data } = await browser.send("Page.printToPDF", { paperWidth: 8.27, paperHeight: 11.69 });
    const pdf = Buffer.from(String(data), "base64").toString("latin1");
    const count = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(30);
  });

  it("an organization of 5,000 accounts is there after one second of the processor", async () => {
    await browser.send("Performance.enable", { timeDomain: "threadTicks" });
    const spent = async () => {
      const { metrics } = await browser.send("Performance.getMetrics");
      return (metrics as { name: string; value: number }[]).find(({ name }) => name === "TaskDuration")?.value ?? 0;
    };
    await open("coverage-small");
    const before = await spent();
    await open("coverage-large");
    expect((await spent()) - before).toBeLessThan(1);
    await browser.send("Performance.disable");
  });
});
