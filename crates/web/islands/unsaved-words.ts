// Warns before a page is left with words that are not saved, and says whether they are kept at least, which a
// <working-copy> in it tells.
class UnsavedWords extends HTMLElement {
  readonly #before = new AbortController();
  #unsaved = false;
  #kept = false;

  connectedCallback(): void {
    const { signal } = this.#before;
    // A form that came back with something to mend holds words that are not saved yet.
    this.#unsaved = this.hasAttribute("refused");
    this.addEventListener("input", () => ((this.#unsaved = true), (this.#kept = false)), { signal });
    this.addEventListener("submit", () => (this.#unsaved = false), { signal });
    // A form that nobody answered holds its words still.
    this.addEventListener("words-unsent", () => (this.#unsaved = true), { signal });
    this.addEventListener("words-kept", () => (this.#kept = true), { signal });
    addEventListener("beforeunload", (event) => this.#unsaved && event.preventDefault(), { signal });
    document.addEventListener("turbo:before-visit", (event) => this.#ask(event), { signal });
  }

  disconnectedCallback(): void {
    this.#before.abort();
  }

  #ask(event: Event): void {
    const question = this.getAttribute(this.#kept ? "question-kept" : "question") ?? "";
    if (this.#unsaved && !confirm(question)) event.preventDefault();
  }
}

customElements.define("unsaved-words", UnsavedWords);
