// What the meeting leaves: everybody in the club reads it.

/** What the minutes of the story say, in the order in which they say it. */
export function saidInMinutes({ cast, action }) {
  return {
    cases: [cast.hosts, cast.phones].map(({ title }) => title),
    nextTime: [cast.effort, cast.lates].map(({ title }) => title),
    actions: [action],
    thanks: Object.values(cast.said.thanks),
  };
}

/** Follows the link that the closed room gives. */
export async function readMinutes(story) {
  const { cases, nextTime, actions, thanks } = saidInMinutes(story);
  const owned = actions.flatMap(({ what, owner }) => [what, owner]);
  for (const somebody of [story.colleague, story.phone, story.late, story.plain]) {
    await somebody.open(`${story.meeting}/room`);
    await somebody.follow("closed-minutes");
    for (const text of [...cases, ...owned, ...thanks, ...nextTime]) await somebody.has(text);
    await somebody.looksRight();
  }
}
