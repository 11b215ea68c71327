// Takes over what the server says, and leaves alone what stays the same and what somebody is at: what is open stays
// open, and an answer that is being given is not taken away. What is only there for that is `data-past`.

/** What an element is known by; what has no name is known by all of it. */
function keyOf(element: Element): string {
  return element.getAttribute("data-key") ?? element.outerHTML;
}

/** Whether somebody is reading or answering here. */
function isInHand(element: Element): boolean {
  const answers = [...element.querySelectorAll<HTMLInputElement>(".pencil-leave[open] [name=why]")];
  return element.contains(document.activeElement) || element.matches(":popover-open") || answers.some(({ value }) => value !== "");
}

/** Gives a place the children that the server says it has. */
export function patch(place: Element, html: string): void {
  const template = document.createElement("template");
  template.innerHTML = html;
  patchChildren(place, template.content);
}

function patchChildren(place: Element, next: ParentNode): void {
  const wanted = [...next.children];
  const keys = new Set(wanted.map(keyOf));
  for (const child of [...place.children]) {
    if (keys.has(keyOf(child))) child.removeAttribute("data-past");
    else if (isInHand(child)) child.setAttribute("data-past", "");
    else child.remove();
  }
  const known = new Map([...place.children].map((child) => [keyOf(child), child]));
  let at = place.firstElementChild;
  for (const element of wanted) {
    while (at && !keys.has(keyOf(at))) at = at.nextElementSibling;
    const there = known.get(keyOf(element));
    if (there) takeOver(there, element);
    if (there !== undefined && there === at) at = at.nextElementSibling;
    else place.insertBefore(there ?? element, at);
  }
}

/** A note stays as it is, but for where its words stand now. */
function takeOver(there: Element, next: Element): void {
  if (!there.hasAttribute("data-key")) return;
  if (!there.matches("pencil-note")) return patchChildren(there, next);
  for (const name of ["data-from", "data-to"]) {
    const is = next.getAttribute(name);
    if (is !== null) there.setAttribute(name, is);
  }
}
