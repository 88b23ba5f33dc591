"""The tally of a run: its inputs counted by outcome, failure and warning, and the report of that."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from broadsheet_cli import __version__
from broadsheet_cli.inputs import Input
from broadsheet_cli.inputs.selection import LeftOut
from broadsheet_cli.outputs import cannot_write
from broadsheet_cli.replacement import Replacement
from broadsheet_cli.strict import doubtful
from broadsheet_cli.work import Outcome

FORMAT = "broadsheet-report/1"

_IN_WORDS = {"left_out": "left out (other kinds of file)"}


class Tally:
    """Counts the outcomes of a run that begins now."""

    def __init__(self, passed_over: Mapping[str, int], left_out: LeftOut) -> None:
        """Counted elsewhere: inputs ``passed_over``, by the reason, and files of other kinds ``left_out``."""
        self.converted = 0
        self.warned = 0
        self._there = 0
        """Inputs whose files other runs have written since this one began."""
        self.doubtful = 0
        """The number of documents with warnings that count for ``--strict``."""
        self.failures: list[dict[str, str]] = []
        self._warnings: Counter[str] = Counter()
        self._documents: Counter[str] = Counter()
        self._passed_over = passed_over
        self._left_out = left_out
        self._began = datetime.now(UTC)
        self._clock = time.monotonic()

    @property
    def seen(self) -> int:
        """How many inputs are done, with any outcome."""
        return self.converted + self.failed + self._there + sum(self._passed_over.values())

    @property
    def failed(self) -> int:
        """How many inputs failed in this run."""
        return len(self.failures)

    @property
    def failed_before(self) -> int:
        """How many were skipped because they failed before and have not changed."""
        return self._passed_over["failed"]

    def add(self, source: Input, outcome: Outcome) -> None:
        """Count one outcome."""
        if outcome.failure is not None:
            failure = outcome.failure
            self.failures.append({"source": source.shown, "code": failure.code, "message": failure.message})
            return
        if outcome.is_there:
            self._there += 1
            return
        self.converted += 1
        self.warned += bool(outcome.warnings)
        self.doubtful += bool(doubtful(outcome.warnings))
        self._warnings.update(outcome.warnings)
        self._documents.update(outcome.warnings.keys())

    @property
    def counts(self) -> dict[str, int]:
        """The inputs by outcome, those with warnings among the converted; last, the files of other kinds."""
        return {
            "converted": self.converted,
            "failed": self.failed,
            "with_warnings": self.warned,
            "done_before": self._passed_over["done"],
            "there_already": self._passed_over["there"] + self._there,
            "failed_before": self.failed_before,
            "left_out": self._left_out.count,
        }

    def line(self) -> str:
        """The counts in one line: ``2 converted, 1 failed, 1 with warnings``."""
        counts = (
            f"{number:,} {_IN_WORDS.get(what) or what.replace('_', ' ')}"
            for what, number in self.counts.items()
            if number or what == "converted"
        )
        return ", ".join(counts)

    def report(self, exit: int, complete: bool) -> dict[str, object]:
        """The report as plain data. ``complete`` is false if the run was stopped before its last input."""
        failures = Counter(failure["code"] for failure in self.failures)
        return {
            "format": FORMAT,
            "version": __version__,
            "began": self._began.isoformat(timespec="seconds"),
            "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - self._clock, 3),
            "exit": exit,
            "complete": complete,
            "outcomes": self.counts,
            "failures": dict(failures.most_common()),
            "warnings": {
                code: {"documents": self._documents[code], "count": number}
                for code, number in self._warnings.most_common()
            },
            "failed": self.failures,
        }


def write(path: str, report: Mapping[str, object]) -> None:
    """Write a report, replacing an older one. Raises :class:`CommandError` if that fails."""
    try:
        file = Replacement(path)
        try:
            file.write(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
            file.commit()
        finally:
            file.discard()
    except OSError as error:
        raise cannot_write(path, error) from error
