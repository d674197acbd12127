import type { Location } from "../src/model/location.ts";
import { createDevice, enableDevice } from "../src/policy/question.ts";
import { blocksHardware } from "../src/policy/scp-report.ts";
import { ServiceReference } from "../src/policy/service-reference/reference.ts";
import { hardwareRemarks } from "../src/reporters/scp-words.ts";
import { answerCard, type CardContent } from "./answer-cards.ts";
import { type Answer, answerAlone, answerTogether, type PagePolicy, readPolicies } from "./answers.ts";
import { byId, element } from "./element.ts";
import { examples, formOfExample } from "./examples.ts";
import { askedBy, type Form, type FormNotice } from "./form.ts";
import { formOfFragment, fragmentOf } from "./link.ts";
import { unpackText } from "./packed-text.ts";
import { PolicyEditor } from "./policy-editor.ts";
import { stretchesOf } from "./text-marks.ts";
import { noticeWords, tallyWords } from "./words.ts";

const partitions = ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"];

/** Milliseconds from the last key to the answer. */
const pause = 120;

const fields = {
  example: byId("example", HTMLSelectElement),
  principal: byId("principal", HTMLInputElement),
  actions: byId("actions", HTMLTextAreaElement),
  account: byId("account", HTMLInputElement),
  partition: byId("partition", HTMLSelectElement),
};
const policies = byId("policies", HTMLElement);
const cards = byId("cards", HTMLElement);
const status = byId("status", HTMLElement);
const tally = byId("tally", HTMLButtonElement);
const notices = byId("question-notices", HTMLElement);

let editors: readonly PolicyEditor[] = [];
/** Whether the page was opened with a link that carries no question of it. */
let isBrokenLink = false;
/** Counts the changes: an answer to an older question is dropped. */
let turn = 0;

function formOfPage(): Form {
  return {
    principal: fields.principal.value,
    actions: fields.actions.value,
    account: fields.account.value,
    partition: fields.partition.value,
    policies: editors.map(({ name, text }) => ({ name, text })),
  };
}

function fill(form: Form): void {
  fields.principal.value = form.principal;
  fields.actions.value = form.actions;
  fields.account.value = form.account;
  const known = [...fields.partition.options].some((one) => one.value === form.partition);
  if (!known) fields.partition.append(new Option(form.partition));
  fields.partition.value = form.partition;
  editors = form.policies.map(editorOf);
  policies.replaceChildren(...editors.map((one) => one.root));
  changed(0);
}

function editorOf(input: Form["policies"][number]): PolicyEditor {
  return new PolicyEditor(input, changed, (gone) => {
    editors = editors.filter((one) => one !== gone);
    gone.root.remove();
    (editors.at(-1) ?? byId("add", HTMLButtonElement)).focus();
    changed(0);
  });
}

function changed(wait: number | Event = pause): void {
  turn += 1;
  const own = turn;
  document.body.setAttribute("aria-busy", "true");
  setTimeout(() => void decideAll(own), typeof wait === "number" ? wait : pause);
}

/** Lets the browser draw and take keys between two decisions. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function decideAll(own: number): Promise<void> {
  const reference = await services;
  if (own !== turn) return;
  const form = formOfPage();
  const read = readPolicies(form.policies);
  const today = new Date().toISOString().slice(0, 10);
  const asked = askedBy(form, reference, today);
  const content: CardContent[] = [];
  for (const request of read.length === 0 ? [] : asked.requests) {
    const together = answerTogether(read, request);
    const [only, ...others] = read;
    const single = only && others.length === 0 ? answerAlone(only, request) : null;
    const alone: { name: string; answer: Answer }[] = [];
    for (const policy of single ? [] : read) {
      alone.push({ name: policy.name, answer: answerAlone(policy, request) });
      await breath();
      if (own !== turn) return;
    }
    const answer = single ?? together;
    content.push({ together: answer, alone, remarks: remarksOn(read, answer, content, today) });
    await breath();
    if (own !== turn) return;
  }
  draw(read, content, asked.notices);
  document.body.setAttribute("aria-busy", "false");
}

/** What a policy does to other devices of root than virtual ones. */
function remarksOn(
  read: readonly PagePolicy[],
  { request: { principal, action, account, partition }, effect }: Answer,
  before: readonly CardContent[],
  from: string,
): readonly string[] {
  if (principal.principal.kind !== "root" || action !== enableDevice || effect.denied !== "always") return [];
  const created = read.filter((one) => one.refused === null);
  if (!blocksHardware(created, { account, partition, from })) return [];
  const creation = before.find((one) => one.together.request.action === createDevice);
  return hardwareRemarks(creation?.together.effect.denied === "always");
}

