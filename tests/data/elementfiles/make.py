"""Writes the samples beside this file from the archive's last four sets.

``python -m tests.data.elementfiles.make``
"""

from __future__ import annotations

import gzip
import json
import zipfile
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from dashboard.instants import from_unix
from dashboard.orbit.archive import load_archive
from dashboard.orbit.elements import ElementSet

HERE = Path(__file__).parent
NAME = "ISS (ZARYA)     30.0 20.0  0.0 -0.5 d 408 x 418 km"


def power(field: str) -> Decimal:
    """`` 85268-4`` as 0.85268e-4."""
    return Decimal(f"{field[0].strip()}0.{field[1:6]}e{field[6:8]}")


def fields(one: ElementSet) -> dict[str, Any]:
    """A set's columns as the fields of a message, each number with the digits of its columns."""
    line1, line2 = one.line1, one.line2
    midnight = from_unix(one.epoch_unix_s - one.epoch_unix_s % 86400)
    microseconds = int(Decimal("0." + line1[24:32]) * 86_400_000_000)
    return {
        "OBJECT_NAME": "ISS (ZARYA)",
        "OBJECT_ID": f"19{line1[9:11]}-{line1[11:17].strip()}",
        "EPOCH": (midnight + timedelta(microseconds=microseconds)).strftime("%Y-%m-%dT%H:%M:%S.%f"),
        "MEAN_MOTION": Decimal(line2[52:63].strip()),
        "ECCENTRICITY": Decimal("0." + line2[26:33]),
        "INCLINATION": Decimal(line2[8:16].strip()),
        "RA_OF_ASC_NODE": Decimal(line2[17:25].strip()),
        "ARG_OF_PERICENTER": Decimal(line2[34:42].strip()),
        "MEAN_ANOMALY": Decimal(line2[43:51].strip()),
        "EPHEMERIS_TYPE": int(line1[62]),
        "CLASSIFICATION_TYPE": line1[7],
        "NORAD_CAT_ID": int(line1[2:7]),
        "ELEMENT_SET_NO": int(line1[64:68]),
        "REV_AT_EPOCH": int(line2[63:68]),
        "BSTAR": power(line1[53:61]),
        "MEAN_MOTION_DOT": Decimal(line1[33:43].strip()),
        "MEAN_MOTION_DDOT": power(line1[44:52]) if int(line1[45:50]) else 0,
    }


def short(value: object) -> str:
    """A number as CelesTrak's CSV prints it: no zero before the point, small ones with a power."""
    if not isinstance(value, Decimal):
        return str(value)
    if value and abs(value) < Decimal("1e-3") and value.as_tuple().exponent < -7:  # type: ignore[operator]
        text = f"{value.normalize():E}"
        digits, exponent = text.split("E")
        whole = Decimal(digits) / 10
        return f"{whole.normalize():f}".replace("0.", ".") + f"E{int(exponent) + 1}"
    return f"{value:f}".removeprefix("0") or "0"


def tabbed(line: str) -> str:
    """Blanks before every eighth column as tabs, as ``unexpand`` and some editors save."""
    parts = [line[k : k + 8] for k in range(0, len(line), 8)]
    return "".join(
        part.rstrip(" ") + "\t" if len(part) == 8 and part.endswith(" ") else part for part in parts
    )


def xml(records: list[dict[str, Any]]) -> str:
    """Messages in one NDM, as CelesTrak writes them."""
    groups = (("metadata", 0, 2), ("meanElements", 2, 9), ("tleParameters", 9, 17))
    body = []
    for record in records:
        names = list(record)
        parts = [
            f"<{group}>" + "".join(f"<{n}>{record[n]}</{n}>" for n in names[start:stop]) + f"</{group}>"
            for group, start, stop in groups
        ]
        meant = "<CENTER_NAME>EARTH</CENTER_NAME><REF_FRAME>TEME</REF_FRAME><TIME_SYSTEM>UTC</TIME_SYSTEM>"
        parts[0] = parts[0].replace("</metadata>", f"{meant}</metadata>")
        body.append(
            '<omm id="CCSDS_OMM_VERS" version="2.0"><header><CREATION_DATE/><ORIGINATOR/></header>'
            f"<body><segment>{parts[0]}<data>{''.join(parts[1:])}</data></segment></body></omm>"
        )
    return '<?xml version="1.0" encoding="UTF-8"?>\n<ndm>\n' + "\n".join(body) + "\n</ndm>\n"


