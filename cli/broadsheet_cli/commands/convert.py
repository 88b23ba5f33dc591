"""``broadsheet convert``: converts the inputs and writes the documents to an output."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from broadsheet.errors import BroadsheetError
from broadsheet_cli import checks, scheduling, todo, usage
from broadsheet_cli.console import Console
from broadsheet_cli.errors import CommandError, Exit, Stopped, UnknownWordError
from broadsheet_cli.inputs import Input, named
from broadsheet_cli.inputs.archives.member import Rules
from broadsheet_cli.inputs.named import Named
from broadsheet_cli.inputs.opening import opened
from broadsheet_cli.options import ConvertOptions
from broadsheet_cli.outputs import Output
from broadsheet_cli.outputs.choosing import output_for
from broadsheet_cli.plugin_files import without_broken
from broadsheet_cli.reporter import Reporter
from broadsheet_cli.scheduling import Plan
from broadsheet_cli.staging import Staging
from broadsheet_cli.strict import doubtful
from broadsheet_cli.todo import Todo
from broadsheet_cli.work import CALL_FAULTS, NO_MORE_OUTPUT, Answer, Outcome, Recipe, Worker

if TYPE_CHECKING:
    from broadsheet_cli.journal import Journal


def run(options: ConvertOptions, console: Console) -> Exit:
    """Convert all inputs. Raises :class:`CommandError` for errors that end the run."""
    console.quiet, console.verbose = options.quiet, options.verbose
    console.as_json = checks.log_format(options) == "json"
    if options.nothing_named and console.reads_terminal:
        console.show_help(usage.CONVERT)
        return Exit.USAGE
    recipe, plan = checks.recipe(options), checks.plan(options)
    with console.prints_redirected():
        found = named.inputs(options, console, recipe.max_bytes)
        checks.refuse_to_mix(options, found.several, console)
        with _journal(options, recipe) as journal:
            staging = _staging(options, journal)
            worker = _worker(without_broken(replace(recipe, staging=staging)))
            for message in worker.recipe.broken_plugins:
                console.error(f"warning: {message}")
            return Run(options, console, found, staging, journal).over(worker, plan)


def _journal(options: ConvertOptions, recipe: Recipe) -> AbstractContextManager[Journal | None]:
    if options.state is None:
        return nullcontext()
    from broadsheet_cli.fingerprint import fingerprint
    from broadsheet_cli.journal import Journal

    return closing(Journal(options.state, fingerprint(recipe), recipe.max_bytes))


def _staging(options: ConvertOptions, journal: Journal | None) -> Staging | None:
    if options.output_dir is None:
        return None
    token = os.urandom(4).hex() if journal is None else journal.token
    writer = checks.writer(options)
    return Staging(options.output_dir, writer.suffix, token, writer.frame.end)


def _worker(recipe: Recipe) -> Worker:
    try:
        return Worker(recipe)
    except BroadsheetError as error:  # a library for the format is missing
        raise CommandError(str(error)) from error


class Run:
    """One run: converts the inputs that need it, and puts the outcomes into the output."""

    def __init__(
        self,
        options: ConvertOptions,
        console: Console,
        found: Named,
        staging: Staging | None,
        journal: Journal | None,
    ) -> None:
        self._options = options
        self._console = console
        self._found = found
        self._staging = staging
        self._journal = journal
        self._todo = Todo(todo.judge(options, staging, journal))
        self._reporter = Reporter(
            options, console, found.several, self._todo.passed_over, found.selection.left_out
        )
        self._failures = 0

    def over(self, worker: Worker, plan: Plan) -> Exit:
        """Convert the inputs until the end or an error; the journal and the report record either."""
        exit: int = Exit.INPUT_FAILED
        complete = False
        try:
            sources = self._prepared(worker.recipe.max_bytes)
            output = output_for(
                self._options, self._console, self._found.several, self._staging, self._journal
            )
            complete = self._convert(sources, worker, plan, output)
            exit = self._reporter.sum_up()
        except CommandError as error:
            exit = error.code
            raise
        except Stopped as stop:
            exit = stop.exit
            self._reporter.stop(stop)
            raise
        finally:
            self._close(exit, complete)
        return Exit(exit)

    def _close(self, exit: int, complete: bool) -> None:
        """Write the report, and then how the run ended into the journal, even if there is no report."""
        try:
            self._reporter.close(exit, complete)
        except CommandError as error:
            exit = error.code
            raise
        finally:
            if self._journal is not None:
                self._journal.end(exit, self._reporter.counts)

    def _prepared(self, most: int) -> Iterator[Input]:
        """The inputs, after checking that no two share an output and that none may not be replaced."""
        total = None
        sources = self._found.sources
        if self._staging is not None:
            everything = todo.without_outputs(list(sources), self._staging, self._options.files)
            todo.refuse_collisions(everything, self._staging)
            if not (self._options.overwrite or self._options.skip_existing or self._options.changed):
                todo.refuse_to_replace(everything, self._staging, self._journal)
            sources = iter(everything)
            total = None if any(source.archive for source in everything) else len(everything)
        self._reporter.begin(total)
        return opened(sources, Rules(self._found.selection, most))

    def _convert(self, sources: Iterator[Input], worker: Worker, plan: Plan, output: Output) -> bool:
        """Convert the inputs; False if an option such as ``--fail-fast`` stopped the run."""
        try:
            with closing(scheduling.converted(self._handed_out(sources, output), worker, plan)) as answers:
                complete = self._take(answers, output)
            self._reporter.note(output.settle())
            output.close()
        except BaseException as error:
            if isinstance(error, Stopped | CommandError):  # keep what is done
                with suppress(CommandError):
                    self._reporter.note(output.settle())
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
                self._reporter.note(output.settle())
                continue
            source, outcome = answer
            self._refuse_hopeless(source, outcome)
            self._reporter.note(output.put(source, outcome))
            if self._must_stop(outcome):
                return False
        return True

    def _refuse_hopeless(self, source: Input, outcome: Outcome) -> None:
        """Raise :class:`CommandError` for a failure that every other input would have, too."""
        if outcome.failure is not None:
            if outcome.failure.code in CALL_FAULTS:
                raise UnknownWordError(outcome.failure.message, CALL_FAULTS[outcome.failure.code])
            if outcome.failure.code == NO_MORE_OUTPUT:
                raise CommandError(f"{source.shown}: {outcome.failure.message}", Exit.CANNOT_WRITE)

    def _must_stop(self, outcome: Outcome) -> bool:
        """Whether this outcome ends the run. Failures count as they come, final or not."""
        failed = outcome.failure is not None
        self._failures += failed
        is_refused = failed or (self._options.strict and bool(doubtful(outcome.warnings)))
        return (self._options.fail_fast and is_refused) or self._failures == self._options.max_failures
