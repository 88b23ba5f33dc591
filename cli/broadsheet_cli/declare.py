"""Declarations of options, made once, as annotations of the fields that hold their values.

A command's options are a struct (:mod:`broadsheet_cli.options`). The field's name, type and default are the
option's; an :class:`Option` in its annotation has the rest. All parsers read these declarations: typer's
commands and their help (:mod:`broadsheet_cli.typer_commands`), the fast parser
(:mod:`broadsheet_cli.fast_parser`), and the settings outside the command line
(:mod:`broadsheet_cli.settings`).
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
    """The annotation of an option's field: ``Annotated[int, Option("Rows drawn.", metavar="N")]``."""

    help: str
    names: str = ""
    """Its spellings, separated by spaces (``-f --format``); if empty, the field's name with ``--``."""
    metavar: str | None = None
    """The name of its value in the help; None for flags."""
    panel: str = RUN
    configurable: bool = True
    """Whether the environment and configuration files may set it. Not if it only makes sense for one call."""
    replaces: tuple[str, ...] = ()
    """Fields that exclude it: on a command line it overrides their configured values."""
    runs_code: bool = False
    """Whether its value names code. A configuration file that nobody named may not set it."""


class Argument(Struct, frozen=True):
    """The same for a positional argument."""

    help: str
    metavar: str


class Declared(Struct, frozen=True):
    """A field and its declaration, as parsers need it."""

    field: str
    type: Any
    """``str``, ``int``, ``float``, ``bool``, or ``list`` for a tuple of strings; without ``| None``."""
    default: Any
    spec: Option | Argument
    required: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The option's spellings on a command line; none for an argument."""
        if isinstance(self.spec, Argument):
            return ()
        return tuple(self.spec.names.split()) or (f"--{self.key}",)

    @property
    def key(self) -> str:
        """Its name in a configuration file, that of its first long spelling: ``output-dir``."""
        names = [] if isinstance(self.spec, Argument) else self.spec.names.split()
        long = next((name for name in names if name.startswith("--")), self.field.replace("_", "-"))
        return long.removeprefix("--")

    @property
    def environment(self) -> str:
        """The variable that sets it: ``BROADSHEET_OUTPUT_DIR``."""
        return f"BROADSHEET_{self.key.replace('-', '_').upper()}"

    @property
    def is_path(self) -> bool:
        """Whether its value is the path of a file or folder."""
        return self.spec.metavar in ("FILE", "FILE.py", "DIR")

    @property
    def configurable(self) -> bool:
        """Whether it can be set outside the command line."""
        return isinstance(self.spec, Option) and self.spec.configurable

    @property
    def off(self) -> str | None:
        """The flag that switches it off if a configuration has it on: ``--no-strict``."""
        return f"--no-{self.key}" if self.type is bool and self.configurable else None


def declared(options: type[Struct]) -> list[Declared]:
    """Every option and argument of a command, in the order of the fields."""
    return [_declared(field) for field in structs.fields(options)]


def _declared(field: structs.FieldInfo) -> Declared:
    annotation, *spec = get_args(field.type)
    (option,) = (each for each in spec if isinstance(each, Option | Argument))
    default = () if field.default is NODEFAULT else field.default
    return Declared(field.name, _plain(annotation), default, option, required=field.required)


def _plain(annotation: Any) -> Any:
    if isinstance(annotation, UnionType):
        (annotation,) = (each for each in get_args(annotation) if each is not type(None))
    return list if get_origin(annotation) is tuple else annotation
