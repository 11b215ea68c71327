// <growing-lines>: adds a line from its <template>, and takes one away, where without scripts the server would.
class GrowingLines extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", this.#click);
  }

  disconnectedCallback(): void {
    this.removeEventListener("click", this.#click);
  }

  readonly #click = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.name === "more") this.#more(event);
    if (button?.name === "less") this.#less(event, button);
  };

  #more(event: Event): void {
    const pattern = this.querySelector("template");
    const lines = this.querySelector("[data-lines]");
    if (!pattern || !lines) return;
    event.preventDefault();
    const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    lines.insertAdjacentHTML("beforeend", pattern.innerHTML.replaceAll("NEW", id));
    lines.lastElementChild?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
  }

  #less(event: Event, button: HTMLButtonElement): void {
    event.preventDefault();
    const line = button.closest("[data-line]");
    const near = line?.nextElementSibling ?? line?.previousElementSibling ?? this;
    line?.remove();
    near.querySelector<HTMLElement>("textarea, button[name=more]")?.focus();
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("growing-lines", GrowingLines);
