/** What an element holds. Text stays text: nothing that is typed or pasted is ever turned into markup. */
type Child = Node | string | null;

interface Properties {
  readonly class?: string;
  readonly id?: string;
  readonly for?: string;
  readonly type?: string;
  readonly scope?: string;
  readonly role?: string;
  readonly "aria-label"?: string;
  readonly "aria-hidden"?: "true";
  readonly data?: Readonly<Record<string, string>>;
}

/** An element with its attributes and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { data = {}, ...attributes }: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  Object.assign(made.dataset, data);
  made.append(...children.filter((one) => one !== null));
  return made;
}

/** A button that acts. */
export function button(label: string, look: string, act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: look }, label);
  made.addEventListener("click", act);
  return made;
}

/** The element of the page with an ID. Throws where the page has none of that kind. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`the page has no ${kind.name} #${id}`);
  return found;
}
