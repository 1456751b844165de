"""ROOM 2, parse: `Sources` become one `Course` per language, with a place on every part."""
