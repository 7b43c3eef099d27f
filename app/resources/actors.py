"""Actors: the people, groups, bodies and states that the articles name."""

from operator import attrgetter
from typing import Annotated, ClassVar

from pydantic import Field

from app import shapes
from app.kit.asking.conditions import (
    equals,
    equals_members,
    linked,
    matches,
)
from app.kit.asking.marks import WithMembers
from app.kit.asking.query import (
    ListQuery,
    Maybe,
    Names,
    Order,
    Several,
    Text,
    YesNo,
)
from app.kit.resource import LookedUp, Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import Counted, FactId, Shape, shown
from app.shapes.linked_data import Document, actor, actors_in, class_of, known, thing
from app.tables import (
    AFFILIATES,
    Actor,
    ActorDocument,
    EventActor,
)
from app.vocabulary import ActorType

router = FactRouter(
    "actors",
    place=70,
    line="The people, groups, bodies and states that the articles name.",
    about="The people, groups, bodies and states that the articles name, with the forms of the name"
    " that the texts use and the roles that they give.",
)


class Role(Shape):
    """What an article calls an actor."""

    text: str = shown(
        "The article's words.", "head of Ukraine’s Center for Countering Disinformation"
    )
    start: int = shown("Where they begin in its text, in code points.", 570, ge=0)
    end: int = shown("Where they end (not included).", 624, ge=0)
    article: shapes.ArticleReference = shown(
        "The article.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )

    in_row: ClassVar[shapes.InRow] = {
        "{}": ("", attrgetter("text")),
        "{}_start": ("Where each begins in its text.", attrgetter("start")),
        "{}_end": ("Where each ends (not included).", attrgetter("end")),
        "{}_article": ("The article of each role.", attrgetter("article.id")),
    }


class ActorOut(Shape):
    """Somebody or something that an article names as acting, acted upon or speaking."""

    id: FactId = shown("The actor's permanent id.", "andriy-kovalenko")
    name: str = shown("The name, as a text gives it.", "Andriy Kovalenko")
    type: ActorType = shown("What kind of actor it is.", "person")
    aliases: list[str] = shown("Other forms of the name that texts use.", [], ["Moscow"])
    affiliation: shapes.ActorReference | None = shown(
        "The actor that it belongs to; null where the text does not say.",
        {
            "id": "center-for-countering-disinformation",
            "name": "Center for Countering Disinformation",
        },
    )
    affiliation_proof: shapes.Proof | None = shown(
        "What proves that: words of an article, or a reference.",
        {
            "exact": "Andriy Kovalenko, head of Ukraine’s Center for Countering Disinformation",
            "article": {
                "id": "kursk-offensive-2025-01-05",
                "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
            },
            "start": 552,
            "end": 624,
            "reference": None,
        },
    )
    country: shapes.PlaceReference | None = shown(
        "Its country; null where the text does not say.",
        None,
        {"id": "ukraine", "name": "Ukraine"},
    )
    country_proof: shapes.Proof | None = shown(
        "What proves that: words of an article, or a reference.", None
    )
    external_ids: list[shapes.ExternalId] = shown("The same actor in named references.", [])
    roles: list[Role] = shown(
        "What articles call it, in their words.",
        [
            {
                "text": "head of Ukraine’s Center for Countering Disinformation",
                "start": 570,
                "end": 624,
                "article": {
                    "id": "kursk-offensive-2025-01-05",
                    "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
                },
            }
        ],
    )
    claims: Counted = shown(
        "Claims whose quotes name it.", {"count": 0, "url": "/claims?actor=andriy-kovalenko"}
    )
    statements: Counted = shown(
        "Claims that it makes.", {"count": 1, "url": "/claims?attributed_to=andriy-kovalenko"}
    )
    events: Counted = shown(
        "Events that it takes part in.", {"count": 0, "url": "/events?actor=andriy-kovalenko"}
    )
    figures: Counted = shown(
        "Figures that are its own numbers.",
        {"count": 0, "url": "/figures?subject=andriy-kovalenko"},
    )
    note: str | None = shown("What the curator has to say about it.", None)
    url: shapes.Address = shown("Its address.", "/actors/andriy-kovalenko")


class ActorOrder(Order):
    """How actors can be sorted."""

    NAME = "name", Actor.name_folded
    NAME_DOWN = "-name", Actor.name_folded


class ActorQuery(ListQuery):
    """What may be asked of the actors."""

    q: Annotated[Maybe[Text], matches(Actor.position)] = Field(
        None, description="Words that all occur in its names or roles.", examples=["Kovalenko"]
    )
    type: Annotated[Several[ActorType], equals(Actor.type)] = Field(
        default_factory=list, description="What kind of actor.", examples=[["person"]]
    )
    country: Annotated[Several[Text], Names("place"), equals(Actor.country_id)] = Field(
        default_factory=list, description="Countries: places by id or name.", examples=[["russia"]]
    )
    affiliation: Annotated[
        Several[Text], Names("actor"), equals_members(AFFILIATES, Actor.affiliation_id)
    ] = Field(
        default_factory=list,
        description="The actor that it belongs to, itself or through another, by id or name.",
        examples=[["ukraine"]],
    )
    event: Annotated[
        Several[Text], Names("event"), linked(Actor.id, EventActor.actor_id, EventActor.event_id)
    ] = Field(
        default_factory=list,
        description="Events that it takes part in.",
        examples=[["kursk-offensive"]],
    )
    affiliates: Annotated[YesNo, WithMembers()] = Field(
        True,
        description="Whether `affiliation` finds who belongs to it through another too.",
        examples=[False],
    )
    sort: ActorOrder = Field(
        ActorOrder.NAME,
        description="The order; a leading `-` turns it round.",
        examples=["name"],
    )


def _show_linked_data(it: Document) -> Document:
    """A Person, a Country or an Organization."""
    affiliation = it["affiliation"] and actor(it["affiliation"])
    is_person = it["type"] == ActorType.PERSON
    return thing(class_of(it["type"]), "actors", it) | known(
        name=it["name"],
        alternateName=it["aliases"],
        jobTitle=list(dict.fromkeys(role["text"] for role in it["roles"])) if is_person else None,
        affiliation=affiliation if is_person else None,
        parentOrganization=None if is_person else affiliation,
        disambiguatingDescription=it["note"],
    )


add_routes(
    router,
    Resource(
        "actor",
        table=Actor,
        document=ActorDocument,
        shown=ActorOut,
        query=ActorQuery,
        linked=_show_linked_data,
        looked_up=LookedUp(actors_in, Actor.type),
        reference=shapes.ActorReference,
        found_as="actor",
    ),
)
