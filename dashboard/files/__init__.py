"""Files of other people: read within bounds, made plain text, and written whole or not at all."""
