"""Tables as Markdown."""


def row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def rule(columns: int) -> str:
    """The line below a table's head: text to the left, numbers to the right."""
    return "|---|" + "---:|" * (columns - 1)
