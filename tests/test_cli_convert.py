"""``broadsheet convert``: what goes in, in which order, and where it comes out."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from command import Result, run, spawn

ARTICLE = """Harbour news

The plan has two parts:

- dredging
- cranes

| Port | Berths |
|---|---|
| Aden | 12 |
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder ``site`` in the working folder, with what belongs to its articles and what does not."""
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "site"
    for name in ("b.txt", "a.html", "sub/c d.md", "sub/deeper/e.TXT", "z.htm.gz"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"<p>{name}</p>" if "htm" in name else f"{name}\n\n{ARTICLE}"
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    (root / "style.css").write_text("p {}")
    (root / ".hidden.txt").write_text("hidden")
    (root / ".git").mkdir()
    (root / ".git" / "notes.txt").write_text("hidden")
    (root / "sub" / "back").symlink_to(root, target_is_directory=True)
    return root


IN_ORDER = ["site/a.html", "site/b.txt", "site/z.htm.gz", "site/sub/c d.md", "site/sub/deeper/e.TXT"]


def paths(result: Result) -> list[str]:
    """The source paths of an NDJSON stream."""
    return [json.loads(line)["source"]["path"] for line in result.text.splitlines()]


def test_one_file_gives_an_object(site: Path) -> None:
    result = run("convert", "site/b.txt")
    document = json.loads(result.text)
    assert (result.code, result.err) == (0, "")
    assert document["source"]["path"] == "site/b.txt"
    assert document["format"] == "broadsheet/1"


def test_several_files_give_an_array_in_the_order_in_which_they_are_named(site: Path) -> None:
    result = run("convert", "site/b.txt", "site/a.html")
    assert [each["source"]["path"] for each in json.loads(result.text)] == ["site/b.txt", "site/a.html"]


def test_a_folder_gives_an_array_even_if_it_holds_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert len(json.loads(run("convert", tmp_path).text)) == 1


def test_a_folder_is_read_through_in_a_fixed_order_without_what_is_hidden_or_no_article(site: Path) -> None:
    assert paths(run("convert", "site", "-f", "ndjson")) == IN_ORDER


def test_a_file_that_is_named_may_have_any_extension(site: Path) -> None:
    assert paths(run("convert", "site/style.css", "-f", "ndjson")) == ["site/style.css"]


def test_standard_input_is_read_without_a_file_and_for_a_dash(site: Path) -> None:
    for arguments in ([], ["-"]):
        document = json.loads(run("convert", *arguments, stdin=ARTICLE.encode()).text)
        assert document["source"]["path"] is None
        assert document["source"]["bytes"] == len(ARTICLE.encode())


def test_gzip_is_decompressed_and_the_inner_extension_gives_the_type(site: Path) -> None:
    packed = (site / "z.htm.gz").read_bytes()
    document = json.loads(run("convert", "site/z.htm.gz").text)
    assert document["source"]["media_type"] == "text/html"
    assert document["source"]["path"] == "site/z.htm.gz"
    assert json.loads(run("convert", stdin=packed).text)["source"]["bytes"] == len(b"<p>z.htm.gz</p>")
    two = gzip.compress(b"First half, ") + gzip.compress(b"second half.")
    assert "First half, second half." in run("convert", stdin=two).text


def test_names_come_from_a_list_by_line_or_by_nul(site: Path) -> None:
    (site.parent / "odd\nname.txt").write_text(ARTICLE)
    by_line = run("convert", "-f", "ndjson", "--files-from", "-", stdin=b"site/b.txt\nsite/sub\n\n")
    assert paths(by_line) == ["site/b.txt", "site/sub/c d.md", "site/sub/deeper/e.TXT"]
    by_nul = run("convert", "-f", "ndjson", "--files0-from", "-", stdin=b"odd\nname.txt\0site/a.html\0")
    assert paths(by_nul) == ["odd\nname.txt", "site/a.html"]


def test_a_name_that_is_no_utf8_is_read_and_written_out(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(name, "w") as file:
        file.write(ARTICLE)
    result = run("convert", os.fsdecode(name), "-f", "ndjson")
    assert paths(result) == [f"{tmp_path}/caf\\xe9.txt"]
    assert run("convert", os.fsdecode(name), "--output-dir", tmp_path / "out").code == 0
    assert os.listdir(os.fsencode(tmp_path / "out")) == [b"caf\xe9.txt.json"]


def test_yaml_of_several_is_a_stream_of_documents(site: Path) -> None:
    result = run("convert", "site/b.txt", "site/a.html", "-f", "yaml")
    assert [each["source"]["path"] for each in yaml.safe_load_all(result.text)] == [
        "site/b.txt",
        "site/a.html",
    ]


def test_markdown_and_csv_come_out_too(site: Path) -> None:
    assert "- dredging\n- cranes\n" in run("convert", "site/b.txt", "-f", "markdown").text
    assert run("convert", "site/b.txt", "-f", "csv").text == "Port,Berths\nAden,12\n"
    assert run("convert", "site/b.txt", "-f", "csv", "--table", "1").text == "Port,Berths\nAden,12\n"


def test_only_the_wanted_extractors_run(site: Path) -> None:
    document = json.loads(run("convert", "site/b.txt", "--extract", "lists, tables").text)
    assert document["sections"] == []
    assert [len(document[key]) for key in ("lists", "tables")] == [1, 1]


def test_the_media_type_can_be_given_in_short_or_in_full(site: Path) -> None:
    for kind in ("html", "text/html"):
        assert (
            json.loads(run("convert", "site/b.txt", "--from", kind).text)["source"]["media_type"]
            == "text/html"
        )


def test_the_encoding_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Größe und Maß: ein Überblick über die Häfen".encode("windows-1252"))
    assert "Größe und Maß" in run("convert", path, "--encoding", "latin-1").text


def test_an_output_folder_mirrors_the_tree_and_tells_every_file_apart(site: Path) -> None:
    (site / "b.md").write_text(ARTICLE)
    result = run("convert", "site", "--output-dir", "out/json")
    made = sorted(str(path.relative_to("out/json")) for path in Path("out/json").rglob("*.*"))
    assert made == sorted([*(f"{path[5:]}.json" for path in IN_ORDER), "b.md.json"])
    assert json.loads(Path("out/json/sub/c d.md.json").read_text())["source"]["path"] == "site/sub/c d.md"
    assert (result.code, result.out) == (0, b"")


@pytest.mark.parametrize("folder", ["site", "site/out"])
@pytest.mark.parametrize("named", ["site", "site/**/*.*"])
def test_what_a_run_writes_below_its_inputs_is_no_input_of_the_next(
    folder: str, named: str, site: Path
) -> None:
    call = ["convert", named, "-f", "markdown", "--output-dir", folder]
    assert run(*call).code == 0
    made = sorted(site.rglob("*"))
    assert run(*call, "--overwrite").code == 0
    assert sorted(site.rglob("*")) == made


def test_what_lies_in_the_output_folder_is_an_input_if_it_is_named(site: Path) -> None:
    for named in ("site/b.txt", "site/sub", "site"):
        assert run("convert", named, "--output-dir", "site", "--overwrite").code == 0
    assert Path("site/b.txt.json").exists()
    assert Path("site/deeper/e.TXT.json").exists()


def test_an_input_that_is_named_is_not_replaced_by_the_document_of_another(site: Path) -> None:
    other = Path("site/b.txt.md")
    other.write_text("Another article.")
    call = ["site/b.txt", str(other), "-f", "markdown", "--output-dir", "site", "--overwrite"]
    result = run("convert", *call)
    assert (result.code, len(result.lines)) == (2, 1)
    assert "site/b.txt.md is an input, and site/b.txt would be written to it" in result.err
    assert other.read_text() == "Another article."


def test_names_from_a_list_are_mirrored_from_their_root(site: Path) -> None:
    listed = f"site/a.html\n{site}/b.txt\n../{site.parent.name}/site/sub/c d.md\n".encode()
    assert run("convert", "--files-from", "-", "--output-dir", "out", stdin=listed).code == 0
    assert Path("out/site/a.html.json").exists()
    assert Path(f"out{site}/b.txt.json").exists()
    assert Path(f"out/{site.parent.name}/site/sub/c d.md.json").exists()


def test_every_table_gets_a_csv_file_of_its_own_in_an_output_folder(site: Path) -> None:
    assert run("convert", "site", "--format", "csv", "--output-dir", "out").code == 0
    assert Path("out/b.txt.t1.csv").read_text() == "Port,Berths\nAden,12\n"


def test_an_output_file_replaces_the_old_one_and_keeps_its_mode(site: Path) -> None:
    target = Path("out.json")
    target.write_text("old")
    target.chmod(0o640)
    Path("link.json").symlink_to(target)
    assert run("convert", "site/b.txt", "-o", "link.json", "--overwrite").code == 0
    assert json.loads(target.read_text())["source"]["path"] == "site/b.txt"
    assert target.stat().st_mode & 0o777 == 0o640
    assert Path("link.json").is_symlink()


def test_the_extension_of_the_output_file_gives_the_format_unless_it_is_set(site: Path) -> None:
    for name, begins in (
        ("o.yml", "format: "),
        ("o.jsonl", '{"format":'),
        ("o.json", "{\n"),
        ("o.txt", "{\n"),
    ):
        run("convert", "site/b.txt", "-o", name)
        assert Path(name).read_text().startswith(begins)
    run("convert", "site/b.txt", "-o", "told.yaml", "-f", "json")
    run("convert", "site/b.txt", "-o", "set.yaml", environment={"BROADSHEET_FORMAT": "json"})
    assert {Path(name).read_text()[0] for name in ("told.yaml", "set.yaml")} == {"{"}


def test_a_new_output_file_has_the_mode_that_the_shell_would_give_it(site: Path) -> None:
    Path("by_hand").touch()
    run("convert", "site/b.txt", "-o", "out.json")
    assert Path("out.json").stat().st_mode == Path("by_hand").stat().st_mode


@pytest.mark.parametrize("format", ["json", "yaml", "ndjson", "markdown"])
def test_the_same_input_gives_the_same_bytes_wherever_they_go(site: Path, format: str) -> None:
    streamed = run("convert", "site", "-f", format).out
    run("convert", "site", "-f", format, "-o", "out")
    assert Path("out").read_bytes() == streamed == run("convert", "site", "-f", format).out


def test_a_plugin_file_adds_its_result(site: Path) -> None:
    Path("shout.py").write_text(
        "print('loaded')\ndef extract(article):\n    print('noise')\n"
        "    return {'blocks': len(article.blocks)}\n"
    )
    result = spawn("convert", "site/b.txt", "--plugin", "shout.py")
    document: dict[str, Any] = json.loads(result.text)
    assert document["shout"]["blocks"] > 2
    assert document["lists"]
    assert result.err == "loaded\nnoise\n"


def test_a_plugin_file_can_be_the_only_extractor(site: Path) -> None:
    Path("count-blocks.py").write_text("def extract(article):\n    return len(article.blocks)\n")
    call = ["convert", "site/b.txt", "--plugin", "count-blocks.py", "--extract", "count_blocks"]
    document = json.loads(run(*call).text)
    assert document["count_blocks"] > 2
    assert document["lists"] == []


def test_a_terminal_gets_colour_and_no_control_characters(site: Path) -> None:
    Path("esc.txt").write_text(f"{ARTICLE}\nAn \x9b31m escape.\n")
    for format in ("json", "yaml", "markdown"):
        coloured = run("convert", "esc.txt", "-f", format, terminal=True).text
        assert "\x1b[" in coloured
        assert "\x9b" not in coloured
        for no in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            assert "\x1b" not in run("convert", "esc.txt", "-f", format, terminal=True, environment=no).text


def test_a_pipe_gets_plain_bytes_whatever_the_environment_says(site: Path) -> None:
    environment = {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color", "GITHUB_ACTIONS": "1"}
    for arguments in (["convert", "site/b.txt"], ["show", "site/b.txt"], ["convert", "--help"], ["schema"]):
        assert b"\x1b" not in run(*arguments, environment=environment).out
