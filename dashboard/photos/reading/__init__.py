"""What a picture itself tells: its metadata, its stars, the Earth's limb and the city lights in it."""
