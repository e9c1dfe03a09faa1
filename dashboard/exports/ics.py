"""iCalendar (RFC 5545): sightings as appointments."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from dashboard import __version__
from dashboard.answers.sightings import Sighting, Sightings, lines
from dashboard.instants import parse_utc

_MINUTES_BEFORE = 10
_HALF_AN_ORBIT_S = 2790


def ics_text(answer: Sightings, page: str, known_at: str) -> str:
    """A calendar with an event a visible pass; ``page`` as "https://…/", ``known_at`` the newest set's epoch.

    The same sighting has the same UID whenever it is written, so a calendar that has it keeps one.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//ISS photo dashboard//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"The space station over {answer.place}")
    for sighting in answer.sightings:
        if sighting.visible:
            calendar.add_component(_event(answer, sighting, page, known_at))
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(answer: Sightings, sighting: Sighting, page: str, known_at: str) -> Event:
    event = Event()
    highest = next(sight for sight in sighting.path if sight.event == "highest")
    place = f"{answer.latitude_deg:.4f},{answer.longitude_deg:.4f}"
    orbit = int(parse_utc(highest.time_utc).timestamp() // _HALF_AN_ORBIT_S)
    event.add("uid", sha256(f"{place} {orbit}".encode()).hexdigest()[:24] + "@iss-photo-dashboard")
    event.add("dtstamp", parse_utc(known_at))
    event.add("dtstart", parse_utc(sighting.start_utc))
    event.add("dtend", parse_utc(sighting.stop_utc))
    event.add(
        "summary", f"Space station, {sighting.highest_deg:.0f}° high, magnitude {sighting.magnitude:.1f}"
    )
    event.add("location", answer.place)
    event.add("geo", (answer.latitude_deg, answer.longitude_deg))
    event.add("description", "\n".join([*lines(sighting), f"{page}?t={highest.time_utc}"]))
    event.add("url", f"{page}?t={highest.time_utc}")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "The space station rises")
    alarm.add("trigger", timedelta(minutes=-_MINUTES_BEFORE))
    event.add_component(alarm)
    return event
