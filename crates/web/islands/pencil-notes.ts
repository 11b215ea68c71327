// <pencil-notes ask="…" kind="note|card|minutes">: while somebody types, asks the coach what it notices, for them alone.
// Without an address it asks nobody: once others see the words at once, the coach is silent.
const PAUSE = 700;

class PencilNotes extends HTMLElement {
  #waiting: number | undefined;
  #asked = "";

  connectedCallback(): void {
    this.addEventListener("input", () => {
      clearTimeout(this.#waiting);
      this.#waiting = window.setTimeout(() => void this.#ask(), PAUSE);
    });
  }

  disconnectedCallback(): void {
    clearTimeout(this.#waiting);
  }

  async #ask(): Promise<void> {
    const text = this.querySelector("textarea")?.value ?? "";
    const place = this.querySelector("[data-notes]");
    const to = this.getAttribute("ask");
    if (!place || !to || text === this.#asked) return;
    this.#asked = text;
    const body = new URLSearchParams({ kind: this.getAttribute("kind") ?? "", text });
    try {
      const answer = await fetch(to, { method: "POST", body });
      // Only the answer to the words that stand here now is of use.
      if (answer.ok && text === this.#asked) place.innerHTML = await answer.text();
    } catch {
      // Without a connection there are no pencil notes; nothing else depends on them.
    }
  }
}

customElements.define("pencil-notes", PencilNotes);
