"""A stretch of the station's track in the forms that other programs read."""
