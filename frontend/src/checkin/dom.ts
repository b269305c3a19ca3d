// Building the page from parts: no markup is ever read from data.

export type Child = Node | string | null | false | undefined;
type Properties = Record<string, string | number | boolean | null | undefined>;

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

export function button(properties: Properties, pressed: () => void, ...children: Child[]): HTMLButtonElement {
  const element = make("button", { type: "button", ...properties }, ...children);
  element.addEventListener("click", pressed);
  return element;
}

/** The heading of a screen: it takes the focus when the screen appears. */
export function heading(text: string, properties: Properties = {}): HTMLHeadingElement {
  return make("h1", { tabindex: -1, ...properties }, text);
}

export function present(children: Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => Boolean(child));
}
