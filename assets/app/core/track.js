// @ts-check
// What is said of the exact track: that it can't be had, until it comes.

const RETRY_MS = 8000;

/**
 * Says so when a block of the exact track can't be had, asks again by itself, and takes the words back when it comes.
 * @param {{ moment: import("./moment.js").Moment, voice: import("../lib/voice.js").Voice }} given
 */
export function watchTrack({ moment, voice }) {
  let again = 0;
  return {
    /** @param {any} problem @param {(ms: number) => Promise<void>} load */
    failed(problem, load) {
      voice.notice("The exact track could not be loaded; the station is shown to about a kilometre until the server answers.", { cause: "track" });
      clearTimeout(again);
      if (problem.status >= 400 && problem.status < 500) return; // the same question gets the same answer
      again = window.setTimeout(() => (moment.isHeld() ? undefined : load(moment.get())), RETRY_MS);
    },
    came: () => voice.withdraw("track"),
  };
}
