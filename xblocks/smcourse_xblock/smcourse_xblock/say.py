"""The mark of what is translated; a block says it in the language of whoever looks."""


def _(text: str) -> str:
    """Marks a text for the catalogs in `conf/locale`."""
    return text
