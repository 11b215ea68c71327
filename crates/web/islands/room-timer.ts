// <room-timer until="2026-11-27T08:10:00Z" left="372">: counts down, and up once the time is over; the server decides
// when that is. While the room is paused there is no `until`, and what is left stands still.
class RoomTimer extends HTMLElement {
  // What the room sends has the planned minutes in it, for those without scripts: it must not be seen here, not even
  // until the next tick.
  readonly #replaced = new MutationObserver(() => this.#show());
  #ticking: number | undefined;

  connectedCallback(): void {
    this.#show();
    this.#replaced.observe(this, { attributeFilter: ["until", "left"], characterData: true, childList: true, subtree: true });
    this.#ticking = window.setInterval(() => this.#show(), 250);
  }

  disconnectedCallback(): void {
    this.#replaced.disconnect();
    clearInterval(this.#ticking);
  }

  #show(): void {
    const left = this.#left();
    const seconds = Math.abs(Math.ceil(left));
    const sign = seconds > 0 && left < 0 ? "+" : "";
    const text = `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const place = this.firstElementChild;
    if (place && place.textContent !== text) place.textContent = text;
    this.classList.toggle("over", left < 0);
    this.title = left < 0 ? (this.getAttribute("over") ?? "") : "";
  }

  /** In seconds; negative once the time is over. */
  #left(): number {
    const until = Date.parse(this.getAttribute("until") ?? "");
    if (Number.isNaN(until)) return Number(this.getAttribute("left"));
    const skew = Number(this.closest("meeting-room")?.getAttribute("skew"));
    return (until - Date.now() - skew) / 1000;
  }
}

customElements.define("room-timer", RoomTimer);
