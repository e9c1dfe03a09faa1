// Fills the numbers of "Where the station is" and the sentence for screen readers.

import { compass, motion } from "../orbit/geodesy.js";
import { cityTable, placeSentence } from "../geo/place.js";
import { borderText, createLandmarks, landmarkText } from "./between.js";
import { solarTime, sunElevation } from "../orbit/sky.js";
import { daylight, sunText } from "../lib/sunwords.js";
import { MILES_PER_KM, ago, degrees, grouped, hourMinute, kmAndMiles, utcText } from "../lib/text.js";

const SUNLIGHT = ["In the Earth’s shadow", "Partly in the Earth’s shadow", "In sunlight"];

const withUnit = (km) => `${km < 10 ? km.toFixed(1) : grouped(km)} km`;

/**
 * @param {object} given
 * @param {import("../core/moment.js").Moment} given.moment
 * @param {import("../orbit/orbit.js").Orbit} given.orbit
 * @param {import("../orbit/border.js").DistanceKm} given.borderKm
 * @param {number} given.lastEpochMs of the last element set
 * @param {import("../lib/voice.js").Voice} given.voice
 */
export function mountPosition({ moment, orbit, borderKm, lastEpochMs, voice }) {
  const root = document.getElementById("panel-position");
  const field = Object.fromEntries([...root.querySelectorAll("[data-field]")].map((element) => [element.dataset.field, element]));
  const gist = document.getElementById("gist-position");
  const put = (name, text) => {
    if (field[name].textContent !== text) field[name].textContent = text;
  };
  let placeTimer = 0;
  let landmark = null; // made when the cities have come

  // Ten times a second is as fast as a name can be read; the last one asked for is always shown.
  function showPlace() {
    placeTimer ||= setTimeout(() => {
      placeTimer = 0;
      const state = orbit.stateAt(moment.get());
      if (state) putPlace(state, moment.get());
    }, 90);
  }

  function putPlace(state, ms) {
    const place = placeSentence(state.lat, state.lon);
    if (!place) return;
    landmark ??= createLandmarks(cityTable());
    const { over } = place;
    put("over", `Over ${over}, ${daylight(sunElevation(ms, state.lat, state.lon), solarTime(ms, state.lon))}`);
    const parts = [borderText(over, borderKm(state.lat, state.lon)), landmarkText(landmark(state.lat, state.lon))];
    put("between", parts.filter(Boolean).join(", "));
    put("near", place.near);
    gist.textContent = over;
  }

  // Further than 14 days from any element set there is no position, and no old one is left standing.
  function showUnknown() {
    for (const name of Object.keys(field)) put(name, "–");
    put("over", "Not known");
    put("between", "");
    put("sure", "Not known");
    put("near", "No element set within 14 days of this moment.");
    gist.textContent = "not known";
  }

  function show(ms) {
    const state = orbit.stateAt(ms);
    if (!state) return orbit.knowsOrbit(ms) ? showUnknown() : undefined;
    const { heading, inertial, ground } = motion(state.position, state.velocity, state);
    const elevation = sunElevation(ms, state.lat, state.lon);
    put("lat", degrees(state.lat, "N", "S"));
    put("lon", degrees(state.lon, "E", "W"));
    put("altitude", kmAndMiles(state.alt, 1));
    put("speed", `${grouped(inertial * 3600)} km/h · ${grouped(inertial * 3600 * MILES_PER_KM)} mph`);
    put("ground-speed", `${ground.toFixed(2)} km/s · ${(ground * MILES_PER_KM).toFixed(2)} mi/s`);
    put("heading", `${heading.toFixed(0).padStart(3, "0")}° ${compass(heading)}`);
    put("sunlight", SUNLIGHT[orbit.illumination(ms)]);
    put("sun-elevation", sunText(elevation));
    put("solar-time", hourMinute(solarTime(ms, state.lon)));
    const km = borderKm(state.lat, state.lon);
    put("border", km === null ? "–" : kmAndMiles(km));
    showPlace();
    showSet(ms);
  }

  function showSet(ms) {
    const about = orbit.about(ms);
    if (!about) {
      // Which set it is comes with the exact track: until then nothing is said of it, least of all the last one's.
      const dayKm = orbit.arcUncertaintyKm(ms);
      put("sure", dayKm ? `± ${withUnit(dayKm)}` : "–");
      put("uncertainty", dayKm ? `at most ± ${withUnit(dayKm)} that day` : "–");
      for (const name of ["epoch", "age", "reboost"]) put(name, "–");
      field.reboost.classList.remove("is-warning");
      return;
    }
    const epochMs = Date.parse(about.set.epoch_utc);
    put("sure", `± ${withUnit(about.uncertaintyKm)}${about.set.reboost_suspected ? "; the orbit was raised near this moment" : ""}`);
    put("uncertainty", `± ${withUnit(about.uncertaintyKm)}`);
    put("epoch", utcText(epochMs));
    put("age", ago((ms - epochMs) / 3600e3));
    const { reboost_suspected: reboost } = about.set;
    const sinceLastSet = ms > lastEpochMs;
    put("reboost", reboost ? "yes, so the place is less sure" : sinceLastSet ? "not known: no later set" : "no");
    field.reboost.classList.toggle("is-warning", reboost);
  }

  moment.onFrame(show);
  orbit.onChange(() => showSet(moment.get()));
  moment.onSettle((ms) => {
    show(ms);
    const state = orbit.stateAt(ms);
    const place = state && placeSentence(state.lat, state.lon);
    if (place) {
      voice.announce(`${utcText(ms)}: the station is ${kmAndMiles(state.alt)} above ${degrees(state.lat, "north", "south", 1)}, ${degrees(state.lon, "east", "west", 1)}. ${place.text}. ${SUNLIGHT[orbit.illumination(ms)]}.`);
    }
  });
}
