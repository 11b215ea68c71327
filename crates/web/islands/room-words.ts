// Words in the room that nobody has sent: which they are, and where they stay when the room goes on.
//
// A form that holds some is not changed. What its place has gone for, another text or another step, is put aside into
// #room-lost, which no stream changes, so that it never goes out with what comes next.

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Morph = CustomEvent<{ newElement?: Element }>;

const FORMS = "form[data-words]";
const KINDS = "input, select, textarea";

/** What is on its way, field by field. An attribute would be morphed away with the answer to it. */
export const sent = new WeakMap<Element, string>();

let lost = 0;

export function fields(within: Element, kinds = KINDS): Field[] {
  return [...within.querySelectorAll<Field>(kinds)].filter((field) => !field.matches("[readonly], [type=hidden]"));
}

/** What a field holds, and what it came with. */
function held(field: Field): [string, string] {
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return [field.value, first?.value ?? ""];
  }
  if (field.type === "radio" || field.type === "checkbox") {
    const box = field as HTMLInputElement;
    return [String(box.checked), String(box.defaultChecked)];
  }
  return [field.value, field.defaultValue];
}

/** A form that was refused came with words that are nowhere else. */
function isTouched(field: Field): boolean {
  const [now, before] = held(field);
  const cameBack = now !== "" && field.form?.hasAttribute("data-unsent") === true;
  return now !== sent.get(field) && (cameBack || now !== before);
}

export function holdsWords(within: Element): boolean {
  return fields(within, "textarea").some(isTouched);
}

function itemOf(form: Element): string {
  return form.querySelector<HTMLInputElement>('[type=hidden][name="item"]')?.value ?? "";
}

/** Whether a form is about this text. */
export function isAbout(form: Element, item: string): boolean {
  return ["", item].includes(itemOf(form));
}

/** Forms in the same place make the same thing, and change it where it is there already. */
function placeOf(form: Element): string {
  return [form.getAttribute("action"), itemOf(form), form.closest(".own")?.id].join(" ");
}

/** Takes the words out of the forms that may not stay, and shows them to be copied. */
export function putAside(within: Element, mayStay: (form: Element) => boolean): void {
  for (const form of within.querySelectorAll(FORMS)) {
    if (holdsWords(form) && !mayStay(form)) empty(form);
  }
}

function empty(form: Element): void {
  const wasThere = form.contains(document.activeElement);
  const texts = fields(form, "textarea").filter((field) => isTouched(field) && field.value.trim());
  const boxes = texts.map((field) => show(field.value, form.closest<HTMLElement>("#room-me")?.dataset ?? {}));
  const sheet = form.closest<HTMLElement>("note-sheet:popover-open");
  sheet?.hidePopover();
  for (const field of fields(form)) {
    if (field instanceof HTMLTextAreaElement) field.value = "";
    sent.set(field, held(field)[0]);
  }
  if (wasThere) boxes[0]?.focus();
}

function show(words: string, { title = "", titleLang = "" }: DOMStringMap): HTMLTextAreaElement | undefined {
  const place = document.querySelector("#room-lost");
  const block = place?.querySelector("template")?.content.querySelector("copy-text");
  if (!place || !block) return undefined;
  const copy = document.importNode(block, true);
  const box = copy.querySelector("textarea") ?? undefined;
  if (box) box.value = box.defaultValue = words;
  if (title) {
    const about = Object.assign(document.createElement("p"), { textContent: title, lang: titleLang });
    copy.querySelector("label")?.after(about);
  }
  return keep(place, copy) ? box : undefined;
}

/** What came back and fits into no form stays, too, whatever is mine next. */
export function gatherLost(room: Element): void {
  const place = room.querySelector("#room-lost");
  if (!place) return;
  for (const block of room.querySelectorAll("#room-me > copy-text")) keep(place, block);
}

function keep(place: Element, block: Element): boolean {
  const [box, label] = [block.querySelector("textarea"), block.querySelector("label")];
  const isThere = [...place.querySelectorAll("textarea")].some(({ value }) => value === box?.value);
  if (!box || !label || isThere) {
    block.remove();
    return false;
  }
  lost += 1;
  box.id = label.htmlFor = `lost-words-${lost}`;
  place.append(block);
  return true;
}

/** A form that somebody is at is not changed, and unsent words are not taken away; what is open stays open. */
export function keepWords(event: Morph): void {
  const element = event.target;
  const to = event.detail.newElement;
  if (!(element instanceof Element)) return;
  if (to && element.id === "room-me") {
    const places = new Set([...to.querySelectorAll(FORMS)].map(placeOf));
    putAside(element, (form) => places.has(placeOf(form)));
  }
  if (to && element.matches(FORMS)) keepForm(event, element, to);
  if (!to && holdsWords(element)) event.preventDefault();
  if (element instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open ||= element.open;
}

function keepForm(event: Morph, form: Element, to: Element): void {
  if (fields(form).some(isTouched)) {
    event.preventDefault();
    sayWhatItDoes(form, to);
  } else if (to.hasAttribute("data-unsent")) {
    // The answer has come, and it is a refusal: nothing of it is on its way any more.
    for (const field of fields(form)) sent.delete(field);
  }
}

/** Whether the words would be kept unseen or shown at once may have changed while they were typed. */
function sayWhatItDoes(form: Element, to: Element): void {
  const [button, now] = [form, to].map((it) => it.querySelector(".form-end button"));
  if (button && now && button.textContent !== now.textContent) button.textContent = now.textContent;
}

/** Words that are on their way may be replaced by the answer to them. Where none comes, they stay. */
export function sending(event: CustomEvent<{ fetchResponse?: unknown }>): void {
  if (!(event.target instanceof HTMLFormElement)) return;
  for (const field of fields(event.target)) {
    if (event.type === "turbo:submit-start") sent.set(field, held(field)[0]);
    else if (!event.detail.fetchResponse) sent.delete(field);
  }
}
