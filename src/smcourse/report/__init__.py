"""Findings and results as text, JSON or SARIF. Never prints: `cli.py` does."""
