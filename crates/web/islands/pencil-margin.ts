// <pencil-margin>: the coach's notes beside what somebody writes. On a laptop each stands level with the line that it is
// about and stays there while one types; on a phone a handle below a text lifts its notes as a sheet from below.
//
// Without scripts, and before the first note, the margin is what the server makes: a list, text by text.
import { close, closeBehind, isLifted, lift, mayLift, ONE_COLUMN, putBack } from "./lifted";
import { isArea, Mirror, moved, type Area, type Span } from "./passages";
import { patch } from "./patched";

const GAP = 12;
/** How far a note begins above its line, so that its first words and the line are level. */
const ABOVE = 8;

type Placed = { want: number; height: number };

/** Where notes stand: level where there is room, else below the one before. The one in hand is level, and those above it
 * make room as far as they can. */
export function places(top: number, notes: readonly Placed[], inHand: number): number[] {
  const tops: number[] = [];
  const below = (at: number): number => (at === 0 ? top : (tops[at - 1] ?? top) + (notes[at - 1]?.height ?? 0) + GAP);
  notes.forEach(({ want }, at) => (tops[at] = Math.max(want, below(at))));
  const held = notes[inHand];
  if (!held) return tops;
  const least = notes.slice(0, inHand).reduce((sum, { height }) => sum + height + GAP, top);
  tops[inHand] = Math.max(held.want, least);
  for (let at = inHand - 1; at >= 0; at -= 1) {
    tops[at] = Math.min(tops[at] ?? top, (tops[at + 1] ?? top) - GAP - (notes[at]?.height ?? 0));
  }
  for (let at = inHand + 1; at < notes.length; at += 1) tops[at] = Math.max(notes[at]?.want ?? top, below(at));
  return tops;
}

export class PencilMargin extends HTMLElement {
  #gone = new AbortController();
  readonly #seen = new ResizeObserver(() => this.#soon());
  /** What each note was said of. */
  readonly #read = new WeakMap<Element, string>();
  readonly #mirrors = new Map<Area, Mirror>();
  readonly #marks = document.createElement("div");
  /** The note whose passage is marked. */
  #marked: HTMLElement | undefined;
  /** What is pressed stays where it is until it is let go. */
  #isPressed = false;
  #frame = 0;

