// <note-sheet>: where the form for a note is below the text, lifts it over the text as a sheet from below. Whoever
// closes it is back at the passage, and the form with its words is back in its place.
const ONE_COLUMN = "(max-width: 900px)";
/** The text above this part of the window can be read beside the sheet. */
const IN_SIGHT = 0.4;
/** What a lifted sheet has, and the page that the server makes does not. */
const LIFTED = ["popover", "role"];

export class NoteSheet extends HTMLElement {
  readonly #gone = new AbortController();
  #passage: HTMLElement | undefined;

  connectedCallback(): void {
    const { signal } = this.#gone;
    this.addEventListener("toggle", () => this.#isLifted() || this.#putBack(), { signal });
    this.addEventListener("turbo:before-morph-attribute", (event) => this.#stay(event), { signal });
    this.addEventListener("turbo:submit-end", (event) => event.detail.success && this.#sent(), { signal });
    // The way through the page goes on below the sheet, where nothing of it would be seen.
    document.addEventListener("focusin", ({ target }) => this.#isNear(target as Node) || this.#close(), { signal });
  }

  disconnectedCallback(): void {
    this.#gone.abort();
  }

  /** Lifts it for a note on this passage, if there is no room for it beside the text. */
  lift(passage: HTMLElement): boolean {
    if (!("showPopover" in this) || !matchMedia(ONE_COLUMN).matches) return false;
    this.#passage = passage;
    if (passage.getBoundingClientRect().bottom > innerHeight * IN_SIGHT) passage.scrollIntoView({ block: "start" });
    // What has the focus now gets it back when the sheet is closed.
    passage.focus({ preventScroll: true });
    this.setAttribute("popover", "auto");
    this.setAttribute("role", "dialog");
    this.showPopover();
    this.querySelector("textarea")?.focus({ preventScroll: true });
    return true;
  }

  /** Who presses what takes no focus itself, a label or a margin, gives it to what is around that, and goes nowhere. */
  #isNear(target: Node): boolean {
    return this.contains(target) || target.contains(this);
  }

  #isLifted(): boolean {
    return this.hasAttribute("popover") && this.matches(":popover-open");
  }

  #close(): void {
    if (this.#isLifted()) this.hidePopover();
  }

  #putBack(): void {
    this.removeAttribute("popover");
    this.setAttribute("role", "group");
  }

  #sent(): void {
    if (!this.#isLifted()) return;
    this.#close();
    this.#passage?.focus();
  }

  #stay(event: CustomEvent<{ attributeName: string }>): void {
    const isLifted = event.target === this && this.#isLifted();
    if (isLifted && LIFTED.includes(event.detail.attributeName)) event.preventDefault();
  }
}

customElements.define("note-sheet", NoteSheet);