def kvn(records: list[dict[str, Any]]) -> str:
    """Messages one after another as lines of KEY = VALUE."""
    heads = "CCSDS_OMM_VERS = 2.0\nCREATION_DATE = \nORIGINATOR = \n"
    meant = "CENTER_NAME = EARTH\nREF_FRAME = TEME\nTIME_SYSTEM = UTC\nMEAN_ELEMENT_THEORY = SGP4\n"
    return "\n".join(
        heads + meant + "".join(f"{key} = {value}\n" for key, value in record.items()) for record in records
    )


def main() -> None:
    """Write them all."""
    sets = load_archive().sets[-4:]
    records = [fields(one) for one in sets]
    lines = [line for one in sets for line in (one.line1, one.line2)]
    pairs = list(zip(lines[::2], lines[1::2], strict=True))
    text = "".join(f"{line}\n" for line in lines)
    rows = [",".join(records[0]), *(",".join(map(short, record.values())) for record in records)]
    spreadsheet = [row.replace(",", ";").replace(".", ",") for row in rows[1:]]
    strings = [
        {key: str(value) for key, value in record.items()}
        | {"TLE_LINE0": "0 ISS (ZARYA)", "TLE_LINE1": one.line1, "TLE_LINE2": one.line2}
        for record, one in zip(records, sets, strict=True)
    ]
    samples: dict[str, bytes] = {
        "celestrak.csv": "".join(f"{row}\r\n" for row in rows).encode(),
        "spreadsheet.csv": "\n".join([rows[0].replace(",", ";"), *spreadsheet]).encode(),
        "celestrak.json": json.dumps(records, default=float).encode(),
        "lines.json": "\n".join(json.dumps(record, default=float) for record in records).encode(),
        "space-track.json": json.dumps(strings, indent=1).encode(),
        "celestrak.xml": xml(records).encode(),
        "celestrak.kvn": kvn(records).encode(),
        "mark.tle": b"\xef\xbb\xbf" + text.encode(),
        "utf-16.tle": text.replace("\n", "\r\n").encode("utf-16"),
        "utf-16-without-a-mark.tle": text.encode("utf-16-be"),
        "packed.tle": gzip.compress(text.encode(), mtime=0),
        "mac.tle": text.replace("\n", "\r").encode(),
        "blank-lines.tle": text.replace("\n", "\n\n").encode(),
        "eccentricity-blanks.tle": text.replace(" 0006", "    6").encode(),
        "leading-blanks.tle": "".join(f" \t {line}  \t\n" for line in lines).encode(),
        "mail.tle": "".join(f"> {line}\n" for line in ["On Friday I had these:", "", *lines][2:]).encode(),
        "mail-among-words.tle": ("See below.\n\n" + "".join(f"> > {line}\n" for line in lines)).encode(),
        "no-break-blanks.tle": text.replace(" ", "\u00a0").encode(),
        "one-blank.tle": "".join(" ".join(line.split()) + "\n" for line in lines).encode(),
        "tabs.tle": "".join(tabbed(line) + "\n" for line in lines).encode(),
        "tabs-only.tle": "".join("\t".join(line.split()) + "\n" for line in lines).encode(),
        "comments.tle": "".join(f"# a set\n{a}\n# its second line\n{b}\n" for a, b in pairs).encode(),
        "long-names.tle": "".join(f"{NAME}\n{a}\n{b}\n" for a, b in pairs).encode(),
    }  # fmt: skip
    for name, content in samples.items():
        (HERE / name).write_bytes(content)
    with zipfile.ZipFile(HERE / "packed.zip", "w") as packed:
        packed.writestr(zipfile.ZipInfo("sets/iss.tle"), text)


if __name__ == "__main__":
    main()
