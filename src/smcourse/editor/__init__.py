"""What editors are told of a course: schemas of its YAML, snippets of its fences, settings."""
