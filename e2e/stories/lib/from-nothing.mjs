// From an empty folder to a meeting that has been held: the chapters in order, in either language.

import { after, before, test } from "node:test";

import { browser } from "../../lib/browser.mjs";
import { startServer } from "../../lib/server.mjs";
import { arrive, invite, teach } from "./arriving.mjs";
import { liftsNotes, staysLevel } from "./beside.mjs";
import { CAST } from "./cast.mjs";
import { close, handOn, wrapUp } from "./closing.mjs";
import { comeLate, discuss, keepWhatIsNotSent, pause } from "./discussing.mjs";
import { closeAction } from "./following.mjs";
import {
  comeWithoutScripts,
  discussWithoutScripts,
  improveWithoutScripts,
  leadWithoutScripts,
  readWithoutScripts,
} from "./forms.mjs";
import { askEveryone, found } from "./gathering.mjs";
import { grow, keepTyping } from "./growing.mjs";
import { comeAndGo, typeWhileSignedOut, withoutScripts } from "./leaving.mjs";
import { takeAction, vote, writeCards } from "./improving.mjs";
import { gather, openTheDoor, start } from "./lobby.mjs";
import { leaveAlone, leaveAloneWithoutScripts, readAboutTheCoach } from "./margin.mjs";
import { readMinutes, wordMinutes } from "./minutes.mjs";
import { findOnTheShelf, publish } from "./publishing.mjs";
import { finish, powerCut, read } from "./reading.mjs";
import { getReady, handOver, joinLate, survive } from "./ready.mjs";
import { saveUnanswered } from "./unanswered.mjs";
import { keys, writeAll } from "./writing.mjs";
import { twoWindows } from "./windows.mjs";

const CHAPTERS = [
  ["the code on the terminal makes the organisation and its first admin", arrive],
  ["home and the empty places teach", teach],
  ["one link lets two colleagues in, each with a browser of their own", invite],
  ["a club is founded, and its members are taken in", found],
  ["a meeting is arranged, and the call asks everyone", askEveryone],
  ["Enter is for writing, Ctrl+Enter for saving", keys],
  ["everybody writes three lines, and the pencil speaks to the writer alone", writeAll],
  ["a note is level with its words, and stays so while somebody types", staysLevel],
  ["on a phone notes come up from below, and the words stay", liftsNotes],
  ["a question is left alone beside the words, asked again, and nothing typed is lost", leaveAlone],
  ["without scripts it is left alone on the document's page", leaveAloneWithoutScripts],
  ["each note leads to what the coach asks about", readAboutTheCoach],
  ["ready, taken back, sitting out: under four members nobody is counted", getReady],
  ["a fourth arrives late, and the pizza fills slice by slice", joinLate],
  ["whoever takes over the facilitation does not see who may need help", handOver],
  ["two windows keep each other's words", twoWindows],
  ["after a power cut everything acknowledged is there, and everybody is still signed in", survive],
  ["what is typed is kept while it is typed, and nobody else sees it", keepTyping],
  ["three lines grow into the whole template", grow],
  ["whoever saves while nobody answers loses nothing, and saves again", saveUnanswered],
  ["without scripts one writes, is ready and signs out", withoutScripts],
  ["signing out, and in again", comeAndGo],
  ["whoever is signed out while they type is told, and what they typed is kept once they are back", typeWhileSignedOut],
  ["on the meeting's day its room opens", openTheDoor],
  ["two gather under the promises, and the order is settled", gather],
  ["reading begins for both at once", start],
  ["a tap or a choice, a note, and nobody else sees it", read],
  ["how many have finished is for the room to see", finish],
  ["a power cut in the middle of a sentence", powerCut],
  ["the notes are shown, thanks first, and one is in the light", discuss],
  ["who comes late finds the room as it is", comeLate],
  ["time stands still, and goes on", pause],
  ["what is refused or half said stays when the room goes on", keepWhatIsNotSent],
  ["cards are written unseen and shown together", writeCards],
  ["three dots each, and no totals until they are counted", vote],
  ["a card becomes an action", takeAction],
  ["somebody comes without scripts", comeWithoutScripts],
  ["without scripts one reads and notes", readWithoutScripts],
  ["without scripts one leads", leadWithoutScripts],
  ["without scripts one talks it over", discussWithoutScripts],
  ["without scripts one writes cards, puts dots and makes an action", improveWithoutScripts],
  ["the lead is handed on and back, and one is left for another day", handOn],
  ["thanks are said", wrapUp],
  ["whoever leads words the minutes, and everybody sees them grow", wordMinutes],
  ["the meeting is closed", close],
  ["everybody reads the minutes", readMinutes],
  ["whoever sees to the action says what changed", closeAction],
  ["what was read is published, for one and then for all", publish],
  ["it stands on the shelf, and can be taken out of sight", findOnTheShelf],
];

/** The terminal speaks the language of whoever starts the server. */
const LOCALES = { ja: "ja_JP.UTF-8", en: "en_GB.UTF-8" };

/** @param {"ja" | "en"} lang */
export function fromNothing(lang) {
  const story = { lang, cast: CAST[lang], people: [] };

  before(async () => {
    story.chromium = await browser();
    story.server = await startServer({ env: { LC_ALL: LOCALES[lang] } });
  });

  after(async () => {
    await story.chromium?.close();
    await story.server?.stop();
  });

  test(`from an empty folder to a meeting that has been held (${lang})`, async (t) => {
    let goesOn = true;
    for (const [title, tell] of CHAPTERS) {
      // What comes after a chapter that failed would fail for its sake alone; the whole story has failed by then.
      if (!goesOn) break;
      goesOn = false;
      await t.test(title, async () => {
        await tell(story);
        for (const somebody of story.people) somebody.trouble.assertNone();
        goesOn = true;
      });
    }
  });
}
