"""Where the space station was, what it saw and what hung on its ports at one past instant."""
