"""Courses that mean harm, or that nobody can mean: a module a topic, and all of them together."""

from hostile.case import Case
from hostile.corpus import drawings, fences, folders, keys, markup, texts, words

CORPUS: tuple[Case, ...] = (
    *keys.CASES,
    *texts.CASES,
    *fences.CASES,
    *markup.CASES,
    *words.CASES,
    *drawings.CASES,
    *folders.CASES,
)
