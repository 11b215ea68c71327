// Warns before a page is left with words that nobody has saved.
class UnsavedWords extends HTMLElement {
  readonly #before = new AbortController();
  #unsaved = false;

  connectedCallback(): void {
    const { signal } = this.#before;
    // A form that came back with something to mend holds words that are not saved yet.
    this.#unsaved = this.hasAttribute("refused");
    this.addEventListener("input", () => (this.#unsaved = true), { signal });
    this.addEventListener("submit", () => (this.#unsaved = false), { signal });
    addEventListener("beforeunload", (event) => this.#unsaved && event.preventDefault(), { signal });
    document.addEventListener("turbo:before-visit", (event) => this.#ask(event), { signal });
  }

  disconnectedCallback(): void {
    this.#before.abort();
  }

  #ask(event: Event): void {
    if (this.#unsaved && !confirm(this.getAttribute("question") ?? "")) event.preventDefault();
  }
}

customElements.define("unsaved-words", UnsavedWords);