  connectedCallback(): void {
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    const desk = this.#desk;
    if (!desk) return;
    this.#marks.className = "pencil-marks";
    this.#marks.ariaHidden = "true";
    desk.append(this.#marks);
    for (const note of this.#notes()) this.#read.set(note, this.#area(note)?.defaultValue ?? "");
    for (const kind of ["input", "scroll", "toggle"]) desk.addEventListener(kind, () => this.#soon(), { signal, capture: true });
    desk.addEventListener("input", () => this.#mark(undefined), { signal });
    matchMedia(ONE_COLUMN).addEventListener("change", () => this.#turn(), { signal });
    document.addEventListener("selectionchange", () => this.#soon(), { signal });
    document.addEventListener("turbo:before-cache", () => this.#clear(), { signal });
    document.addEventListener("focusin", (event) => this.#focused(event.target), { signal });
    document.addEventListener("focusout", () => this.#soon(), { signal });
    document.addEventListener("pointerdown", () => (this.#isPressed = true), { signal, capture: true });
    for (const kind of ["pointerup", "pointercancel"]) document.addEventListener(kind, () => this.#released(), { signal, capture: true });
    this.addEventListener("pointerover", ({ target }) => this.#mark(noteOf(target)), { signal });
    this.addEventListener("pointerleave", () => this.#mark(noteOf(document.activeElement)), { signal });
    this.addEventListener("click", (event) => this.#click(event), { signal });
    this.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.addEventListener("toggle", ({ target }) => this.#toggled(target), { signal, capture: true });
    void document.fonts.ready.then(() => this.#soon());
    this.#tend();
  }

  disconnectedCallback(): void {
    this.#gone.abort();
    this.#clear();
  }

  /** Shows what the coach says of a form that was sent so. */
  show(html: string, sent: URLSearchParams): void {
    patch(this, html);
    for (const note of this.#notes()) {
      const words = sent.get(note.dataset["field"] ?? "");
      if (words !== null && !note.closest("[data-past]")) this.#read.set(note, words);
    }
    this.#tend();
  }

  get #desk(): HTMLElement | null {
    return this.closest("working-copy");
  }

  get #form(): HTMLFormElement | null {
    return this.#desk?.querySelector("form") ?? null;
  }

  #notes(within: ParentNode = this): HTMLElement[] {
    return [...within.querySelectorAll<HTMLElement>("pencil-note[data-field]")];
  }

  #area(note: HTMLElement): Area | undefined {
    const field = this.#form?.elements.namedItem(note.dataset["field"] ?? "");
    return isArea(field) ? field : undefined;
  }

  #span(note: HTMLElement, area: Area): Span {
    const read = this.#read.get(note) ?? area.value;
    return moved(read, area.value, [Number(note.dataset["from"]), Number(note.dataset["to"])]);
  }

  // Whatever came or went with the notes: what is watched, and the handles below the texts.
  #tend(): void {
    this.#seen.disconnect();
    if (this.#form) this.#seen.observe(this.#form);
    this.#seen.observe(this);
    const handles = new Set<Element>();
    for (const note of this.#notes()) {
      this.#seen.observe(note);
      note.tabIndex = -1;
      note.role = "group";
      note.ariaLabel = note.querySelector("h3")?.textContent?.trim() ?? "";
      const handle = this.#handle(note);
      if (handle) handles.add(handle);
    }
    for (const old of this.#desk?.querySelectorAll("form .pencil-handle") ?? []) if (!handles.has(old)) old.remove();
    this.#place();
  }

  #handle(note: HTMLElement): Element | undefined {
    const area = this.#area(note);
    const field = area?.closest(".field");
    const pattern = this.querySelector<HTMLTemplateElement>("template[data-handle]")?.content.firstElementChild;
    if (!area || !field || !pattern) return undefined;
    const there = field.querySelector(".pencil-handle");
    if (there) return there;
    const handle = document.importNode(pattern, true) as HTMLButtonElement;
    const about = handle.querySelector(".unseen");
    if (about) about.textContent = note.closest("section")?.querySelector("h3")?.textContent ?? "";
    handle.addEventListener("click", () => this.#open(area));
    area.after(handle);
    return handle;
  }

  /** From a text to its notes. */
  #open(area: Area): void {
    const notes = this.#notes().filter((note) => this.#area(note) === area);
    const note = this.#near(notes, area) ?? notes[0];
    const sheet = note?.closest("section");
    if (!note || !sheet) return;
    if (!mayLift()) return this.#goTo(note);
    lift(sheet);
    sheet.scrollTop = 0;
    sheet.focus({ preventScroll: true });
  }

  #goTo(note: HTMLElement): void {
    note.focus({ preventScroll: true });
    this.#place();
    note.scrollIntoView({ block: "nearest" });
  }

  /** Back from a note to its words. What is there is not selected, so that the next key replaces nothing. */
  #back(note: HTMLElement): void {
    const area = this.#area(note);
    if (!area) return;
    const [, to] = this.#span(note, area);
    const folded = area.closest<HTMLDetailsElement>("details:not([open])");
    if (folded) folded.open = true;
    const sheet = note.closest("section");
    if (sheet) close(sheet);
    area.focus();
    area.setSelectionRange(to, to);
    this.#mark(note);
  }

  #click(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    const note = noteOf(link) ?? (link ? this.#notes(link.closest("section") ?? this)[0] : undefined);
    if (!link || !note || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    this.#back(note);
  }

  // A sheet is closed by the browser; an input method keeps the key to itself.
  #key(event: KeyboardEvent): void {
    const note = noteOf(event.target);
    const isMine = event.key === "Escape" && !event.isComposing && event.keyCode !== 229;
    if (!note || !isMine || this.querySelector(":popover-open")) return;
    event.preventDefault();
    this.#back(note);
  }

  #focused(target: EventTarget | null): void {
    const sheet = this.querySelector<HTMLElement>(":popover-open");
    if (sheet && target instanceof Node) closeBehind(sheet, target);
    this.#mark(noteOf(target));
    this.#soon();
  }

  #toggled(target: EventTarget | null): void {
    if (target instanceof HTMLElement && target.matches("section[popover]") && !isLifted(target)) putBack(target, null);
  }

  #released(): void {
    this.#isPressed = false;
    this.#soon();
  }

  /** Another width of the window: there is a margin now, or none. */
  #turn(): void {
    const sheet = this.querySelector<HTMLElement>(":popover-open");
    if (sheet) close(sheet);
    // A note that has the focus waits below its text now.
    const note = noteOf(document.activeElement);
    const area = note && this.#area(note);
    if (mayLift()) area?.closest(".field")?.querySelector<HTMLElement>(".pencil-handle")?.focus();
    this.#soon();
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.isConnected && !this.#isPressed) this.#place();
    });
  }

  #place(): void {
    const notes = this.#notes();
    const first = this.querySelector("section");
    if (!first || matchMedia(ONE_COLUMN).matches) return this.#drawMarks();
    for (const area of new Set(notes.map((note) => this.#area(note)))) if (area) this.#mirror(area).follow();
    const { top } = this.getBoundingClientRect();
    const start = first.getBoundingClientRect().top - top + GAP;
    const wanted = notes.map((note) => ({ want: this.#level(note) - top - ABOVE, height: note.offsetHeight }));
    const tops = places(start, wanted, this.#inHand(notes));
    notes.forEach((note, at) => note.style.setProperty("--y", `${Math.round(tops[at] ?? start)}px`));
    const depth = (tops.at(-1) ?? start) + (wanted.at(-1)?.height ?? 0);
    this.style.setProperty("--depth", `${Math.ceil(depth)}px`);
    this.#drawMarks();
  }

  #mirror(area: Area): Mirror {
    const mirror = this.#mirrors.get(area) ?? new Mirror(area, this.#marks);
    this.#mirrors.set(area, mirror);
    return mirror;
  }

  /** Where the passage's first line begins on the screen; of a text that is folded away, what it is folded into. */
  #level(note: HTMLElement): number {
    const area = this.#area(note);
    if (!area) return 0;
    if (isShown(area)) return this.#mirror(area).lines(this.#span(note, area))[0]?.top ?? 0;
    let around: Element | null = area;
    while (around && !isShown(around)) around = around.parentElement;
    return around?.getBoundingClientRect().top ?? 0;
  }

  /** The note that somebody is at, or else the one nearest to where they write. */
  #inHand(notes: HTMLElement[]): number {
    const { activeElement } = document;
    const held = noteOf(activeElement);
    if (held) return notes.indexOf(held);
    if (!isArea(activeElement)) return -1;
    const near = this.#near(notes, activeElement);
    return near ? notes.indexOf(near) : -1;
  }

  #near(notes: HTMLElement[], area: Area): HTMLElement | undefined {
    const caret = area.selectionStart ?? 0;
    const far = (note: HTMLElement): number => {
      const [from, to] = this.#span(note, area);
      return Math.max(from - caret, caret - to, 0);
    };
    const own = notes.filter((note) => this.#area(note) === area);
    return own.sort((one, other) => far(one) - far(other))[0];
  }

  #mark(note: HTMLElement | undefined): void {
    this.#marked = note;
    this.#drawMarks();
  }

  #drawMarks(): void {
    const note = this.#marked?.isConnected ? this.#marked : undefined;
    const area = note && this.#area(note);
    const isLevel = !matchMedia(ONE_COLUMN).matches;
    const lines = note && area && isLevel && isShown(area) ? this.#mirror(area).lines(this.#span(note, area)) : [];
    const marks = lines.map(() => Object.assign(document.createElement("span"), { className: "pencil-trace" }));
    for (const old of this.#marks.querySelectorAll(".pencil-trace")) old.remove();
    const origin = this.#marks.getBoundingClientRect();
    this.#marks.append(...marks);
    marks.forEach((mark, at) => {
      const line = lines[at] ?? origin;
      const is = { left: line.left - origin.left, top: line.top - origin.top, width: line.width, height: line.height };
      for (const [name, px] of Object.entries(is)) mark.style.setProperty(name, `${px}px`);
    });
  }

  /** Takes back what is no part of the page that the server makes. */
  #clear(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#seen.disconnect();
    for (const mirror of this.#mirrors.values()) mirror.remove();
    this.#mirrors.clear();
    this.#marks.replaceChildren();
    this.#marks.remove();
    for (const sheet of this.querySelectorAll<HTMLElement>("section[popover]")) putBack(sheet, null);
    for (const styled of [this, ...this.#notes()]) styled.removeAttribute("style");
    for (const handle of document.querySelectorAll("form .pencil-handle")) handle.remove();
  }
}

function noteOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>("pencil-note[data-field]") : null) ?? undefined;
}

function isShown(element: Element): boolean {
  return element.checkVisibility();
}

customElements.define("pencil-margin", PencilMargin);
