// What the first picture of the page depends on and only this browser knows. Runs before anything is drawn.
(() => {
  const { dataset } = document.documentElement;
  const kept = (name) => { try { return localStorage.getItem(name) ?? ""; } catch { return ""; } };
  dataset.mapKey = kept("map-key");
  dataset.intro = kept("intro-folded");
  const then = new Date(JSON.parse(document.getElementById("page-link").textContent).moment_utc);
  const standing = dataset.clocksAheadS.split(" ").map(Number);
  if (!standing.includes(-then.getTimezoneOffset() * 60)) dataset.ownClock = then.getDate() === then.getUTCDate() ? "day" : "other-day";
})();
