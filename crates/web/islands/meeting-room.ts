// <meeting-room>: follows the room. Shared parts come through the stream; what is mine alone is asked for again after
// the room has moved, spread over a second, so that a full room does not ask all at once.
//
// A hidden tab closes its stream and asks anew when it is shown. What somebody is typing is never taken away: a form
// that holds words nobody has sent stays as it is, whatever the room does.
import { renderStreamMessage } from "@hotwired/turbo";

import type { NoteSheet } from "./note-sheet";
import { fields, gatherLost, holdsWords, isAbout, keepWords, putAside, sending, sent } from "./room-words";

/** The page of whoever leads says so often that it is there; after thirty seconds of silence somebody else may lead. */
const HERE_EVERY = 9_000;
const RETRY_FIRST = 500;
const RETRY_MOST = 10_000;
/** After so many tries in a row the page is loaded anew: it may be signed out, or the room may be gone. */
const TRIES = 6;

/** How far the server's clock is ahead of this one, in milliseconds. */
let skew: number | undefined;

class MeetingRoom extends HTMLElement {
  readonly #gone = new AbortController();
  #stream: EventSource | undefined;
  #seq = "";
  #token = "";
  #shown = "";
  #spotlight = "";
  #tries = 0;
  #retry: number | undefined;
  #asking: number | undefined;
  #here: number | undefined;
  #watching: MutationObserver | undefined;

  connectedCallback(): void {
    const { signal } = this.#gone;
    this.#seq = this.#shown = this.getAttribute("seq") ?? "";
    // Timers go by the server's clock. A page that comes back from Turbo's cache has an old one, so the first look counts.
    skew ??= Number(this.getAttribute("now")) - Date.now();
    this.setAttribute("skew", String(skew));
    this.#token = this.#head()?.dataset["token"] ?? "";
    this.#spotlight = this.#spotlit();
    document.addEventListener("visibilitychange", () => this.#follow(), { signal });
    document.addEventListener("turbo:before-morph-element", keepWords, { signal });
    document.addEventListener("turbo:submit-start", sending, { signal });
    document.addEventListener("turbo:submit-end", sending, { signal });
    document.addEventListener("turbo:before-fetch-response", (event) => this.#keepRoom(event), { signal });
    this.addEventListener("click", (event) => this.#pick(event), { signal });
    addEventListener("beforeunload", (event) => holdsWords(this) && event.preventDefault(), { signal });
    document.addEventListener("turbo:before-visit", (event) => this.#mayLeave(event), { signal });
    this.addEventListener("input", (event) => this.#input(event), { signal });
    this.#watching = new MutationObserver(() => this.#changed());
    const attributeFilter = ["data-seq", "data-token", "data-reactions", "data-votes"];
    this.#watching.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter });
    gatherLost(this);
    this.#showMine();
    this.#follow();
    this.#here = window.setInterval(() => void this.#sayHere(), HERE_EVERY);
  }

  disconnectedCallback(): void {
    this.#gone.abort();
    this.#watching?.disconnect();
    this.#close();
    clearTimeout(this.#asking);
    clearInterval(this.#here);
  }

  #input({ target }: Event): void {
    if (target instanceof Element) sent.delete(target);
    this.#showChosen();
  }

  async #sayHere(): Promise<void> {
    if (document.hidden || !this.querySelector("#room-me[data-leads]")) return;
    // Without a connection it is right that nobody hears of it.
    await fetch(this.getAttribute("here") ?? "").catch(() => undefined);
  }

  // An error that is no answer of the room (a proxy's, a server's that is just starting) must not take the room away, and
  // with it what was typed.
  #keepRoom(event: CustomEvent<{ fetchResponse: { response: Response } }>): void {
    const { status } = event.detail.fetchResponse.response;
    const isOurs = event.target instanceof Element && this.contains(event.target);
    if (!isOurs || status < 500) return;
    event.preventDefault();
    this.#lost(true);
    for (const field of fields(event.target as Element)) sent.delete(field);
  }

  #mayLeave(event: Event): void {
    if (holdsWords(this) && !confirm(this.getAttribute("question") ?? "")) event.preventDefault();
  }

  #head(): HTMLElement | null {
    return this.querySelector("#room-head");
  }

  #follow(): void {
    if (document.hidden) return this.#close();
    if (this.#stream) return;
    const stream = new EventSource(`${this.getAttribute("stream")}?after=${this.#seq}`);
    this.#stream = stream;
    stream.onmessage = (event: MessageEvent<string>) => {
      this.#tries = 0;
      this.#lost(false);
      this.#seq = event.lastEventId;
      if (event.data) renderStreamMessage(event.data);
    };
    stream.onopen = () => this.#lost(false);
    stream.onerror = () => this.#again();
  }

  #close(): void {
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = undefined;
  }

  // Opened anew by hand, so that it says what it has seen by now.
  #again(): void {
    this.#close();
    this.#tries += 1;
    if (this.#tries > 1) this.#lost(true);
    const mayReload = navigator.onLine && !holdsWords(this) && !this.querySelector("#room-lost copy-text");
    if (this.#tries > TRIES && mayReload) return location.reload();
    const wait = Math.min(RETRY_MOST, RETRY_FIRST * 2 ** this.#tries) * (0.5 + Math.random());
    this.#retry = window.setTimeout(() => this.#follow(), wait);
  }

  #lost(is: boolean): void {
    const notice = this.querySelector<HTMLElement>("[data-lost]");
    if (notice) notice.hidden = !is;
  }

  #changed(): void {
    const { token = "", seq = "", item = "" } = this.#head()?.dataset ?? {};
    putAside(this, (form) => isAbout(form, item));
    gatherLost(this);
    const seesMore = this.querySelector("#room-me:is([data-leads], [data-author])") !== null;
    if (token !== this.#token) {
      this.#announce();
      this.#ask(Math.random() * 1000);
      if (token.split("-")[0] !== this.#token.split("-")[0]) this.#toTheTop();
    } else if (seesMore && seq !== this.#shown) {
      // What whoever leads sees, and the author of what is read, is more than the shared parts show.
      this.#ask(200);
    }
    this.#token = token;
    this.#shown = seq;
    const spotlight = this.#spotlit();
    if (spotlight && spotlight !== this.#spotlight) {
      this.querySelector("#room-spotlight")?.scrollIntoView({ block: "center" });
    }
    this.#spotlight = spotlight;
    this.#showMine();
  }

  // Where the room goes, everybody begins at its beginning, but for those who are just writing.
  #toTheTop(): void {
    if (!document.activeElement?.matches("textarea, select, input")) scrollTo({ top: 0 });
  }

  #spotlit(): string {
    return this.querySelector<HTMLElement>("#room-spotlight")?.dataset["note"] ?? "";
  }

