// <working-copy to="…" offline="…" signed-out="…" gone="…" unsent="…">: keeps what is being typed, for its writer alone,
// and shows what the coach notices. What could not be kept or saved stays in the form, and the words under those names
// say why.
import { patch } from "./patched";
import type { PencilMargin } from "./pencil-margin";

const TYPING_PAUSE = 900;
const TRY_AGAIN = 5_000;

class WorkingCopy extends HTMLElement {
  readonly #before = new AbortController();
  #waiting: number | undefined;
  #busy: Promise<void> | undefined;
  #sent = "";
  #tried = "";
  #gone = false;
  #leaving = false;
  /** The button that sent the form. */
  #pressed: HTMLElement | null = null;

  connectedCallback(): void {
    const { signal } = this.#before;
    this.#sent = this.#words();
    this.addEventListener("input", () => this.#soon(TYPING_PAUSE), { signal });
    this.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.addEventListener("turbo:before-fetch-response", (event) => this.#answered(event), { signal });
    this.addEventListener("turbo:submit-end", (event) => this.#submitted(event), { signal });
    // A form that was refused holds words that are kept nowhere yet, unless it is empty.
    if (this.hasAttribute("refused") && this.#hasWords()) {
      this.#sent = "";
      this.#soon(TYPING_PAUSE);
    }
    // Whoever turns to something else, or leaves, leaves nothing behind: what is on its way outlives the page.
    // Whoever comes back may have signed in again meanwhile.
    document.addEventListener("visibilitychange", () => void this.#keep(), { signal });
    document.addEventListener("turbo:before-visit", () => void this.#keep(), { signal });
    this.addEventListener("pencil-left", () => this.#noteLeft(), { signal });
    addEventListener("focus", () => void this.#keep(), { signal });
  }

  disconnectedCallback(): void {
    this.#before.abort();
    clearTimeout(this.#waiting);
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector("form");
  }

  #words(): string {
    const form = this.#form;
    if (!form) return "";
    const fields = [...new FormData(form)].filter(([name]) => name !== "kept").map(([name, value]) => [name, String(value)]);
    return new URLSearchParams(fields).toString();
  }

  #hasWords(): boolean {
    return [...this.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input.title-input")].some((field) => field.value.trim() !== "");
  }

  #soon(pause: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => void this.#keep(), pause);
  }

  #keep(): Promise<void> {
    this.#busy ??= this.#send().finally(() => {
      this.#busy = undefined;
      if (!this.#leaving && this.isConnected && this.#words() !== this.#tried) this.#soon(TYPING_PAUSE);
    });
    return this.#busy;
  }

  async #send(): Promise<void> {
    const words = this.#words();
    const kept = this.#form?.elements.namedItem("kept");
    this.#tried = words;
    if (this.#leaving || this.#gone || words === this.#sent || !(kept instanceof HTMLInputElement)) return;
    try {
      const body = new URLSearchParams(words);
      body.set("kept", kept.value);
      const answer = await fetch(this.getAttribute("to") ?? "", { method: "POST", body, keepalive: words.length < 50_000 });
      // A form without words is led to the sign-in; one with words is told.
      if (answer.redirected || answer.status === 403) return this.#tell("signed-out");
      if (answer.status === 404) {
        this.#gone = true;
        return this.#tell("gone");
      }
      if (![200, 409].includes(answer.status)) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // What could not be kept is not tried again until something else is typed.
      this.#sent = words;
      if (answer.ok && this.#words() === words) this.dispatchEvent(new Event("words-kept", { bubbles: true }));
      if (answer.ok) kept.value = page.querySelector("[data-kept]")?.getAttribute("data-kept") ?? "";
      this.#show("[data-kept-words]", page.querySelector("[data-words]")?.innerHTML ?? "");
      this.#showNotes(page, words);
      this.#showStrengths(page);
    } catch {
      this.#tell("offline");
      this.#soon(TRY_AGAIN);
    }
  }

  #tell(why: "offline" | "signed-out" | "gone"): void {
    const words = document.createElement("span");
    words.textContent = this.getAttribute(why);
    this.#show("[data-kept-words]", words.outerHTML);
  }

  #show(place: string, html: string): void {
    const at = this.querySelector(place);
    if (at && at.innerHTML !== html) at.innerHTML = html;
  }

  /** What the coach says of the words that were sent; of the whole it says nothing new where they could not be saved. */
  #showNotes(page: Document, words: string): void {
    const notes = page.querySelector("[data-notes]")?.innerHTML ?? "";
    this.querySelector<PencilMargin>("pencil-margin")?.show(notes, new URLSearchParams(words));
    const [place, whole] = [this.querySelector("[data-kept-whole]"), page.querySelector("[data-whole]")];
    if (place && whole) patch(place, whole.innerHTML);
  }

  // What is kept already is told anew, with what is left alone by now. Where nothing was typed there is nothing to keep.
  #noteLeft(): void {
    const kept = this.#form?.elements.namedItem("kept");
    if (!(kept instanceof HTMLInputElement) || kept.value === "") return;
    this.#sent = "";
    void this.#keep();
  }

  /** What the coach would say of each action's strength, which nobody has to choose. */
  #showStrengths(page: Document): void {
    for (const place of this.querySelectorAll<HTMLElement>("form [data-strength]")) {
      const told = page.querySelector(`[data-strength="${CSS.escape(place.dataset["strength"] ?? "")}"]`);
      const html = told?.innerHTML ?? "";
      if (place.innerHTML !== html) place.innerHTML = html;
    }
  }

  // What is on its way arrives before what is saved, so that nothing older is kept after it.
  #submit(event: SubmitEvent): void {
    if (event.target !== this.#form) return;
    this.#leaving = true;
    this.#pressed = event.submitter;
    for (const place of this.querySelectorAll("[data-unsent]")) place.replaceChildren();
    clearTimeout(this.#waiting);
    if (!this.#busy) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#busy.then(() => this.#form?.requestSubmit(event.submitter));
  }

  /** A page that a proxy or a server in trouble makes of its own would take the place of the words. */
  #answered(event: CustomEvent<{ fetchResponse: { response: Response } }>): void {
    if (event.target === this.#form && event.detail.fetchResponse.response.status >= 500) event.preventDefault();
  }

  // Nothing was saved where nobody answered: somebody is still writing here, and can send it again.
  #submitted(event: CustomEvent<SubmitEnd>): void {
    const { success, fetchResponse } = event.detail;
    const isUnsent = !success && (fetchResponse?.response.status ?? 500) >= 500;
    if (event.target !== this.#form || !isUnsent) return;
    this.#leaving = false;
    const places = [...this.querySelectorAll("[data-unsent]")];
    const place = places.find((place) => this.#pressed && place.parentElement?.contains(this.#pressed)) ?? places[0];
    const words = document.createElement("span");
    words.textContent = this.getAttribute("unsent");
    place?.replaceChildren(words);
    // The bar above the whole form is in sight wherever one is; what is below a button may not be.
    if (!place?.closest(".sheet-bar")) place?.scrollIntoView({ block: "nearest" });
    this.dispatchEvent(new Event("words-unsent", { bubbles: true }));
    void this.#keep();
  }
}

customElements.define("working-copy", WorkingCopy);
