"""Courses written as Markdown, compiled into packages that a learning platform tracks.

The order of the work is in `smcourse.pipeline`; everything else is one of its rooms.
"""

__version__ = "0.1.0"
