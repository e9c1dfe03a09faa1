"""``iss-dashboard moment``: where the station was, what was attached and who was aboard."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.commands._names import named_as
from dashboard.instants import parse_unix, parse_utc

if TYPE_CHECKING:
    from dashboard.answers.moment import Moment
    from dashboard.answers.now import Now
    from dashboard.commands import Subparsers


def add(subparsers: Subparsers) -> None:
    """Add ``moment`` with its options."""
    parser = subparsers.add_parser("moment", help="position, ships and crew at one instant")
    parser.add_argument(
        "time",
        nargs="?",
        metavar="TIME",
        help="UTC, such as 2026-02-19T21:36:30Z, or `now` (default: the photo's)",
    )
    parser.add_argument("--photo", help="mark the ships of this photograph (default: the mission's)")
    parser.add_argument("--json", action="store_true", help="print the API's answer")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the moment."""
    from dashboard.answers.moment import moment_at
    from dashboard.photos.catalogue.files import MISSION_PHOTO, photo_by_id
    from dashboard.photos.moment import default_moment

    photo = photo_by_id(arguments.photo or MISSION_PHOTO).id
    if arguments.time == "now":
        return _run_now(arguments.json)
    with named_as(t="TIME"):
        unix_s = default_moment(photo) if arguments.time is None else parse_unix(arguments.time)
        moment = moment_at(unix_s, photo)
    print(moment.model_dump_json() if arguments.json else "\n".join(lines(moment)))
    return 0


def _run_now(as_json: bool) -> int:
    """Print the clock's moment; 1 where the station's position isn't known."""
    from dashboard.answers.moment import Moment
    from dashboard.answers.now import now_at

    now = now_at(float(int(time.time())))
    if as_json:
        print(now.model_dump_json())
    elif now.position is None:
        print("\n".join([f"{now.time_utc[:-1].replace('T', ' ')} UTC", now.note, "", *complement_lines(now)]))
    else:
        moment = Moment.model_validate(now, from_attributes=True)
        print("\n".join([*lines(moment), "", now.note]))
    return 0 if now.position else 1


def lines(moment: Moment) -> Iterator[str]:
    """The moment for people, line by line."""
    from dashboard.answers.position_words import LIT, near_text
    from dashboard.answers.sentences import KM_PER_MILE, compass_point, place_sentence
    from dashboard.answers.sunwords import sun_text

    position, ground, elements = moment.position, moment.ground, moment.elements
    then = parse_utc(moment.time_utc)
    india, pakistan = parse_local(ground.local_times.india), parse_local(ground.local_times.pakistan)
    yield f"{then:%Y-%m-%d %H:%M:%S} UTC ({india} in India, {pakistan} in Pakistan)"
    yield place_sentence(moment).replace("\u00a0", " ") + "."
    yield f"Nearest town: {near_text(moment)}."
    yield ""
    north, east = "NS"[position.latitude_deg < 0], "EW"[position.longitude_deg < 0]
    yield f"Position     {abs(position.latitude_deg):.3f}° {north}, {abs(position.longitude_deg):.3f}° {east}"
    yield f"Altitude     {position.altitude_km:.1f} km ({position.altitude_km / KM_PER_MILE:.1f} mi)"
    per_hour = position.speed_km_s * 3600
    imperial = f"{per_hour / KM_PER_MILE:,.0f} mph"
    yield f"Speed        {position.speed_km_s:.3f} km/s ({per_hour:,.0f} km/h, {imperial})"
    yield f"Over ground  {position.ground_speed_km_s:.3f} km/s"
    yield f"Heading      {position.heading_deg:.1f}° ({compass_point(position.heading_deg)})"
    yield f"Light        {LIT[position.illumination]}; from the ground: {sun_text(ground.sun_elevation_deg)}"
    hours, minutes = divmod(int(ground.solar_time_h * 60), 60)
    yield f"By the Sun   {hours:02d}:{minutes:02d}"
    yield f"Region       {ground.region.name}: {ground.region.distance_km:,.0f} km away"
    age = f"{abs(elements.age_h):.1f} h {'before' if elements.age_h >= 0 else 'after'} the moment"
    yield f"Uncertainty  {elements.uncertainty_km:.1f} km; element set of {elements.epoch_utc}, {age}"
    if elements.reboost_suspected:
        yield "             The station was reboosted around this moment: the position is less sure."
    yield ""
    yield from complement_lines(moment)


def parse_local(text: str) -> str:
    """The clock time in an ISO 8601 text."""
    return text[11:19]


def complement_lines(moment: Moment | Now) -> Iterator[str]:
    """Ships, free ports and crew."""
    if moment.complement_note:
        yield moment.complement_note
    yield f"Attached ({len(moment.attached)})"
    at = max((16, *(len(ship.port) for ship in moment.attached)))
    name = max((18, *(len(ship.full_name) for ship in moment.attached)))
    for ship in moment.attached:
        cargo = f", brought {ship.cargo_up_kg:,.0f} kg" if ship.cargo_up_kg else ""
        mark = "  [in the photo]" if ship.in_photo else ""
        yield f"  {ship.port:{at}} {ship.full_name:{name}} {ship.story} (day {ship.day}){cargo}{mark}"
        if ship.doubt and ship.doubt != moment.complement_note:
            yield f"  {'':{at}} {ship.doubt}"
    yield f"Free: {', '.join(port.name for port in moment.free_ports) or 'no port'}"
    yield f"Aboard ({len(moment.crew)})"
    for person in moment.crew:
        yield f"  {person.name:22} {person.agency:10} day {person.day:<4} {person.role or ''}"
