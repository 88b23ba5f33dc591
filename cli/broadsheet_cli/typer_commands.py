"""From declarations to typer: each command's parameters are the fields of its options.

Help and errors are typer's plain ones: its boxes need rich, which takes longer to load than most files take
to convert, and colours a pipe when the environment says so.
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
"""The group of what every command has: ``--help``."""


def command(app: typer.Typer, options: type[T], epilog: str | None = None) -> Callable[[Run[T]], Run[T]]:
    """Make a function of the options and the console a command of ``app``, with its docstring for help."""

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
    said = option.said
    complete = completer(option)
    info: Any
    if isinstance(said, Argument):
        info = typer.Argument(
            metavar=said.metavar, help=said.help, show_default=False, autocompletion=complete
        )
    else:
        *spellings, last = option.names
        info = typer.Option(
            *spellings,
            f"{last}/{option.off}" if option.off else last,
            metavar=said.metavar,
            help=said.help,
            show_default=option.type is not bool,
            rich_help_panel=said.panel,
            autocompletion=complete,
        )
    kind: Any = list[str] if option.type is list else option.type
    return inspect.Parameter(
        option.field,
        inspect.Parameter.KEYWORD_ONLY,
        default=option.default or None,
        annotation=Annotated[kind | None, info],
    )


class Grouped(TyperCommand):
    """A command whose help shows its options by group, and of what is on or off the way to change it."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then each group under its name."""
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
