// The part of Turbo that islands use; the package comes without types.
declare module "@hotwired/turbo" {
  export const config: { drive: { progressBarDelay: number } };
}
