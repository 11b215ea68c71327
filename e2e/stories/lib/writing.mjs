// Three lines from everybody, and what the coach says beside them.

import assert from "node:assert/strict";

/** The colleague comes by the link that was passed on. */
export async function keys(story) {
  const { colleague, cast } = story;
  await colleague.open(story.meeting);
  await colleague.follow("assignment-begin");
  await colleague.sees("write-three-lines");
  await colleague.has(colleague.t("write-purpose", { club: cast.club, number: 1 }));
  await colleague.looksRight();
  await colleague.press("write-save");
  await colleague.has(colleague.t("problem-nothing-written"));
  await colleague.looksRight();

  const { page } = colleague;
  await colleague.fill({ ...cast.effort, language: story.lang });
  const box = page.locator('[name="cause"]');
  const requests = [];
  page.on("request", (request) => requests.push(request.method()));
  await box.press("End");
  await box.press("Enter");
  assert.equal(await box.inputValue(), `${cast.effort.cause}\n`, "Enter begins a new line");
  await box.press("Backspace");
  await leavesConversionsAlone(box);
  assert.deepEqual(requests, []);
  assert.equal(await box.inputValue(), cast.effort.cause);

  await staysWithUnsavedWords(colleague);
  await colleague.passing(() => box.press("Control+Enter"));
  await colleague.has(colleague.t("done-saved"));
  await colleague.has(cast.effort.title);
  story.effort = colleague.path;
}

/** An Enter that confirms a conversion belongs to the input method, with and without the key that saves. */
export async function leavesConversionsAlone(box) {
  const taken = await box.evaluate((box) => {
    const press = (more) => {
      const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more });
      return !box.dispatchEvent(event);
    };
    return [press({ isComposing: true }), press({ isComposing: true, ctrlKey: true }), press({ ctrlKey: true, keyCode: 229 })];
  });
  assert.deepEqual(taken, [false, false, false], "an Enter that belongs to an input method is left alone");
}

/** A link away from unsaved words asks first; the answer here is to stay. */
async function staysWithUnsavedWords(somebody) {
  const { page } = somebody;
  const asked = page.waitForEvent("dialog");
  const click = page.getByRole("link", { name: somebody.t("clubs"), exact: true }).or(page.locator('nav a[href="/clubs"]'));
  const clicked = click.first().click();
  const dialog = await asked;
  assert.equal(dialog.message(), somebody.t("write-unsaved"));
  await dialog.dismiss();
  await clicked;
  await somebody.sees("write-three-lines");
}

export async function writeAll(story) {
  const { host, colleague, phone, cast } = story;
  await hasPencil(colleague);
  for (const other of [host, phone]) {
    for (const path of ["", "/edit", "/history", "/history/1"]) {
      assert.equal(await other.open(`${story.effort}${path}`), 404, "a draft is for its author");
      await other.hasNot(cast.effort.title);
    }
  }

  await host.open("/");
  await host.follow("write-new");
  await host.fill({ ...cast.hosts, language: story.lang });
  await host.settle("write-save", "done-saved");
  await host.count(".pencil", 0);
  story.hosts = host.path;
  await host.looksRight();

  // Written for no meeting in particular; it is chosen on the meeting's page later.
  await phone.open("/postmortems");
  await phone.follow("write-new");
  await phone.fill({ ...cast.phones, language: story.lang });
  await phone.settle("write-save", "done-saved");
  story.phones = phone.path;

  for (const page of ["/postmortems", "/", `${story.phones}/history`, `${story.phones}/history/1`, `${story.phones}/trash`]) {
    await phone.open(page);
    await phone.looksRight();
  }
}

/** The pencil asks beside an improvement that leans on effort. */
async function hasPencil(writer) {
  await writer.has(writer.t("pencil-title"));
  assert.ok((await writer.page.locator(".pencil").count()) > 0);
  assert.ok((await writer.page.locator("mark.pencil-line").first().innerText()).length > 0);
  await writer.page.getByText(writer.t("pencil-why")).first().click();
  await writer.looksRight();
}
