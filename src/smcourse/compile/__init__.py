"""ROOM 4, compile: a Course becomes `Compiled`, all that a target needs and nothing it decides."""
