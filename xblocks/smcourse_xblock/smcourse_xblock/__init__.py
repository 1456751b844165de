"""Blocks for Open edX that take questions, grader and player from `smcourse`."""
