"""The options of ``convert``, in the order of its help."""

from typing import Annotated

from broadsheet_cli import inputs
from broadsheet_cli.declare import INPUTS, OUTPUT, REPORTS, RUN, Argument, Option
from broadsheet_cli.options.shared import DocumentOptions


class ConvertOptions(DocumentOptions, frozen=True, kw_only=True):
    """The options of ``convert``."""

    files: Annotated[
        tuple[str, ...],
        Argument(
            "Files, folders (all articles in them), or - for standard input, which is read when piped.",
            metavar="[FILE]...",
        ),
    ] = ()
    files_from: Annotated[
        str | None,
        Option(
            "Also convert the files listed in FILE, one name per line; - is standard input.",
            metavar="FILE",
            panel=INPUTS,
            configurable=False,
        ),
    ] = None
    files0_from: Annotated[
        str | None,
        Option(
            "The same with NUL between names, as written by find -print0.",
            metavar="FILE",
            panel=INPUTS,
            configurable=False,
        ),
    ] = None
    include: Annotated[
        tuple[str, ...],
        Option(
            "Take only matching files of folders and archives: '*.html', 'news/**'. Repeatable.",
            metavar="PATTERN",
            panel=INPUTS,
        ),
    ] = ()
    exclude: Annotated[
        tuple[str, ...],
        Option("Leave out the files and folders that match. Repeatable.", metavar="PATTERN", panel=INPUTS),
    ] = ()
    hidden: Annotated[bool, Option("Include hidden files and folders.", panel=INPUTS)] = False
    follow: Annotated[bool, Option("Follow links to folders.", panel=INPUTS)] = False
    max_bytes: Annotated[
        str,
        Option(
            "Refuse inputs that are larger, uncompressed: bytes, or a number with K, M or G.",
            metavar="SIZE",
            panel=INPUTS,
        ),
    ] = f"{inputs.MAX_BYTES >> 20}M"

    format: Annotated[
        str,
        Option(
            "json, yaml, ndjson, markdown or sqlite; only tables: csv, tsv, xlsx or parquet. If not given, "
            "the extension of -o FILE decides.",
            names="-f --format",
            metavar="FORMAT",
            panel=OUTPUT,
            replaces=("errors", "typed"),
        ),
    ] = "json"
    output: Annotated[
        str | None,
        Option(
            "Write to this file. It appears only when it is complete.",
            names="-o --output",
            metavar="FILE",
            panel=OUTPUT,
            configurable=False,
            replaces=("output_dir", "state", "skip_existing", "changed", "retry_failed"),
        ),
    ] = None
    output_dir: Annotated[
        str | None,
        Option(
            "Write a file for each input, in the same tree: DIR/news/ports.html.json.",
            metavar="DIR",
            panel=OUTPUT,
        ),
    ] = None
    overwrite: Annotated[
        bool,
        Option("Replace existing files.", panel=OUTPUT, replaces=("skip_existing", "changed")),
    ] = False
    skip_existing: Annotated[
        bool,
        Option(
            "With --output-dir: skip inputs whose output file exists.",
            panel=OUTPUT,
            replaces=("overwrite", "changed"),
        ),
    ] = False
    changed: Annotated[
        bool,
        Option(
            "The same, but replace the files of inputs that have changed since.",
            panel=OUTPUT,
            replaces=("overwrite", "skip_existing"),
        ),
    ] = False
    state: Annotated[
        str | None,
        Option(
            "Keep a journal in FILE, so that an interrupted run can be continued and a later one converts "
            "only what is new or changed. With --output-dir, or with -o and ndjson.",
            metavar="FILE",
            panel=OUTPUT,
        ),
    ] = None
    retry_failed: Annotated[bool, Option("With --state: also retry what failed before.", panel=OUTPUT)] = (
        False
    )
    table: Annotated[
        int | None,
        Option(
            "Write only the table with this number, as csv, tsv, markdown, xlsx or parquet.",
            metavar="N",
            panel=OUTPUT,
            configurable=False,
        ),
    ] = None
    typed: Annotated[
        bool, Option("With csv or tsv: write 1099 and 2026-03-02 for $1,099 and 2 March 2026.", panel=OUTPUT)
    ] = False

    jobs: Annotated[
        str,
        Option(
            "Number of processes; auto uses all cores if there are many files.",
            names="-j --jobs",
            metavar="N",
            panel=RUN,
        ),
    ] = "auto"
    timeout: Annotated[
        float | None,
        Option(
            "Give up a document that takes longer, and go on with the next.", metavar="SECONDS", panel=RUN
        ),
    ] = None
    max_cpu: Annotated[
        int | None,
        Option(
            "The same in processor time, which does not depend on the load of the machine.",
            metavar="SECONDS",
            panel=RUN,
        ),
    ] = None
    max_memory: Annotated[
        str | None,
        Option(
            "Give up a document that needs more memory: bytes, or a number with K, M or G.",
            metavar="SIZE",
            panel=RUN,
        ),
    ] = None
    unordered: Annotated[
        bool, Option("Write each document as soon as it is ready, not in input order.", panel=RUN)
    ] = False
    fail_fast: Annotated[bool, Option("Stop at the first input that fails.", panel=RUN)] = False
    max_failures: Annotated[
        int | None, Option("Stop when this many inputs have failed.", metavar="N", panel=RUN)
    ] = None

    errors: Annotated[
        str,
        Option(
            "inline: with ndjson, also write a line with the error for an input that failed.",
            metavar="HOW",
            panel=REPORTS,
        ),
    ] = "report"
    strict: Annotated[
        bool,
        Option(
            "Exit with code 3 if a document has warnings, except routine ones (such as dropped navigation).",
            panel=REPORTS,
        ),
    ] = False
    report: Annotated[
        str | None,
        Option(
            "Write the counts and failures of the run to this file, as JSON.", metavar="FILE", panel=REPORTS
        ),
    ] = None
    log_format: Annotated[
        str,
        Option("text, or json for one object per line on standard error.", metavar="FORMAT", panel=REPORTS),
    ] = "text"
    quiet: Annotated[bool, Option("Print only errors.", names="-q --quiet", panel=REPORTS)] = False
    verbose: Annotated[bool, Option("Report each document.", names="-v --verbose", panel=REPORTS)] = False

    @property
    def nothing_named(self) -> bool:
        """Whether there is no input except standard input."""
        return not self.files and self.files_from is None and self.files0_from is None
