// <pencil-note trouble="…">: leaves a note alone beside what somebody is writing, which stays as it is, and takes that back.
// Without scripts the same form is on the document's page.
class PencilNote extends HTMLElement {
  /** The note itself, while the word that it is left alone stands in its place. */
  #note: ChildNode[] = [];

  connectedCallback(): void {
    this.querySelector(".pencil-leave")?.removeAttribute("hidden");
    this.addEventListener("submit", this.#submit);
    this.addEventListener("input", this.#input);
    this.addEventListener("toggle", this.#toggle, { capture: true });
  }

  disconnectedCallback(): void {
    this.removeEventListener("submit", this.#submit);
    this.removeEventListener("input", this.#input);
    this.removeEventListener("toggle", this.#toggle, { capture: true });
  }

  // A reason is none of the words around it, which somebody else keeps and counts as unsaved.
  readonly #input = (event: Event): void => event.stopPropagation();

  readonly #toggle = ({ target }: Event): void => {
    if (!(target instanceof HTMLDetailsElement) || !target.matches(".pencil-leave")) return;
    if (target.open) target.querySelector<HTMLInputElement>('[name="why"]')?.focus();
  };

  readonly #submit = (event: SubmitEvent): void => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#send(event.target);
  };

  async #send(form: HTMLFormElement): Promise<void> {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    body.set("beside", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const html = await answer.text();
      if (answer.redirected || ![200, 422].includes(answer.status)) throw new Error(answer.statusText);
      if (answer.status === 422) this.#tell(form, html);
      else if (this.#note.length > 0) this.#bringBack();
      else this.#leave(html);
    } catch {
      const words = document.createElement("p");
      words.textContent = this.getAttribute("trouble");
      this.#tell(form, words.outerHTML);
    }
  }

  #leave(html: string): void {
    this.#note = [...this.childNodes];
    this.replaceChildren(document.createRange().createContextualFragment(html));
    this.querySelector<HTMLElement>("[data-left]")?.focus();
    this.dispatchEvent(new Event("pencil-left", { bubbles: true }));
  }

  #bringBack(): void {
    this.replaceChildren(...this.#note);
    this.#note = [];
    const leave = this.querySelector<HTMLDetailsElement>(".pencil-leave");
    if (leave) leave.open = false;
    leave?.querySelector("summary")?.focus();
    this.dispatchEvent(new Event("pencil-left", { bubbles: true }));
  }

  #tell(form: HTMLFormElement, html: string): void {
    const problem = form.querySelector("[data-problem]");
    if (problem) problem.innerHTML = html;
    form.querySelector<HTMLInputElement>('[name="why"]')?.focus();
  }
}

customElements.define("pencil-note", PencilNote);
