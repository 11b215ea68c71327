// <note-sheet>: where the form for a note is below the text, lifts it over the text as a sheet from below. Whoever
// closes it is back at the passage, and the form with its words is back in its place.
import { close, closeBehind, isLifted, lift, LIFTED, mayLift, putBack } from "./lifted";

/** The text above this part of the window can be read beside the sheet. */
const IN_SIGHT = 0.4;

export class NoteSheet extends HTMLElement {
  readonly #gone = new AbortController();
  #passage: HTMLElement | undefined;

  connectedCallback(): void {
    const { signal } = this.#gone;
    this.addEventListener("toggle", () => isLifted(this) || putBack(this, "group"), { signal });
    this.addEventListener("turbo:before-morph-attribute", (event) => this.#stay(event), { signal });
    this.addEventListener("turbo:submit-end", (event) => event.detail.success && this.#sent(), { signal });
    document.addEventListener("focusin", ({ target }) => closeBehind(this, target as Node), { signal });
  }

  disconnectedCallback(): void {
    this.#gone.abort();
  }

  /** Lifts it for a note on this passage, if there is no room for it beside the text. */
  lift(passage: HTMLElement): boolean {
    if (!mayLift()) return false;
    this.#passage = passage;
    if (passage.getBoundingClientRect().bottom > innerHeight * IN_SIGHT) passage.scrollIntoView({ block: "start" });
    passage.focus({ preventScroll: true });
    lift(this);
    this.querySelector("textarea")?.focus({ preventScroll: true });
    return true;
  }

  #sent(): void {
    if (!isLifted(this)) return;
    close(this);
    this.#passage?.focus();
  }

  #stay(event: CustomEvent<{ attributeName: string }>): void {
    const mine = event.target === this && isLifted(this);
    if (mine && LIFTED.includes(event.detail.attributeName)) event.preventDefault();
  }
}

customElements.define("note-sheet", NoteSheet);
