import { describe, expect, it } from "vitest";
import { coverageHtml } from "../../../src/reporters/coverage/html.ts";
import { hostile, large } from "../../reporters/coverage/coverage-reports.ts";
import { hasChromium, openInChromium } from "./chromium.ts";

describe.skipIf(!hasChromium)("the coverage as a page, in a browser", () => {
  it("searches and filters under its own security policy", () => {
    const shown = (dom: string) =>
      (dom.match(/<li[^>]* data-unit=[^>]*>/g) ?? []).filter((tag) => !tag.includes(" hidden"));
    const all = openInChromium(coverageHtml(large));
    expect(shown(all)).toHaveLength(5000);
    expect(all).toMatch(/<form role="search"/); // the script took its `hidden` away
    const found = openInChromium(coverageHtml(large), "search=100000004999");
    expect(shown(found)).toHaveLength(1);
    expect(found).toContain("1 of 5000 shown");
    expect(shown(openInChromium(coverageHtml(large), "show=missing"))).toHaveLength(100);
    const byState = openInChromium(coverageHtml(large), "search=ou49+preventive+missing");
    expect(shown(byState)).toHaveLength(100);
    expect(shown(openInChromium(coverageHtml(large), "search=nowhere"))).toHaveLength(0);
  });

  it("is inert, whatever names it shows", () => {
    const dom = openInChromium(coverageHtml(hostile));
    expect(dom).not.toContain("<img");
    expect(dom).toContain("onerror=alert(1)&gt;");
  });
});
