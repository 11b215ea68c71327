// Pictures of every page of the demo organisation, in both themes and on both devices: `cargo xtask screenshots`.

import { browser, person } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { SCREENSHOTS, shot } from "./lib/shot.mjs";

/** Name of the picture, path of the page, and the persona who looks at it: the host that the demo gives them. */
const PAGES = [
];

const LOOKS = [
  { theme: "light", viewport: "laptop" },
  { theme: "dark", viewport: "laptop" },
  { theme: "light", viewport: "phone" },
  { theme: "dark", viewport: "phone" },
];

/** `http://127.0.0.1:8080` as the persona's own host, `http://aida.localhost:8080`. */
function addressOf(server, persona) {
  const address = new URL(server.address);
  address.hostname = `${persona}.localhost`;
  return address.origin;
}

async function take(server, chromium, [name, path, persona], look) {
  const somebody = await person(chromium, { address: addressOf(server, persona), ...look });
  const answer = await somebody.page.goto(path);
  if (!answer?.ok()) throw new Error(`${path} as ${persona}: ${answer?.status()}`);
  await shot(somebody.page, `${name}-${look.viewport}-${look.theme}`);
  await somebody.close();
}

if (PAGES.length === 0) {
  console.error("e2e/screenshots.mjs lists no page yet");
  process.exit(1);
}
const server = await startServer({ demo: true });
const chromium = await browser();
try {
  for (const page of PAGES) {
    for (const look of LOOKS) await take(server, chromium, page, look);
  }
  console.log(`${PAGES.length * LOOKS.length} pictures in ${SCREENSHOTS}`);
} finally {
  await chromium.close();
  await server.stop();
}
