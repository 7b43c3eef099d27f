"""The same figures as FastAPI's and SQLModel's tutorials would serve them.

`def` endpoints, a session for each request by dependency, response models, offset and limit. The
table and its indexes are those that Datasette reads, and `DATABASE` names the file.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query
from sqlmodel import Field, Relationship, Session, SQLModel, col, create_engine, select


class FigureBase(SQLModel):
    """What a figure has, in the columns of the product's CSV."""

    id: str = Field(primary_key=True)
    article: str
    claim: str
    events: str | None
    indicator: str = Field(index=True)
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    unit: str
    text: str
    counted: str | None
    of: str | None
    subjects: str | None
    place: str | None
    period_edtf: str | None
    period_start: str | None
    period_end: str | None
    period_precision: str | None
    period_approximate: str | None
    period_text: str | None
    part_of: str | None
    attribution_type: str
    attribution_actor: str | None
    attribution_speaker: str | None
    attribution_cue: str | None
    modality: str
    hedge: str | None
    note: str | None
    url: str


class Figure(FigureBase, table=True):
    """The table of figures."""

    __tablename__ = "figures"
    evidence: list["Evidence"] = Relationship(back_populates="stated")


class EvidenceBase(SQLModel):
    """Words that prove a figure."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Evidence(EvidenceBase, table=True):
    """The table of evidence."""

    number: int = Field(primary_key=True)
    figure: str = Field(primary_key=True, foreign_key="figures.id")
    stated: Figure = Relationship(back_populates="evidence")


class FigurePublic(FigureBase):
    """A figure of a list."""


class FigureWithEvidence(FigurePublic):
    """One figure."""

    evidence: list[EvidenceBase] = []


engine = create_engine(f"sqlite:///{os.environ['DATABASE']}")
app = FastAPI()


def get_session() -> Iterator[Session]:
    """A session for one request."""
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/figures/", response_model=list[FigurePublic])
def read_figures(
    session: SessionDep,
    indicator: str | None = None,
    minimum: float | None = None,
    offset: int = 0,
    limit: Annotated[int, Query(le=100)] = 20,
) -> Sequence[Figure]:
    """A page of figures."""
    found = select(Figure)
    if indicator is not None:
        found = found.where(Figure.indicator == indicator)
    if minimum is not None:
        found = found.where(col(Figure.value) >= minimum).order_by(col(Figure.value), Figure.id)
    return session.exec(found.offset(offset).limit(limit)).all()


@app.get("/figures/{figure_id}", response_model=FigureWithEvidence)
def read_figure(figure_id: str, session: SessionDep) -> Figure:
    """One figure."""
    figure = session.get(Figure, figure_id)
    if not figure:
        raise HTTPException(status_code=404, detail="Figure not found")
    return figure
