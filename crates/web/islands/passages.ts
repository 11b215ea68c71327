// Where a passage stands in a text area: which characters it has by now, and where on the page they are.

/** What somebody writes in: a text, or the one line of a title. */
export type Area = HTMLTextAreaElement | HTMLInputElement;

export function isArea(field: unknown): field is Area {
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
}

/** From one character to before another, in the text area's own counting. */
export type Span = readonly [from: number, to: number];

/** Where a passage of a text that was read stands now that somebody has typed on. */
export function moved(read: string, now: string, [from, to]: Span): Span {
  if (read === now) return [from, to];
  const most = Math.min(read.length, now.length);
  let head = 0;
  while (head < most && read[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && read.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const grown = now.length - read.length;
  if (to <= head) return [from, to];
  if (from >= read.length - tail) return [from + grown, to + grown];
  return nearest(read.slice(from, to), now, from) ?? [Math.min(from, head), Math.max(Math.min(from, head), to + grown)];
}

/** The same words where they stand nearest to a place. */
function nearest(words: string, text: string, place: number): Span | undefined {
  const [before, after] = [text.lastIndexOf(words, place), text.indexOf(words, place)];
  if (words === "" || (before < 0 && after < 0)) return undefined;
  const isBefore = after < 0 || (before >= 0 && place - before < after - place);
  const from = isBefore ? before : after;
  return [from, from + words.length];
}

/** What of a text area's look decides where its lines break. */
const LOOK = [
  ..."direction font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style".split(" "),
  ..."font-variant font-weight hanging-punctuation hyphens letter-spacing line-break line-height overflow-wrap".split(" "),
  ..."padding-bottom padding-left padding-right padding-top tab-size text-align text-autospace text-indent".split(" "),
  ..."text-spacing-trim text-transform word-break word-spacing".split(" "),
];

/** A box that nobody sees, with the words of a text area in the same lines. */
export class Mirror {
  readonly #area: Area;
  readonly #box = document.createElement("div");
  readonly #text = document.createTextNode("");
  #look = "";

  constructor(area: Area, host: Element) {
    this.#area = area;
    this.#box.className = "pencil-mirror";
    this.#box.append(this.#text);
    host.append(this.#box);
  }

  remove(): void {
    this.#box.remove();
  }

  /** Takes over words, look and width. */
  follow(): void {
    const { value, clientWidth } = this.#area;
    const style = getComputedStyle(this.#area);
    const look = LOOK.map((name) => [name, style.getPropertyValue(name)] as const);
    const key = [clientWidth, ...look].join(";");
    if (key !== this.#look) {
      for (const [name, is] of look) this.#box.style.setProperty(name, is);
      this.#box.style.setProperty("width", `${clientWidth}px`);
      if (this.#area instanceof HTMLInputElement) this.#box.style.setProperty("white-space", "pre");
      this.#box.lang = this.#area.closest<HTMLElement>("[lang]")?.lang ?? "";
      this.#look = key;
    }
    // After the last character there is one more, so that whatever stands at the end has a place, too.
    const text = `${value}\u200b`;
    if (this.#text.data !== text) this.#text.data = text;
  }

  /** The lines of a passage as they are on the screen; where the text area scrolls, at the edge behind which they are. */
  lines([from, to]: Span): DOMRect[] {
    const range = document.createRange();
    const last = this.#text.length;
    const start = Math.min(from, last - 1);
    range.setStart(this.#text, start);
    range.setEnd(this.#text, Math.min(Math.max(to, start + 1), last));
    const [box, area] = [this.#box.getBoundingClientRect(), this.#area.getBoundingClientRect()];
    const left = area.left + this.#area.clientLeft - this.#area.scrollLeft - box.left;
    const top = area.top + this.#area.clientTop - this.#area.scrollTop - box.top;
    const lines = [...range.getClientRects()].map((line) => new DOMRect(line.left + left, line.top + top, line.width, line.height));
    const wide = lines.filter((line) => line.width > 0);
    return (wide.length > 0 ? wide : lines.slice(0, 1)).map((line) => within(line, area));
  }
}

function within(line: DOMRect, area: DOMRect): DOMRect {
  const top = Math.max(area.top, Math.min(line.top, area.bottom - line.height));
  const [left, right] = [Math.max(area.left, line.left), Math.min(area.right, line.right)];
  return new DOMRect(left, top, Math.max(0, right - left), line.height);
}
