// The islands: small custom elements over pages that work without them.
import * as Turbo from "@hotwired/turbo";

// Turbo's own progress bar is an inline style, which the content security policy refuses; `html[aria-busy]` has ours.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;

import "./copy-text";
