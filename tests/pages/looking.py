"""What a browser finds of a page: what axe objects to, what is shown, where the keyboard goes."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.judges.tools import MODULES

AXE = MODULES / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REACHABLE = "a[href], button, input, select, textarea, summary"


def read_axe() -> str:
    """The source of axe."""
    return Path(AXE).read_text(encoding="utf-8")


def objections(page: Page, axe: str) -> list[str]:
    """What axe finds wrong with a page as it stands.

    What it finds right is not told in full: that takes longer than all that is looked at.
    """
    page.evaluate(axe)
    asked = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [f"{one['id']}: {told(one)}" for one in found["violations"]]


def told(violation: dict[str, Any]) -> str:
    """The first three elements that a rule objects to."""
    return "; ".join(node["html"][:150] for node in violation["nodes"][:3])


def open_all(page: Page) -> None:
    """Open whatever can be opened, so that nothing is left out of what is judged."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def width_needed(page: Page) -> int:
    """How wide the page is; more than the window means that it scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


WATCH_SHIFTS = """
window.shifted = [];
new PerformanceObserver(list => { for (const one of list.getEntries()) shifted.push(one.value); })
    .observe({type: "layout-shift", buffered: true});
"""
"""Run in a page before its own scripts, writes down how far its layout moves."""


TWO_FRAMES_AND_REST = """() => new Promise(done => requestAnimationFrame(
    () => requestAnimationFrame(() => requestIdleCallback(done))
))"""


def shifts(page: Page) -> list[float]:
    """How far the layout moved, once two frames were drawn after all was loaded and nothing more
    was to be done."""
    page.wait_for_load_state("load")
    page.evaluate(TWO_FRAMES_AND_REST)
    found: list[float] = page.evaluate("shifted")
    return found


def shifts_each_time(page: Page) -> list[float]:
    """How far the layout moves when it moves in each of three loads.

    Where a busy machine stops reading a page is chance, and the rest of a paragraph moves the words
    at its end; what moves by itself moves each time.
    """
    for _ in range(2):
        if not (found := shifts(page)):
            return found
        page.reload()
    return shifts(page)


NUMBER_REACHABLE = """kinds => {
    window.reached = new Set();
    const all = [...document.querySelectorAll(kinds)];
    document.addEventListener("focusin", event => reached.add(all.indexOf(event.target)));
    window.unreached = () => all.filter((one, at) => one.checkVisibility() && !reached.has(at))
        .map(one => one.outerHTML.slice(0, 200));
    return all.length + INSIDE * document.querySelectorAll("input[type=date]").length;
}""".replace("INSIDE", "4")
"""A field for a day has stops of its own for day, month, year and calendar."""


def beyond_the_keyboard(page: Page) -> list[str]:
    """What a reader sees and could act upon, but never reaches with the Tab key."""
    for _ in range(page.evaluate(NUMBER_REACHABLE, REACHABLE)):
        page.keyboard.press("Tab")
    found: list[str] = page.evaluate("unreached()")
    return found