  #announce(): void {
    const status = this.querySelector<HTMLElement>("[data-announce]");
    const step = this.#head()?.querySelector(".phases [aria-current]")?.textContent ?? "";
    const title = this.#head()?.querySelector("h1")?.textContent ?? "";
    // The steps of improving have headings of their own.
    const cards = this.querySelector("#cards")?.textContent ?? "";
    if (status) status.textContent = `${step} ${title} ${cards}`.trim();
  }

  #ask(wait: number): void {
    clearTimeout(this.#asking);
    this.#asking = window.setTimeout(() => void this.#mine(), wait);
  }

  async #mine(): Promise<void> {
    try {
      const answer = await fetch(this.getAttribute("mine") ?? "", { headers: { Accept: "text/vnd.turbo-stream.html" } });
      if (answer.ok) renderStreamMessage(await answer.text());
    } catch {
      // The stream will say that the connection is lost; the next change asks again.
    }
  }

  // Buttons that everybody gets alike say what is mine.
  #showMine(): void {
    const { reactions = "", votes = "", left = "" } = this.querySelector<HTMLElement>("#room-me")?.dataset ?? {};
    const given = new Set(reactions.split(","));
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-reaction]")) {
      press(button, given.has(button.dataset["reaction"] ?? ""));
    }
    const placed = new Set(votes.split(","));
    for (const button of this.querySelectorAll<HTMLButtonElement>("[data-vote]")) {
      const isMine = placed.has(button.dataset["vote"] ?? "");
      press(button, isMine);
      const words = (isMine ? button.dataset["take"] : button.dataset["put"]) ?? "";
      if (button.textContent !== words) button.textContent = words;
      if (button.disabled !== (!isMine && left === "0")) button.disabled = !button.disabled;
      button.closest(".idea")?.classList.toggle("chosen", isMine);
    }
    this.#showChosen();
  }

  // The passage that a new note is about, whether it was tapped or chosen from the list.
  #showChosen(): void {
    const chosen = this.querySelector<HTMLSelectElement>("#new-note > form [data-passages]")?.value ?? "";
    for (const passage of this.querySelectorAll<HTMLElement>(".reading [data-passage]")) {
      passage.classList.toggle("chosen", passage.dataset["passage"] === chosen);
    }
  }

  // A tap on a passage chooses it for the note that is being written.
  #pick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const opener = event.target.closest<HTMLElement>("[data-open]");
    if (opener) this.querySelector<HTMLDetailsElement>(`#${opener.dataset["open"]}`)?.setAttribute("open", "");
    const passage = event.target.closest<HTMLElement>(".reading [data-passage]");
    const selection = getSelection();
    if (!passage || event.target.closest("a, button") || (selection && !selection.isCollapsed)) return;
    const form = this.querySelector<HTMLFormElement>("#new-note > form");
    const select = form?.querySelector<HTMLSelectElement>("[data-passages]");
    // The text is already another one, and the form for it is on its way.
    if (!form || !select || !isAbout(form, this.#head()?.dataset["item"] ?? "")) return;
    select.value = passage.dataset["passage"] ?? "";
    sent.delete(select);
    this.#showChosen();
    if (!form.closest<NoteSheet>("note-sheet")?.lift(passage)) form.querySelector("textarea")?.focus();
  }
}

/** What a press would do next, and whether it was pressed. */
function press(button: HTMLButtonElement, isMine: boolean): void {
  const value = isMine ? "0" : "1";
  if (button.value !== value) button.value = value;
  if (button.getAttribute("aria-pressed") !== String(isMine)) button.setAttribute("aria-pressed", String(isMine));
}

customElements.define("meeting-room", MeetingRoom);
