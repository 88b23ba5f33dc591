"""Turns declarations into typer commands: the parameters of a command are the fields of its options.

Help and errors are typer's plain ones. Its boxes need rich, which takes longer to load than most files take
to convert, and which colours even a pipe if the environment asks for it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer
from msgspec import Struct
from typer.core import TyperCommand

from broadsheet_cli.completion import completer
from broadsheet_cli.console import Console
from broadsheet_cli.declare import PANELS, Argument, Declared, declared
from broadsheet_cli.settings import run_with

T = TypeVar("T", bound=Struct)
Run = Callable[[T, Console], int]

GENERAL = "Options"
"""The group of the options that every command has: ``--help``."""


def command(app: typer.Typer, options: type[T], epilog: str | None = None) -> Callable[[Run[T]], Run[T]]:
    """Register a function of options and console as a command of ``app``; its docstring is the help."""

    def register(run: Run[T]) -> Run[T]:
        def callback(context: typer.Context, **values: Any) -> int:
            console = context.obj
            assert isinstance(console, Console)
            given = {field: value for field, value in values.items() if _is_given(context, field)}
            return run_with(run, options, given, console)

        parameters = [_parameter(each) for each in declared(options)]
        context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
        callback.__signature__ = inspect.Signature([context, *parameters])  # type: ignore[attr-defined]
        callback.__annotations__ = {each.name: each.annotation for each in [context, *parameters]}
        app.command(run.__name__, cls=Grouped, help=inspect.getdoc(run), epilog=epilog)(callback)
        return run

    return register


def _is_given(context: typer.Context, field: str) -> bool:
    source = context.get_parameter_source(field)
    return source is not None and source.name == "COMMANDLINE"


def _parameter(option: Declared) -> inspect.Parameter:
    spec = option.spec
    complete = completer(option)
    info: Any
    if isinstance(spec, Argument):
        info = typer.Argument(
            metavar=spec.metavar, help=spec.help, show_default=False, autocompletion=complete
        )
    else:
        *spellings, last = option.names
        info = typer.Option(
            *spellings,
            f"{last}/{option.off}" if option.off else last,
            metavar=spec.metavar,
            help=spec.help,
            show_default=option.type is not bool,
            rich_help_panel=spec.panel,
            autocompletion=complete,
        )
    kind: Any = list[str] if option.type is list else option.type
    return inspect.Parameter(
        option.field,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if option.required else option.default or None,
        annotation=Annotated[kind | None, info],
    )


class Grouped(TyperCommand):
    """A command whose help shows its options by group, and for each flag the spelling that changes it."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The parameters in the first line; one that is required has no braces, as in every other manual."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then each group of options."""
        groups: dict[str, list[tuple[str, str]]] = {name: [] for name in ("Arguments", *PANELS, GENERAL)}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                spellings, help = record
                on, _, off = spellings.partition(" / ")
                group = getattr(parameter, "rich_help_panel", None) or GENERAL
                if parameter.param_type_name == "argument":
                    group = "Arguments"
                groups[group].append((off if parameter.default is True else on, help))
        for name, records in groups.items():
            if records:
                with formatter.section(name):
                    formatter.write_dl(records)
