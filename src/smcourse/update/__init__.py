"""What a new version of a package does to learners in mid-course: two outlines, compared."""
