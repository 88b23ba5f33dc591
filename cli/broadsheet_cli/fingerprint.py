"""The fingerprint of a run: all versions and options that its documents depend on, as one line of text.

A journal keeps it for each document; if it differs in a later run, the document is made again.
"""

from __future__ import annotations

import hashlib

import msgspec
from msgspec.structs import asdict

from broadsheet import registry
from broadsheet_cli import __version__
from broadsheet_cli.work import Recipe

_OF_THE_RUN = {"staging", "plugins", "broken_plugins"}
"""Parts of a recipe that do not influence the content of documents."""


def fingerprint(recipe: Recipe) -> str:
    """JSON with sorted keys. With the same fingerprint, the same input gives the same document."""
    options = {name: value for name, value in asdict(recipe).items() if name not in _OF_THE_RUN}
    described = {
        "broadsheet": __version__,
        "options": options,
        "extractors": _installed(recipe.extract or ()),
        "plugins": [_digest(path) for path in recipe.plugins],
    }
    return msgspec.json.encode(described, order="sorted").decode()


def _installed(names: tuple[str, ...]) -> dict[str, str]:
    """The versions of the packages of extractors that are not built in."""
    others = [name for name in names if name not in registry.BUILT_IN]
    found = registry.installed() if others else {}
    packages = {name: found[name].dist for name in others if name in found}
    return {name: package.version for name, package in packages.items() if package is not None}


def _digest(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:  # it is reported where it is loaded
        return ""
