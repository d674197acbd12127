import type { Location } from "../src/model/location.ts";
import type { PolicyProblem } from "../src/policy/document.ts";
import type { PagePolicy } from "./answers.ts";
import { describedPolicy } from "./described-policy.ts";
import { button, element } from "./element.ts";
import type { PolicyInput } from "./form.ts";
import { Offsets, type Stretch } from "./text-marks.ts";
import { capital } from "./words.ts";

let made = 0;

/** One policy of the page: its name, its text with what is marked in it, and what AWS says of it. */
export class PolicyEditor {
  readonly root: HTMLElement;
  readonly #name: HTMLInputElement;
  readonly #text: HTMLTextAreaElement;
  readonly #removal: HTMLButtonElement;
  /** The same text behind the one that is typed in, with marks. */
  readonly #marked = element("pre", { "aria-hidden": "true" });
  readonly #problems = element("ul", { class: "notices" });

  constructor(input: PolicyInput, changed: () => void, remove: (editor: PolicyEditor) => void) {
    made += 1;
    const [nameId, textId] = [`name-${made}`, `text-${made}`];
    this.#name = element("input", { id: nameId, type: "text" });
    this.#name.value = input.name;
    this.#name.maxLength = 120;
    this.#name.spellcheck = false;
    this.#text = element("textarea", { id: textId });
    this.#text.value = input.text;
    this.#text.spellcheck = false;
    this.#text.autocapitalize = "off";
    this.#text.addEventListener("input", () => this.#takeDescribed());
    for (const field of [this.#name, this.#text]) field.addEventListener("input", changed);
    this.#text.addEventListener("input", () => this.mark([{ text: this.text, mark: null }]));
    this.#removal = button("Remove", "", () => remove(this));
    this.root = element(
      "div",
      { class: "policy", role: "group" },
      element(
        "div",
        { class: "policy-head" },
        element("div", {}, element("label", { for: nameId }, "Name"), this.#name),
        this.#removal,
      ),
      element("label", { for: textId }, "Policy, as JSON"),
      element("div", { class: "editor" }, this.#marked, this.#text),
      this.#problems,
    );
    this.mark([{ text: input.text, mark: null }]);
    this.#name.addEventListener("input", () => this.#entitle());
    this.#entitle();
  }

  get name(): string {
    return this.#name.value;
  }

  get text(): string {
    return this.#text.value;
  }

  focus(): void {
    this.#text.focus();
  }

  /** Selects a place of the text. */
  select(location: Location): void {
    const { start, end } = new Offsets(this.text).span(location);
    this.#text.focus();
    this.#text.setSelectionRange(start, end);
    const box = this.#marked.parentElement;
    const line = this.#marked.scrollHeight / Math.max(this.text.split("\n").length, 1);
    box?.scrollTo({ top: Math.max((location.start.line - 3) * line, 0) });
  }

  mark(stretches: readonly Stretch[]): void {
    const parts = stretches.map(({ text, mark }) => (mark === null ? text : element("mark", { class: mark }, text)));
    // A line break at the end has no height of its own in a pre.
    this.#marked.replaceChildren(...parts, "\n");
  }

  /** Takes the policy out of a pasted output of `describe-policy`. */
  #takeDescribed(): void {
    const described = describedPolicy(this.text);
    if (!described) return;
    this.#name.value = described.name;
    this.#text.value = described.text;
    this.#entitle();
  }

  #entitle(): void {
    this.root.setAttribute("aria-label", `Policy ${this.name}`);
    this.#removal.setAttribute("aria-label", `Remove the policy ${this.name}`);
  }

  /** Tells what AWS refuses or takes in another way than it is meant. */
  tell(policy: PagePolicy | undefined): void {
    const problems = policy?.problems ?? [];
    this.#text.setAttribute("aria-invalid", String(problems.some((one) => one.severity === "error")));
    this.#problems.replaceChildren(...problems.map((one) => this.#problem(one)));
  }

  #problem({ severity, message, location }: PolicyProblem): HTMLElement {
    const place = location && button(`line ${location.start.line}`, "plain", () => this.select(location));
    const lead = severity === "error" ? "AWS refuses it: " : `${capital(severity)}: `;
    return element(
      "li",
      { class: severity },
      element("strong", {}, lead),
      message,
      ...(place ? [" (", place, ")"] : []),
    );
  }
}
