"""Declarations: what an option is, said once, as the annotation of the field that will hold its value.

A command's options are a struct (:mod:`broadsheet_cli.options`). The field's name, type and default are the
option's; an :class:`Option` beside them says the rest. Everything that reads options takes them from here:
typer's commands and their help (:mod:`broadsheet_cli.typer_commands`), the quick way in
(:mod:`broadsheet_cli.quick`), and the settings outside the command line (:mod:`broadsheet_cli.settings`).
"""

from __future__ import annotations

from types import UnionType
from typing import Any, get_args, get_origin

from msgspec import NODEFAULT, Struct, structs

INPUTS = "Inputs"
DOCUMENTS = "Documents"
OUTPUT = "Output"
RUN = "Run"
REPORTS = "Reports"
DRAWING = "Drawing"

PANELS = (INPUTS, DOCUMENTS, OUTPUT, RUN, REPORTS, DRAWING)
"""The groups of the help, in its order."""


class Option(Struct, frozen=True):
    """What a field's annotation says of an option: ``Annotated[int, Option("Rows drawn.", metavar="N")]``."""

    help: str
    names: str = ""
    """Its spellings, parted by spaces (``-f --format``); if empty, the field's name with ``--``."""
    metavar: str | None = None
    """What stands for its value in the help; none for what is on or off."""
    panel: str = RUN
    configurable: bool = True
    """May the environment and a configuration file set it? Not what makes sense for one call alone."""
    replaces: tuple[str, ...] = ()
    """Fields that may not go with it: on a command line it sets aside what is configured there."""
    runs_code: bool = False
    """Does its value name a program? No configuration file that is merely found may set it."""


class Argument(Struct, frozen=True):
    """The same for what is given by its place and not by a name."""

    help: str
    metavar: str


class Declared(Struct, frozen=True):
    """A field and what is declared of it, as parsers need it."""

    field: str
    type: Any
    """``str``, ``int``, ``float``, ``bool``, or ``list`` for a tuple of strings; without ``| None``."""
    default: Any
    said: Option | Argument

    @property
    def names(self) -> tuple[str, ...]:
        """The option's spellings on a command line; none for an argument."""
        if isinstance(self.said, Argument):
            return ()
        return tuple(self.said.names.split()) or (f"--{self.key}",)

    @property
    def key(self) -> str:
        """Its name in a configuration file, that of its first long spelling: ``output-dir``."""
        names = [] if isinstance(self.said, Argument) else self.said.names.split()
        long = next((name for name in names if name.startswith("--")), self.field.replace("_", "-"))
        return long.removeprefix("--")

    @property
    def environment(self) -> str:
        """The variable that sets it: ``BROADSHEET_OUTPUT_DIR``."""
        return f"BROADSHEET_{self.key.replace('-', '_').upper()}"

    @property
    def is_path(self) -> bool:
        """Is its value the path of a file or folder?"""
        return self.said.metavar in ("FILE", "FILE.py", "DIR")

    @property
    def configurable(self) -> bool:
        """May it be set elsewhere than on the command line?"""
        return isinstance(self.said, Option) and self.said.configurable

    @property
    def off(self) -> str | None:
        """What switches it off where a configuration has it on: ``--no-strict``."""
        return f"--no-{self.key}" if self.type is bool and self.configurable else None


def declared(options: type[Struct]) -> list[Declared]:
    """Every option and argument of a command, in the order of the fields."""
    return [_declared(field) for field in structs.fields(options)]


def _declared(field: structs.FieldInfo) -> Declared:
    annotation, *said = get_args(field.type)
    (option,) = (each for each in said if isinstance(each, Option | Argument))
    default = () if field.default is NODEFAULT else field.default
    return Declared(field.name, _plain(annotation), default, option)


def _plain(annotation: Any) -> Any:
    if isinstance(annotation, UnionType):
        (annotation,) = (each for each in get_args(annotation) if each is not type(None))
    return list if get_origin(annotation) is tuple else annotation
