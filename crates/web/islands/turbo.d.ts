// The part of Turbo that islands use; the package comes without types.
declare module "@hotwired/turbo" {
  export const config: { drive: { progressBarDelay: number } };
  export function renderStreamMessage(html: string): void;
}

/** What became of a form. Without an answer there is no response. */
type SubmitEnd = { success?: boolean; fetchResponse?: { response: Response } };

interface HTMLElementEventMap {
  "turbo:before-morph-attribute": CustomEvent<{ attributeName: string }>;
  "turbo:submit-end": CustomEvent<SubmitEnd>;
  "turbo:before-fetch-response": CustomEvent<{ fetchResponse: { response: Response } }>;
}

interface DocumentEventMap {
  "turbo:before-morph-element": CustomEvent<{ newElement?: Element }>;
  "turbo:before-fetch-response": CustomEvent<{ fetchResponse: { response: Response } }>;
  "turbo:submit-start": CustomEvent<{ fetchResponse?: unknown }>;
  "turbo:submit-end": CustomEvent<{ fetchResponse?: unknown }>;
}
