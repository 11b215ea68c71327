// The one script of every page: Turbo for flow, and one import for each island.
// Every action works without it, since every action is a form.
import { config } from "@hotwired/turbo";

import "./copy-text";
import "./growing-lines";
import "./meeting-room";
import "./note-sheet";
import "./pencil-margin";
import "./pencil-note";
import "./pencil-notes";
import "./presses-in-turn";
import "./room-timer";
import "./submit-keys";
import "./unsaved-words";
import "./working-copy";
import "./zone-guess";

// What was just done is said once: the address that people copy or keep says it to nobody else, and not again.
document.addEventListener("turbo:load", () => {
  const address = new URL(location.href);
  if (!address.searchParams.has("done")) return;
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
});

// Turbo's progress bar brings an inline style, which the content security policy refuses. The style sheet draws its own
// while Turbo marks the page `aria-busy`, so the other one is put off for as long as a timer can wait.
config.drive.progressBarDelay = 2 ** 31 - 1;

// Turbo gives the focus to what has to be mended, and then goes to the top of the page, where that may not be seen.
document.addEventListener("turbo:render", () => {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement?.matches("[autofocus]")) activeElement.scrollIntoView({ block: "center" });
  });
});
