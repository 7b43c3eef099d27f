"""Making the files of a release is measured kind by kind. Nothing is timed here."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.database import Pointer, folder_of
from app.releasing.publish import publish_rows
from benchmarks.cases.files import KINDS, TOGETHER, Files, make_kinds
from benchmarks.data.release import Built
from benchmarks.data.rows import collect_rows
from benchmarks.report.files import files_lines

FIGURES = 61

pytestmark = pytest.mark.outside  # each kind is made by a process of its own


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Files:
    data = tmp_path_factory.mktemp("synthetic")
    pointer: Pointer = publish_rows(collect_rows(FIGURES), "synthetic", data)
    built = Built(FIGURES, str(data), str(data / pointer.file), 0, 1, 1, 0, 1)
    return make_kinds("61", built)


def test_each_kind_is_made(found: Files) -> None:
    assert [made.kind for made in found.made] == [*KINDS]
    for made in found.made:
        assert made.took.bytes > 0, made.kind
        assert made.took.cpu_seconds > 0
        assert made.peak_bytes > 1 << 20


def test_kind_by_kind_the_same_is_made_as_for_those_who_ask(found: Files) -> None:
    sizes = {made.kind: made.took.bytes for made in found.made}
    whole = sizes.pop(TOGETHER)
    # The manifest is of no kind; a workbook packs to a few bytes more or less.
    assert 0 < whole - sum(sizes.values()) < 10_000
    assert not folder_of(Path(found.built.database)).exists()


def test_memory_that_grows_would_be_told(found: Files) -> None:
    def times(factor: int) -> Files:
        made = tuple(replace(one, peak_bytes=one.peak_bytes * factor) for one in found.made)
        return replace(found, size="more", made=made)

    assert "- database: 1.00×, held" in list(files_lines([found, times(1)]))
    assert "- database: 2.00×, NOT held" in list(files_lines([found, times(1), times(2)]))
    assert "**more** (61 figures)" in "\n".join(files_lines([found, times(1)]))
