"""`smcourse preview`: the course in a browser while it is being written, beside a pretend LMS."""