function draw(read: readonly PagePolicy[], content: readonly CardContent[], found: readonly FormNotice[]): void {
  const answers = content.map((one) => one.together);
  for (const [place, editor] of editors.entries()) {
    const policy = read.find((one) => one.path === String(place));
    editor.tell(policy);
    editor.mark(policy ? stretchesOf(policy, answers) : [{ text: editor.text, mark: null }]);
  }
  const broken = "The link that was opened carries no question of this page: it may have been cut off.";
  notices.replaceChildren(
    ...(isBrokenLink ? [element("li", { class: "error" }, broken)] : []),
    ...found.map((one) => {
      const { text, isError } = noticeWords(one);
      return element("li", { class: isError ? "error" : "warning" }, text);
    }),
  );
  const has = (...kinds: readonly FormNotice["kind"][]) => String(found.some((one) => kinds.includes(one.kind)));
  fields.principal.setAttribute("aria-invalid", has("no-principal"));
  fields.account.setAttribute("aria-invalid", has("no-account"));
  fields.actions.setAttribute("aria-invalid", has("no-actions", "bad-action", "unknown-action", "no-match"));
  const places = {
    policyOf: ({ path }: Location) => (read.length > 1 ? (read.find((one) => one.path === path)?.name ?? null) : null),
    show: (location: Location) => editors[Number(location.path)]?.select(location),
  };
  cards.replaceChildren(...content.map((one) => answerCard(one, places)));
  const line = read.length === 0 ? "Paste a policy to see what it denies." : tallyWords(answers);
  status.textContent = line === "" ? "The question cannot be asked as it stands." : line;
  tally.textContent = `${line} – see why`;
  tally.hidden = answers.length === 0;
}

async function share(): Promise<void> {
  const address = new URL(location.href);
  address.hash = await fragmentOf(formOfPage());
  history.replaceState(null, "", address.hash);
  const link = byId("link", HTMLInputElement);
  link.value = address.href;
  byId("shared", HTMLElement).hidden = false;
  link.focus();
  link.select();
  const told = byId("share-status", HTMLElement);
  // Where the browser does not let the page copy, the link is selected for the reader to do so.
  await navigator.clipboard.writeText(address.href).then(
    () => {
      told.textContent = "Copied.";
    },
    () => {
      told.textContent = "Copy it from the field.";
    },
  );
}

async function start(): Promise<void> {
  const given = await formOfFragment(location.hash.slice(1));
  isBrokenLink = given === null && location.hash.length > 1;
  fill(given ?? formOfExample(examples[0]));
  fields.example.value = given ? "" : "0";
}

const services = unpackText(byId("services", HTMLScriptElement).text).then((text) => new ServiceReference(text));
services.catch(() => {
  status.textContent = "This browser cannot unpack what the page holds: a newer one can.";
});

fields.example.append(new Option("…", ""), ...examples.map(({ title }, place) => new Option(title, String(place))));
fields.partition.append(...partitions.map((one) => new Option(one)));
fields.example.addEventListener("change", () => {
  const example = fields.example.value === "" ? undefined : examples[Number(fields.example.value)];
  if (!example) return;
  isBrokenLink = false;
  fill(formOfExample(example));
});
for (const field of [fields.principal, fields.actions, fields.account, fields.partition])
  field.addEventListener("input", changed);
byId("question", HTMLFormElement).addEventListener("submit", (event) => event.preventDefault());
byId("add", HTMLButtonElement).addEventListener("click", () => {
  const editor = editorOf({ name: `policy-${editors.length + 1}`, text: "" });
  editors = [...editors, editor];
  policies.append(editor.root);
  editor.focus();
  changed(0);
});
byId("share", HTMLButtonElement).addEventListener("click", () => void share());
tally.addEventListener("click", () => {
  const target = byId("answers", HTMLElement);
  target.scrollIntoView();
  target.focus({ preventScroll: true });
});
new IntersectionObserver(([entry]) => tally.classList.toggle("passed", entry?.isIntersecting === true)).observe(cards);
addEventListener("hashchange", () => void start());
void start();
