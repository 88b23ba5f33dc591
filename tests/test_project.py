"""The structure of the project: which module may import which, what is shipped, what no file may contain."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import broadsheet
from broadsheet.registry import BUILT_IN, GROUP
from helpers import ROOT

SOURCE_ROOTS = (ROOT / "extractors", ROOT / "cli")

FORBIDDEN = {
    # A part, and what it may not know of.
    "broadsheet.document": "broadsheet",
    "broadsheet.errors": "broadsheet",
    "broadsheet.blocks": "broadsheet(?!.document)",
    "broadsheet.decoding": "broadsheet.(frontends|extractors|facts|tabular|writers|registry|pipeline)",
    "broadsheet.frontends": "broadsheet.(extractors|facts|tabular|writers|registry|pipeline|article)",
    "broadsheet.facts": "broadsheet.(frontends|extractors|writers|registry|pipeline|article)",
    "broadsheet.tabular": "broadsheet.(frontends|extractors|writers|registry|pipeline|article)",
    "broadsheet.extractors": "broadsheet.(frontends|writers|registry|pipeline)",
    "broadsheet.writers": "broadsheet.(frontends|extractors|registry|pipeline)",
    "broadsheet.registry": "broadsheet.(frontends|writers|pipeline)",
    "broadsheet.pipeline": "broadsheet.writers",
}


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the project: its dotted name and its file."""
    for root in SOURCE_ROOTS:
        for path in sorted(root.rglob("*.py")):
            yield ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"), path


def statements(tree: ast.AST, for_types: bool) -> Iterator[ast.AST]:
    """All nodes of a module; those under ``if TYPE_CHECKING:`` only if ``for_types``."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if for_types or not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            waiting.extend(ast.iter_child_nodes(node))


@cache
def imports(for_types: bool = True) -> dict[str, set[str]]:
    """What each module imports, wherever in the file, as dotted names."""
    names = {name for name, _ in modules()}
    found: dict[str, set[str]] = {}
    for name, path in modules():
        found[name] = set()
        for node in statements(ast.parse(path.read_text(encoding="utf-8")), for_types):
            if isinstance(node, ast.Import):
                found[name].update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{name} imports by a relative path"
                base = node.module or ""
                inner = {f"{base}.{alias.name}" for alias in node.names} & names
                found[name].update(inner or {base})
    return found


@pytest.mark.parametrize("package", ["typer", "click", "rich"])
def test_only_the_command_line_uses_terminal_libraries(package: str) -> None:
    users = {n for n, used in imports().items() if any(u.split(".")[0] == package for u in used)}
    assert {name for name in users if not name.startswith("broadsheet_cli")} == set()


def test_the_library_does_not_know_the_command_line() -> None:
    users = {n for n, used in imports().items() if any(u.split(".")[0] == "broadsheet_cli" for u in used)}
    assert {name for name in users if not name.startswith("broadsheet_cli")} == set()


@pytest.mark.parametrize("part", FORBIDDEN)
def test_imports_run_one_way(part: str) -> None:
    pattern = re.compile(FORBIDDEN[part].replace(".", r"\.") + r"(\.|$)")
    here = re.compile(re.escape(part) + r"(\.|$)")
    wrong = {
        f"{name} imports {used}"
        for name, all_used in imports().items()
        if here.match(name)
        for used in all_used
        if pattern.match(used) and not here.match(used)
    }
    assert wrong == set()


def test_no_module_of_the_library_imports_the_package_itself() -> None:
    looking_up = {n for n, used in imports().items() if n.startswith("broadsheet.") and "broadsheet" in used}
    assert looking_up == set()


def test_there_are_no_circular_imports() -> None:
    running = imports(for_types=False)
    ours = {name: {u for u in used if u in running and u != name} for name, used in running.items()}
    TopologicalSorter(ours).prepare()  # raises CycleError, which names the circle


def test_version_and_extractors_in_the_project_file_match_the_code() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == broadsheet.__version__
    assert project["entry-points"][GROUP] == BUILT_IN


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{broadsheet.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_file_contains_a_path_of_its_authors_machine() -> None:
    home = re.compile(r"/(?:work|root|farm|home|Users)/|[A-Z]:\\Users")
    text = {".py", ".md", ".toml", ".yaml", ".json", ".txt", ".html", ""}
    rooms = (".ci", "cli", "extractors", "samples", "tests", "benchmarks")
    files = [*ROOT.iterdir(), *(path for room in rooms for path in (ROOT / room).rglob("*"))]
    wrong = [
        str(path.relative_to(ROOT))
        for path in files
        if path.is_file() and path.suffix in text and not {"__pycache__", ".git"} & {*path.parts}
        if home.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_the_two_packages_and_nothing_else(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"broadsheet", "broadsheet_cli"}
    assert {"broadsheet/py.typed", "broadsheet_cli/py.typed"} <= set(names)
    sources = {str(p.relative_to(root)) for root in SOURCE_ROOTS for p in root.rglob("*.py")}
    assert sources <= set(names)


def test_the_source_archive_can_be_built_and_tested(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"} <= names
    assert {"tests/test_project.py", "samples/dump-reservoir.txt", "cli/broadsheet_cli/main.py"} <= names
