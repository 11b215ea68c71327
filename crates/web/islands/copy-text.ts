// <copy-text>: a button that copies the text which stands beside it.
//
// Without scripts the text can be selected by hand, so the button waits in a <template> until it can work:
//   <copy-text> <textarea readonly>…</textarea> <template><button>…</button></template>
//   <span role="status" data-copied="Copied"></span> </copy-text>

class CopyText extends HTMLElement {
  connectedCallback(): void {
    const template = this.querySelector("template");
    const button = template?.content.querySelector("button")?.cloneNode(true);
    if (!template || !(button instanceof HTMLButtonElement)) return;
    template.replaceWith(button);
    button.addEventListener("click", () => void this.copy());
  }

  private async copy(): Promise<void> {
    const text = this.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input");
    const status = this.querySelector<HTMLElement>("[data-copied]");
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // Not every browser hands the clipboard over: then the text is selected, and one key press away.
      text.focus();
      text.select();
      return;
    }
    if (status) status.textContent = status.dataset["copied"] ?? "";
  }
}

customElements.define("copy-text", CopyText);
