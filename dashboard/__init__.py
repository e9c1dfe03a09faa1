"""Where the space station was, what it saw and what hung on its ports at one past instant."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("iss-photo-dashboard")
except PackageNotFoundError:  # run from a folder that was never installed
    __version__ = "0+unknown"
