"""The station in the sky of a place on the ground: when it rises, how high, how bright, when it is lit."""
