"""What actors and places show alike."""

from collections.abc import Iterable

from app import shapes as s
from app.releasing.row import Row


def external_ids(rows: Iterable[Row]) -> list[s.ExternalId]:
    """The same thing in named references."""
    return [
        s.ExternalId(scheme=row["scheme"], value=row["value"], reference=row["reference"])
        for row in rows
    ]
