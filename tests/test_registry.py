"""The registry: built-ins, installed plugins and plugin files come in by one door, and fail alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import broadsheet
from broadsheet import registry
from broadsheet.errors import BroadsheetError

PLUGIN = '''\
"""Shouting: the words in capitals.

A longer explanation.
"""

from broadsheet import Article, Paragraph


def extract(article: Article) -> dict[str, list[str]]:
    """All words in capitals."""
    article.warn("shouting-heard", "somebody shouts")
    prose = " ".join(block.text for block in article.blocks if isinstance(block, Paragraph))
    return {"words": [word for word in prose.split() if word.isupper()]}
'''
SOURCE = "The mayor said NO to the plan for the new bridge.\n"


def install(site: Path, name: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a distribution with one module and one entry point on the path, as pip would."""
    (site / f"{name}_plugin.py").write_text(code, "utf-8")
    information = site / f"{name}_plugin-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-plugin\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{name} = {name}_plugin:extract\n")
    monkeypatch.syspath_prepend(site)


def plugin_file(folder: Path, code: str, name: str = "shouting") -> Path:
    path = folder / f"{name}.py"
    path.write_text(code, "utf-8")
    return path


def codes(document: broadsheet.Document) -> list[tuple[str, str]]:
    return [(w.code, w.extractor) for w in document.warnings if w.extractor not in registry.BUILT_IN]


@pytest.mark.parametrize("name", registry.BUILT_IN)
def test_each_built_in_has_a_manual_that_opens_with_its_name(name: str) -> None:
    assert registry.load(name).summary.lower().startswith(name)


def test_an_installed_plugin_runs_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "shouting", PLUGIN, monkeypatch)
    document = broadsheet.convert(SOURCE, extractors=["sections", "shouting"])
    assert document.to_dict()["shouting"] == {"words": ["NO"]}
    assert codes(document) == [("shouting-heard", "shouting")]
    assert registry.load("shouting").summary == "Shouting: the words in capitals."
    assert list(registry.installed()) == [*registry.BUILT_IN, "shouting"]


def test_an_installed_plugin_runs_only_if_requested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "quiet", PLUGIN, monkeypatch)
    assert "quiet" not in broadsheet.convert(SOURCE).to_dict()


def test_an_installed_plugin_cannot_take_a_built_ins_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "tables", PLUGIN, monkeypatch)
    assert broadsheet.convert(SOURCE, extractors=["tables"]).tables == []


def test_a_plugin_that_does_not_load_is_only_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "broken", "raise RuntimeError('no luck')", monkeypatch)
    document = broadsheet.convert(SOURCE, extractors=["sections", "broken"])
    assert document.sections[0].blocks != []
    (reason,) = [w.message for w in document.warnings if w.code == "plugin-failed"]
    assert "RuntimeError: no luck" in reason


def test_a_plugin_file_runs_under_its_stem(tmp_path: Path) -> None:
    named = registry.load_file(plugin_file(tmp_path, PLUGIN, "loud-words"))
    document = broadsheet.convert(SOURCE, extractors=["sections", named])
    assert document.to_dict()["loud_words"] == {"words": ["NO"]}


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("shouting", "x = 1", "it has no function called extract"),
        ("shouting", "extract = 1", "cannot be called"),
        ("shouting", "def extract(:", "SyntaxError"),
        ("shouting", "import sys; sys.exit(3)", "SystemExit"),
        ("tables", PLUGIN, "another name"),
        ("warnings", PLUGIN, "another name"),
    ],
)
def test_a_file_that_is_not_a_plugin_is_a_one_line_error(
    tmp_path: Path, name: str, code: str, why: str
) -> None:
    with pytest.raises(BroadsheetError, match=why) as caught:
        registry.load_file(plugin_file(tmp_path, code, name))
    assert caught.value.code == "plugin-failed"
    assert "\n" not in str(caught.value)


def test_a_plugin_file_that_fails_leaves_no_module_behind(tmp_path: Path) -> None:
    with pytest.raises(BroadsheetError):
        registry.load_file(plugin_file(tmp_path, "1 / 0", "dividing"))
    assert "broadsheet_plugin_dividing" not in sys.modules


@pytest.mark.parametrize("path", ["missing.py", "notes.txt"])
def test_a_plugin_file_that_cannot_be_read_is_an_error(tmp_path: Path, path: str) -> None:
    with pytest.raises(BroadsheetError, match=path):
        registry.load_file(tmp_path / path)


@pytest.mark.parametrize("body", ["1 / 0", "return {1, object()}", "raise SystemExit"])
def test_a_plugin_that_raises_loses_only_its_own_result(tmp_path: Path, body: str) -> None:
    named = registry.load_file(plugin_file(tmp_path, f"def extract(article):\n    {body}\n"))
    document = broadsheet.convert(SOURCE, extractors=["sections", named])
    assert document.sections[0].blocks != []
    assert document.extra == {"shouting": None}
    assert codes(document) == [("plugin-failed", "shouting")]


def test_extractors_that_were_not_requested_do_not_warn() -> None:
    source = "Tarnby – The water board of the valley has told everyone to expect a ban on hoses.\n"
    whole = {warning.extractor for warning in broadsheet.convert(source).warnings}
    assert "metadata" in whole
    assert broadsheet.convert(source, extractors=["tables"]).warnings == []


def test_an_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(BroadsheetError, match="metadata, sections, lists, tables") as caught:
        broadsheet.convert(SOURCE, extractors=["sectoins"])
    assert caught.value.code == "unknown-extractor"
