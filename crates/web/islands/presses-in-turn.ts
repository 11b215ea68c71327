// <presses-in-turn>: a form of small steps, each of which changes what the next one means. Presses that come faster than
// the answers wait for their turn, and the focus stays with the row that moves.
import { renderStreamMessage } from "@hotwired/turbo";

class PressesInTurn extends HTMLElement {
  readonly #waiting: string[] = [];
  #busy = false;

  connectedCallback(): void {
    this.addEventListener("click", this.#click);
  }

  disconnectedCallback(): void {
    this.removeEventListener("click", this.#click);
  }

  readonly #click = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button?.id) return;
    event.preventDefault();
    this.#waiting.push(button.id);
    void this.#work();
  };

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let id = this.#waiting.shift(); id !== undefined; id = this.#waiting.shift()) await this.#press(id);
    } catch {
      // Without a connection, what was not carried out is better pressed again than done unseen later.
      this.#waiting.length = 0;
    }
    this.#busy = false;
  }

  // The button says by now where its row would go; at the end of the list there is none.
  async #press(id: string): Promise<void> {
    const button = this.#find(id);
    const form = this.querySelector("form");
    if (!button || !form) return;
    const row = button.closest("li")?.id ?? "";
    const body = new URLSearchParams({ [button.name]: button.value });
    const headers = { Accept: "text/vnd.turbo-stream.html" };
    const answer = await fetch(form.action, { method: "POST", body, headers });
    if (answer.status >= 500) throw new Error(answer.statusText);
    renderStreamMessage(await answer.text());
    await Promise.all([...document.querySelectorAll<TurboStream>("turbo-stream")].map((part) => part.render()));
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isLost) (this.#find(id) ?? this.#find(row)?.querySelector("button"))?.focus();
  }

  #find(id: string): HTMLButtonElement | null {
    return id ? this.querySelector<HTMLButtonElement>(`#${CSS.escape(id)}`) : null;
  }
}

type TurboStream = HTMLElement & { render(): Promise<void> };

customElements.define("presses-in-turn", PressesInTurn);
