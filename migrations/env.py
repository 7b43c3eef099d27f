"""How Alembic reaches the database: the address comes from whoever runs the migration."""

from alembic import context
from sqlalchemy import create_engine

from app.resources import listed
from sqlmodel import SQLModel

listed()  # fills the metadata: a resource's file brings its tables
ADDRESS = context.config.attributes.get("database") or context.get_x_argument(
    as_dictionary=True
).get("database", "sqlite://")


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Full-text tables and the engine's own are no part of the schema."""
    return kind != "table" or name in SQLModel.metadata.tables


def configure(**how: object) -> None:
    context.configure(target_metadata=SQLModel.metadata, include_name=is_ours, **how)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    configure(url=ADDRESS, literal_binds=True)
elif connection := context.config.attributes.get("connection"):
    configure(connection=connection)
else:
    engine = create_engine(ADDRESS)
    with engine.connect() as connection:
        configure(connection=connection)
        connection.commit()
    engine.dispose()
