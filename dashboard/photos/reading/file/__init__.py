"""What a picture's file says of itself: its first bytes are enough, and none of it can raise."""
