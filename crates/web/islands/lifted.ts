// A part of the page that comes up over it as a sheet from below, where there is no room for it beside the words.
export const ONE_COLUMN = "(max-width: 900px)";

/** What a lifted sheet has, and the page that the server makes does not. */
export const LIFTED = ["popover", "role"];

export function mayLift(): boolean {
  return "showPopover" in HTMLElement.prototype && matchMedia(ONE_COLUMN).matches;
}

export function isLifted(sheet: Element): boolean {
  return sheet.hasAttribute("popover") && sheet.matches(":popover-open");
}

/** What has the focus now gets it back when the sheet is closed. */
export function lift(sheet: HTMLElement): void {
  sheet.setAttribute("popover", "auto");
  sheet.setAttribute("role", "dialog");
  sheet.showPopover();
}

export function close(sheet: HTMLElement): void {
  if (isLifted(sheet)) sheet.hidePopover();
}

/** The way through the page goes on below the sheet, where nothing of it would be seen. */
export function closeBehind(sheet: HTMLElement, focused: Node): void {
  // Who presses what takes no focus itself, a label or a margin, gives it to what is around that, and goes nowhere.
  if (!sheet.contains(focused) && !focused.contains(sheet)) close(sheet);
}

/** Puts it back in its place, once it is closed. */
export function putBack(sheet: HTMLElement, role: string | null): void {
  sheet.removeAttribute("popover");
  if (role === null) sheet.removeAttribute("role");
  else sheet.setAttribute("role", role);
}
