"""Others' hostile inputs: html5lib's for building trees, and the examples of the CommonMark specification.

They are not part of this project. Lay the source archives of the two packages into a folder and name it::

    pip download --no-deps --no-binary :all: --dest corpora html5lib commonmark
    BROADSHEET_CORPORA=corpora pytest tests/test_corpora.py
    python benchmarks/slowest.py corpora
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

_DATA = re.compile(r"^#data\n(.*?)\n#errors", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


def html5lib(folder: Path) -> Iterator[tuple[str, str]]:
    """The inputs for building trees, each with its name: ``tests1.dat 17``."""
    for path, text in _files(folder, "html5lib-*.tar.gz", r"tree-construction/.*\.dat$"):
        for number, data in enumerate(_DATA.findall(text), 1):
            yield f"{path} {number}", data


def commonmark(folder: Path) -> Iterator[tuple[str, str]]:
    """The examples, each with its number. An arrow is a tab in them."""
    for _, text in _files(folder, "commonmark-*.tar.gz", r"/spec\.txt$"):
        for number, data in enumerate(_EXAMPLE.findall(text), 1):
            yield f"example {number}", data.replace("→", "\t")


def _files(folder: Path, archives: str, wanted: str) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob(archives)):
        with tarfile.open(path) as archive:
            for member in archive:
                file = archive.extractfile(member) if re.search(wanted, member.name) else None
                if file is not None:
                    yield member.name.rpartition("/")[2], file.read().decode("utf-8", "surrogateescape")
