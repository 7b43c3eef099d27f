"""Makes pages: gathers on the loop, writes in a thread, with what a browser is told beside it."""

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.kit.answering.answers import Answer, version
from app.kit.errors import ProblemShape
from app.kit.formats import PAGES
from app.kit.pages import Shown
from app.kit.releases import OpenRelease
from app.kit.routes import FactRouter
from app.kit.threads import Asker, Threads
from app.pages.charts.picture import draw_picture
from app.pages.giving_way import give_way, giving_way_to, pace_lists
from app.pages.kinds import find_pages
from app.pages.links import Links, outward
from app.pages.page import Page, View
from app.pages.problems import describe_problem
from app.pages.reader import Document, Reader, read_answer
from app.pages.static import list_files
from app.pages.telling import tell_extent

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).resolve().parent
PAGES_AT_ONCE = 1
"""How many pages are gathered and written at once, in threads beside the loop. Of two, each would
but wait for the other: one thread computes at a time."""
MEDIA_TYPES = {"html": f"{PAGES['html']}; charset=utf-8", "svg": PAGES["svg"]}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SAFE = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}


class PageMaker:
    """Makes the pages of these kinds of fact, and of all else that has one."""

    def __init__(self, facts: Sequence[FactRouter], public_url: str, threads: Threads) -> None:
        self._facts, self._public_url, self._threads = facts, public_url, threads
        self._listings = {one.name: one.listing for one in facts if one.listing}
        self._resources = {name: one.resource for name, one in self._listings.items()}
        self._resources |= {one.singular: one for one in [*self._resources.values()]}

    def facets_of(self, name: str) -> Sequence[str]:
        """The filters whose values the page of a list counts."""
        return self._pages[name].facets

    async def show(self, shown: Shown) -> Answer:
        """The page of an answer. Raises Unavailable where too many ask for pages."""
        body = await self._make(shown, Links(shown.path, self._public_url))
        tagged_as, media_type = f"{shown.form}-{self.digest}", MEDIA_TYPES[shown.form]
        return Answer(body, version(shown.release), tagged_as, media_type, headers={**SAFE})

    @property
    def headers(self) -> Mapping[str, str]:
        """What every page is sent with."""
        return {"Content-Type": MEDIA_TYPES["html"], **SAFE}

    async def write(self, shown: Shown, disk: Mapping[str, str]) -> bytes:
        """The page of an answer as a file. `disk` has the files of paths, by their paths."""
        return await self._make(shown, Links(shown.path, self._public_url, disk))

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The files that pages load, by their names under `/web/`."""
        return list_files()

    async def _make(self, shown: Shown, links: Links) -> bytes:
        async with self._threads.place():
            return await self._gather_and_write(self._pages[shown.name], shown, links)

    async def _gather_and_write(self, page: Page, shown: Shown, links: Links) -> bytes:
        document = await read_answer(shown.body)
        found = await page.gather(Reader(shown.release, self._listings), document)
        resource = self._resources.get(shown.name)
        view = View(
            pace_lists(document),
            pace_lists(found),
            shown.name,
            links,
            shown.asked,
            resource,
            self._references,
        )
        write = self._draw if shown.form == "svg" else self._write
        written = partial(write, page, view, shown.release)
        return await self._threads.do(_write_giving_way, get_running_loop(), written)

    def tell(self, problem: ProblemShape, address: str) -> bytes:
        """The page of a problem that the question at an address met."""
        links = Links(address.partition("?")[0], self._public_url)
        return self._fill("problem.html", describe_problem(problem, address, links), links)

    def _write(self, page: Page, view: View, release: OpenRelease) -> bytes:
        arranged = page.arrange(view)
        given = {"view": view, "release": release, **arranged}
        return self._fill(page.template, given, view.links)

    def _draw(self, page: Page, view: View, release: OpenRelease) -> bytes:
        assert view.resource
        chart = page.arrange(view)["chart"]
        extent = tell_extent(view.document, view.resource.singular)
        address = self._public_url + view.address.first_page()
        origin = f"{extent} · release {release.id} · {address}"
        links = view.links.from_anywhere
        return draw_picture(chart["drawn"], chart["signs"], links, origin).encode()

    def _fill(self, template: str, given: Mapping[str, Any], links: Links) -> bytes:
        """A template with what every page has, and what this one has."""
        places = [(one.name, links.to(f"/{one.name}")) for one in self._facts]
        own: Document = {"links": links, "places": places, "digest": self.digest, **given}
        return self._environment.get_template(template).render(own).encode()

    @cached_property
    def digest(self) -> str:
        """A digest of all code that makes pages, for tags and for the files that pages load."""
        digest = blake2b(digest_size=4)
        for path in sorted(HERE.parent.rglob("*")):
            if path.suffix in (".py", ".html", ".css", ".js", ".svg"):
                digest.update(path.read_bytes())
        return digest.hexdigest()

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return find_pages(self._listings)

    @cached_property
    def _references(self) -> Mapping[type, str]:
        """The list that each shape of a reference refers to."""
        listings = self._listings.items()
        return {one.resource.reference: name for name, one in listings if one.resource.reference}

    @cached_property
    def _environment(self) -> "Environment":
        # With the first page: what answers programs has no need of it.
        from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            finalize=give_way,
        )
        environment.globals["outward"] = outward
        return environment


def _write_giving_way(_: Asker, loop: AbstractEventLoop, write: Callable[[], bytes]) -> bytes:
    """What is written while a loop goes first."""
    with giving_way_to(loop):
        return write()
