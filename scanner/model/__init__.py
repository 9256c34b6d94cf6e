"""Nouns and ports: what every other package may know."""
