"""The shape of an exposure told in numbers. Pixels count from the frame's top left corner, y down."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Pixel = Annotated[tuple[float, float], Field(description="x to the right, y down; may lie outside the frame")]
Line = list[Pixel]
LonLat = tuple[float, float]


class CameraAnswer(BaseModel):
    """The camera that was reckoned with."""

    lens: Literal["rectilinear", "fisheye"]
    lens_mm: float
    sensor_mm: tuple[float, float]
    focal_px: float
    azimuth_deg: float = Field(description="Right of forward, in the station's axes")
    elevation_deg: float = Field(description="Above the plane of the station's axes forward and starboard")
    roll_deg: float = Field(description="Clockwise; 0 is upright")
    field_across_deg: float
    field_down_deg: float
    window: str
    window_name: str
    window_place_m: tuple[float, float, float] = Field(
        description="Forward, starboard, to the Earth from Unity's nadir port"
    )
    window_note: str
    flight: Literal["forwards", "backwards"]
    yaw_bias_deg: float
    pitch_bias_deg: float
    roll_bias_deg: float


class AimAnswer(BaseModel):
    """Where the middle of the frame points, half way through the exposure."""

    x_px: float
    y_px: float
    ra_deg: float
    dec_deg: float
    azimuth_deg: float
    elevation_deg: float
    latitude_deg: float | None = Field(description="Where it meets the ground; null when it shows sky")
    longitude_deg: float | None
    start_ra_deg: float
    start_dec_deg: float
    end_ra_deg: float
    end_dec_deg: float


class PoleAnswer(BaseModel):
    """A pole of the orbit's plane: what the star trails circle about."""

    side: Literal["starboard", "port"] = Field(description="Side of a station that flies forwards")
    ra_deg: float
    dec_deg: float
    x_px: float | None = Field(description="Null where the lens can't show it")
    y_px: float | None
    in_frame: bool
    azimuth_deg: float
    elevation_deg: float
    from_boresight_deg: float
    nearest_star: str
    nearest_star_deg: float


class RotationAnswer(BaseModel):
    """How the station turned with respect to the stars."""

    rate_deg_per_min: float
    turned_deg: float
    ground_speed_km_s: float
    ground_track_km: float


class HorizonAnswer(BaseModel):
    """The Earth's limb half way through the exposure."""

    lines_px: list[Line] = Field(description="Parts in the frame")
    airglow_px: list[Line] = Field(description="The airglow layer 95 km over it")
    below_horizontal_deg: float
    distance_km: float
    airglow_below_horizontal_deg: float


class ShipAnswer(BaseModel):
    """A ship, or a part of the station, where it stands in the frame."""

    id: str
    name: str
    place: str
    place_name: str
    in_frame: bool
    outline_px: list[Line] = Field(description="Rings, each the outline of one part: the hull's first")
    centre_px: Pixel | None = Field(description="The hull's middle; null where the lens can't show it")
    azimuth_deg: tuple[float, float] = Field(description="From and to, of the hull, from the window")
    elevation_deg: tuple[float, float]
    distance_m: float
    approximate: str = Field(description="What of this is assumed")


class PathAnswer(BaseModel):
    """From where to where something moved in the frame, while the Earth doesn't hide it."""

    start_px: Pixel
    end_px: Pixel
    start_s: float = Field(description="Seconds from the exposure's beginning; 0 unless it rises later")
    end_s: float
    track_px: Line = Field(description="At equal times from start to end")
    label_px: Pixel
    length_px: float = Field(description="Of the part inside the frame")


class StarAnswer(PathAnswer):
    """A star that has a name."""

    name: str
    designation: str
    hip: int
    magnitude: float
    colour_index: float
    ra_deg: float
    dec_deg: float
    from_pole_deg: float


class BodyAnswer(PathAnswer):
    """The Moon or a planet."""

    name: str
    magnitude: float
    lit_fraction: float
    ra_deg: float
    dec_deg: float


class CityAnswer(PathAnswer):
    """A city."""

    name: str
    country_code: str
    population: int
    geoname_id: int
    latitude_deg: float
    longitude_deg: float
    nearest_km: float
    lamps_on: float = Field(description="0 by day to 1 by night")


class BorderAnswer(BaseModel):
    """A border lit by floodlights, as it lies in the frame half way through the exposure."""

    id: str
    name: str
    nearest_km: float
    lamps_on: float = Field(description="0 by day to 1 by night")
    lines_px: list[Line]
    label_px: Pixel
    about: str = Field(description="What of it is assumed")
    sources: list[str]


class ConstellationAnswer(BaseModel):
    """A constellation's lines half way through the exposure."""

    name: str
    lines_px: list[Line]
    label_px: Pixel


class Explanations(BaseModel):
    """Why the picture looks as it does, in this exposure's numbers."""

    cities: str
    stars: str


class MapAnswer(BaseModel):
    """The frame on the map: longitudes and latitudes in degrees."""

    footprint: list[LonLat] = Field(description="Outline of the ground in the frame half way through, closed")
    footprint_start: list[LonLat]
    footprint_end: list[LonLat]
    streak_track: list[LonLat] = Field(description="Track of the station during the exposure")


class FrameAnswer(BaseModel):
    """One exposure."""

    start_utc: str
    stop_utc: str
    exposure_s: float
    width: int
    height: int
    uncertainty_km: float = Field(description="Of the station's place")
    camera: CameraAnswer
    boresight: AimAnswer
    star_pole: PoleAnswer = Field(description="The pole nearer to the boresight")
    other_pole: PoleAnswer
    rotation: RotationAnswer
    horizon: HorizonAnswer
    ships: list[ShipAnswer] = Field(description="Ships attached then")
    hardware: list[ShipAnswer] = Field(description="Canadarm2 and the station's modules")
    stars: list[StarAnswer] = Field(description="Stars with names that come into the frame, brightest first")
    bodies: list[BodyAnswer]
    cities: list[CityAnswer] = Field(description="Cities that come into the frame, the brightest of them")
    cities_in_frame: int = Field(description="Cities of 100,000 people and more that come into the frame")
    borders: list[BorderAnswer] = Field(description="Floodlit borders that come into the frame by night")
    constellations: list[ConstellationAnswer]
    map: MapAnswer
    explanations: Explanations
    assumptions: list[str]
