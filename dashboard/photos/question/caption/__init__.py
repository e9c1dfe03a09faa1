"""Reads a caption's text into clues, each with the words that it was read from."""
