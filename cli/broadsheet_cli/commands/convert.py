"""``broadsheet convert``: what is due is converted and goes into an output, and is told of."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from broadsheet.errors import BroadsheetError
from broadsheet_cli import checks, scheduling, todo, usage
from broadsheet_cli.account import Account
from broadsheet_cli.console import Console
from broadsheet_cli.faults import CommandError, Exit, Stopped
from broadsheet_cli.inputs import Input, named
from broadsheet_cli.inputs.archives.member import Rules
from broadsheet_cli.inputs.opening import opened
from broadsheet_cli.options import ConvertOptions
from broadsheet_cli.outputs import Output
from broadsheet_cli.outputs.choosing import output_for
from broadsheet_cli.plugin_files import without_broken
from broadsheet_cli.scheduling import Plan
from broadsheet_cli.staging import Staging
from broadsheet_cli.strict import doubtful
from broadsheet_cli.todo import Todo
from broadsheet_cli.work import CALL_FAULTS, NO_MORE_OUTPUT, Answer, Outcome, Recipe, Worker

if TYPE_CHECKING:
    from broadsheet_cli.journal import Journal


def run(options: ConvertOptions, console: Console) -> Exit:
    """Convert what was asked for. Raises :class:`CommandError` for what ends the run."""
    console.quiet, console.verbose = options.quiet, options.verbose
    console.as_json = checks.log_format(options) == "json"
    if options.nothing_named and console.reads_terminal:
        console.instruct(usage.CONVERT)
        return Exit.USAGE
    recipe, plan = checks.recipe(options), checks.plan(options)
    with console.kept_clean():
        found = named.inputs(options, console)
        checks.refuse_to_mix(options, found.several, console)
        with _journal(options, recipe) as journal:
            staging = _staging(options, journal)
            worker = _worker(without_broken(replace(recipe, staging=staging)))
            for message in worker.recipe.broken_plugins:
                console.complain(f"warning: {message}")
            return Run(options, console, found.several, staging, journal).over(found.sources, worker, plan)


def _journal(options: ConvertOptions, recipe: Recipe) -> AbstractContextManager[Journal | None]:
    if options.state is None:
        return nullcontext()
    from broadsheet_cli.journal import Journal
    from broadsheet_cli.makings import making

    return closing(Journal(options.state, making(recipe), options.max_bytes))


def _staging(options: ConvertOptions, journal: Journal | None) -> Staging | None:
    if options.output_dir is None:
        return None
    token = os.urandom(4).hex() if journal is None else journal.token
    writer = checks.writer(options)
    return Staging(options.output_dir, writer.suffix, token, writer.frame.end)


def _worker(recipe: Recipe) -> Worker:
    try:
        return Worker(recipe)
    except BroadsheetError as error:  # what the format needs is not installed
        raise CommandError(str(error)) from error


class Run:
    """The way of the inputs: those that are due are converted, and their outcomes put into the output."""

    def __init__(
        self,
        options: ConvertOptions,
        console: Console,
        several: bool,
        staging: Staging | None,
        journal: Journal | None,
    ) -> None:
        self._options = options
        self._console = console
        self._several = several
        self._staging = staging
        self._journal = journal
        self._todo = Todo(todo.judge(options, staging, journal))
        self._account = Account(options, console, several, self._todo.passed_over)
        self._failures = 0

    def over(self, sources: Iterator[Input], worker: Worker, plan: Plan) -> Exit:
        """Run over the inputs, to the end or to whatever ends it, and leave word of it either way."""
        exit: int = Exit.INPUT_FAILED
        complete = False
        try:
            sources = self._prepared(sources)
            output = output_for(self._options, self._console, self._several, self._staging, self._journal)
            complete = self._convert(sources, worker, plan, output)
            exit = self._account.sum_up()
        except CommandError as error:
            exit = error.code
            raise
        except Stopped as stop:
            exit = stop.exit
            raise
        finally:
            self._account.close(exit, complete)
            if self._journal is not None:
                self._journal.end(exit, self._account.counts)
        return Exit(exit)

    def _prepared(self, sources: Iterator[Input]) -> Iterator[Input]:
        """The inputs, of which no two have one output, and none an output that must not be replaced."""
        total = None
        if self._staging is not None:
            everything = list(sources)
            todo.refuse_clashes(everything, self._staging)
            if not (self._options.overwrite or self._options.skip_existing or self._options.changed):
                todo.refuse_to_replace(everything, self._staging, self._journal)
            sources = iter(everything)
            total = None if any(source.archive for source in everything) else len(everything)
        self._account.begin(total)
        return opened(sources, Rules(named.of(self._options), self._options.max_bytes))

    def _convert(self, sources: Iterator[Input], worker: Worker, plan: Plan, output: Output) -> bool:
        """Convert what is due; False if the run stopped before the last input, as options ask for."""
        try:
            with closing(scheduling.converted(self._handed_out(sources, output), worker, plan)) as answers:
                complete = self._take(answers, output)
            self._account.note(output.settle())
            output.close()
        except BaseException as error:
            if isinstance(error, Stopped | CommandError):  # what is done need not be done again
                with suppress(CommandError):
                    self._account.note(output.settle())
            output.abandon()
            raise
        return complete

    def _handed_out(self, sources: Iterator[Input], output: Output) -> Iterator[Input]:
        for source in self._todo.due(sources):
            output.expect(source)
            yield source

    def _take(self, answers: Iterable[Answer | None], output: Output) -> bool:
        for answer in answers:
            if answer is None:
                self._account.note(output.settle())
                continue
            source, outcome = answer
            self._refuse_hopeless(source, outcome)
            self._account.note(output.put(source, outcome))
            if self._must_stop(outcome):
                return False
        return True

    def _refuse_hopeless(self, source: Input, outcome: Outcome) -> None:
        """Raise :class:`CommandError` for a failure that every other input would share."""
        if outcome.failure is not None:
            if outcome.failure.code in CALL_FAULTS:
                raise CommandError(outcome.failure.message)
            if outcome.failure.code == NO_MORE_OUTPUT:
                raise CommandError(f"{source.shown}: {outcome.failure.message}", Exit.CANNOT_WRITE)

    def _must_stop(self, outcome: Outcome) -> bool:
        """Is that one failure too many? Those count that came, final or not yet."""
        failed = outcome.failure is not None
        self._failures += failed
        too_many_warnings = self._options.strict and bool(doubtful(outcome.warnings))
        most = self._options.max_failures
        return (self._options.fail_fast and (failed or too_many_warnings)) or self._failures == most
