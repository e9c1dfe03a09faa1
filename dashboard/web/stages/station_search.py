"""What the station view's search looks through: ships, people, ports, cargo items."""

from __future__ import annotations

from dashboard.station.catalogue import Station

Entry = dict[str, str]


def search_index(station: Station) -> list[Entry]:
    """Entries with ``kind``, ``text`` (shown), ``more`` (shown small, searched too) and where they lead."""
    entries: list[Entry] = []
    for visit in station.visits:
        more = ", ".join([*visit.aliases, visit.spacecraft, visit.operator])
        entries.append({"kind": "ship", "text": visit.name, "more": more, "visit": visit.id})
        entries += [
            {"kind": "cargo", "text": item, "more": f"on {visit.name}", "visit": visit.id}
            for item in visit.cargo.items
        ]
    for person in station.people:
        ship = station.visits_by_id[person.came_on]
        more = ", ".join([*person.also_spelled, person.agency, person.role, f"came on {ship.name}"])
        entries.append({"kind": "person", "text": person.name, "more": more, "visit": ship.id})
    for port in station.ports:
        more = f"{port.module}, {port.system}"
        entries.append({"kind": "port", "text": port.name, "more": more, "port": port.id})
    return entries
