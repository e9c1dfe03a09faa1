"""What the station view's search looks through: ships, people, ports, cargo items."""

from __future__ import annotations

from dashboard.station.catalogue import Station

# Names people use besides the drawing's own; each is the name of a part that is drawn.
PARTS = {
    "Canadarm2": "robotic arm, Canadarm 2, SSRMS, Canada",
    "Unity": "module, Node 1",
    "Destiny": "module, US laboratory",
    "Harmony": "module, Node 2",
    "Tranquility": "module, Node 3",
    "Columbus": "module, European laboratory, ESA",
    "Kibo": "module, Japanese laboratory, Kibō, JEM, JAXA",
    "Leonardo": "module, store, PMM",
    "Quest": "module, airlock",
    "Cupola": "windows to the Earth, on Tranquility",
    "Zarya": "module, FGB",
    "Zvezda": "module, service module",
    "Rassvet": "module, MRM-1, on Zarya",
    "Poisk": "module, MRM-2, on Zvezda",
    "Nauka": "module, Russian laboratory, MLM",
    "Prichal": "module, node below Nauka",
    "PMA-1": "adapter between Unity and Zarya",
    "PMA-2": "adapter, Harmony forward",
    "PMA-3": "adapter, Harmony zenith",
    "Truss": "backbone across the station, carries the solar arrays",
}

Entry = dict[str, str]


def search_index(station: Station) -> list[Entry]:
    """Entries with ``kind``, ``text`` (shown), ``more`` (shown small, searched too) and where they lead."""
    entries: list[Entry] = []
    for visit in station.visits:
        more = ", ".join([visit.name, *visit.aliases, visit.spacecraft, visit.operator])
        entries.append({"kind": "ship", "text": visit.full_name, "more": more, "visit": visit.id})
        entries += [
            {"kind": "cargo", "text": item, "more": f"on {visit.full_name}", "visit": visit.id}
            for item in visit.cargo.items
        ]
    for person in station.people:
        ship = station.visits_by_id[person.came_on]
        more = ", ".join(
            [*person.also_spelled, person.agency, *filter(None, [person.role]), f"came on {ship.full_name}"]
        )
        entries.append({"kind": "person", "text": person.name, "more": more, "visit": ship.id})
    for port in station.ports:
        more = f"{port.module}, {port.system}"
        entries.append({"kind": "port", "text": port.name, "more": more, "port": port.id})
    entries += [{"kind": "part", "text": name, "more": more, "part": name} for name, more in PARTS.items()]
    return entries
