"""Inputs: folders, patterns, compressed files, archives of every kind, pipes, and files that change."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet_cli.inputs.archives.member import Rules
from broadsheet_cli.inputs.named import gather
from broadsheet_cli.inputs.opening import opened
from broadsheet_cli.inputs.selection import Selection
from command import COMMAND, ENVIRONMENT, Result, run, spawn

ARTICLE = "Harbour news\n\nThe plan has two parts:\n\n- dredging\n- cranes\n"
PAGE = "<h1>Ports</h1><p>Words stand here.</p>"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a tree of articles in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "may/b.txt", "may/drafts/c.md", ".trash/d.txt", "style.css"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if name.endswith("html") else ARTICLE)
    return tmp_path


def documents(result: Result) -> list[dict[str, Any]]:
    """The documents of an NDJSON stream."""
    return [json.loads(line) for line in result.text.splitlines()]


def paths(*arguments: str | Path, **options: Any) -> list[str]:
    """The source paths of what these inputs give, all of which must be converted."""
    result = run("convert", *arguments, "-f", "ndjson", **options)
    assert result.code == 0, result.err
    return [document["source"]["path"] for document in documents(result)]


def zip_of(members: dict[str, bytes]) -> bytes:
    """A zip archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return whole.getvalue()


def tar_of(members: Iterable[tuple[str, bytes]], mode: str = "w") -> bytes:
    """A tar archive."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return whole.getvalue()


MEMBERS = {
    "may/ports.html": PAGE.encode(),
    "may/style.css": b"p {}",
    ".git/notes.txt": b"hidden",
    "b.txt.gz": gzip.compress(ARTICLE.encode()),
}
TAKEN = ["may/ports.html", "b.txt.gz"]


# Folders and patterns


def test_hidden_files_and_links_to_folders_are_read_when_asked_for() -> None:
    Path("other").mkdir()
    Path("other/e.txt").write_text(ARTICLE)
    Path("news/linked").symlink_to("../other")
    plain = ["news/a.html", "news/may/b.txt", "news/may/drafts/c.md"]
    assert paths("news") == plain
    assert paths("news", "--hidden") == [plain[0], "news/.trash/d.txt", *plain[1:]]
    assert paths("news", "--follow") == [plain[0], "news/linked/e.txt", *plain[1:]]


def test_circular_links_are_not_followed() -> None:
    Path("news/may/back").symlink_to("..")
    Path("news/self").symlink_to("self")
    assert paths("news", "--follow") == ["news/a.html", "news/may/b.txt", "news/may/drafts/c.md"]


def test_patterns_include_and_exclude_files_and_whole_folders() -> None:
    assert paths("news", "--include", "*.css") == ["news/style.css"]
    assert paths("news", "--include", "may/**") == ["news/may/b.txt", "news/may/drafts/c.md"]
    assert paths("news", "--exclude", "drafts", "--exclude", "*.html") == ["news/may/b.txt"]
    assert paths("news", "--include", "*.{md,txt}", "--exclude", "may/b.*") == ["news/may/drafts/c.md"]


def test_a_pattern_may_be_given_quoted_and_is_mirrored_from_where_it_begins() -> None:
    assert paths("news/**/*.txt") == ["news/may/b.txt"]
    assert paths("news/*.html", "news/m?y/*.txt") == ["news/a.html", "news/may/b.txt"]
    assert run("convert", "news/**/*.md", "--output-dir", "out").code == 0
    assert Path("out/may/drafts/c.md.json").exists()
    Path("what[1].txt").write_text(ARTICLE)
    assert paths("what[1].txt") == ["what[1].txt"]
    nothing = run("convert", "news/*.pdf")
    assert (nothing.code, nothing.lines) == (
        1,
        ["broadsheet: news/*.pdf: no such file, and none that matches it as a pattern"],
    )


@pytest.mark.parametrize(
    "call", ["news --exclude {1..99999}", "news --include a/{1..99999}", "news/{1..99999}*"]
)
def test_a_pattern_of_too_many_alternatives_is_a_wrong_call(call: str) -> None:
    result = run("convert", *call.split())
    assert (result.code, len(result.lines)) == (2, 1)
    assert "a pattern cannot be read: " in result.err


def test_names_with_newlines_and_invalid_utf8_work_in_every_kind_of_input(desk: Path) -> None:
    odd = "news/odd\nname.txt"
    raw = os.fsdecode(b"news/caf\xe9.txt")
    for name in (odd, raw):
        Path(name).write_text(ARTICLE)
    shown = [odd, "news/caf\\xe9.txt"]
    assert sorted(paths("news", "--include", "odd*", "--include", "caf*")) == sorted(shown)
    assert paths("news/odd*", "news/caf*") == shown
    assert paths("--files0-from", "-", stdin=os.fsencode(f"{odd}\0{raw}\0")) == shown


# Packed files


def packers() -> dict[str, Callable[[bytes], bytes]]:
    """Every packer that can be had here, by the ending of its files."""
    found: dict[str, Callable[[bytes], bytes]] = {
        "gz": gzip.compress,
        "bz2": bz2.compress,
        "xz": lzma.compress,
    }
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        found["zst"] = zstd.compress
    except ImportError:
        pass
    return found


@pytest.mark.parametrize("ending", packers())
def test_a_compressed_file_is_decompressed_and_its_inner_extension_gives_the_type(ending: str) -> None:
    name = f"news/may/p.html.{ending}"
    Path(name).write_bytes(packers()[ending](PAGE.encode()))
    (document,) = documents(run("convert", name, "-f", "ndjson"))
    assert document["source"]["path"] == name
    assert document["source"]["media_type"] == "text/html"
    assert document["source"]["bytes"] == len(PAGE)
    assert name in paths("news")


@pytest.mark.parametrize("ending", packers())
def test_a_damaged_compressed_file_and_a_bomb_are_reported(ending: str) -> None:
    packed = packers()[ending](os.urandom(5000))
    for content, said in (
        (packed[:-3000], "cut off|cannot be unpacked"),
        (packed[:40] + b"\0\xff" * 500 + packed[1040:], "cannot be unpacked|cut off|binary"),
        (packers()[ending](bytes(1_000_000)), "more than 100,000 bytes"),
    ):
        Path(f"bad.txt.{ending}").write_bytes(content)
        result = run("convert", f"bad.txt.{ending}", "--max-bytes", "100000")
        assert result.code == 1
        assert len(result.lines) == 1
        assert any(part in result.err for part in said.split("|")), result.err


# Archives


@pytest.mark.parametrize("mode", ["zip", "w", "w:gz", "w:bz2", "w:xz"])
def test_the_articles_in_an_archive_are_converted_in_its_order(mode: str) -> None:
    name = "news.zip" if mode == "zip" else f"news.tar{mode[1:].replace(':', '.')}"
    Path(name).write_bytes(zip_of(MEMBERS) if mode == "zip" else tar_of(MEMBERS.items(), mode))
    assert paths(name) == [f"{name}!{member}" for member in TAKEN]
    Path("unnamed").write_bytes(Path(name).read_bytes())  # known by its content, too
    assert paths("unnamed") == [f"unnamed!{member}" for member in TAKEN]


def test_what_is_selected_in_a_folder_is_selected_in_an_archive() -> None:
    Path("news.zip").write_bytes(zip_of(MEMBERS))
    assert paths("news.zip", "--include", "*.css") == ["news.zip!may/style.css"]
    assert paths("news.zip", "--exclude", "may") == ["news.zip!b.txt.gz"]
    assert paths("news.zip", "--hidden", "--include", "notes.*") == ["news.zip!.git/notes.txt"]


def test_archives_in_a_folder_are_opened_and_need_not_have_articles() -> None:
    Path("news/old.zip").write_bytes(zip_of(MEMBERS))
    Path("news/tools.zip").write_bytes(zip_of({"run.sh": b"#!"}))
    assert "news/old.zip!may/ports.html" in paths("news")
    named = run("convert", "news/tools.zip")
    assert (named.code, named.lines[0]) == (1, "broadsheet: news/tools.zip: no article in this archive (zip)")


def test_the_output_files_of_members_stay_inside_one_folder_per_archive() -> None:
    hostile = [
        ("../../up.txt", b"Up."),
        ("/etc/root.txt", b"Root."),
        ("twice.txt", b"1"),
        ("twice.txt", b"2"),
    ]
    Path("h.tar").write_bytes(tar_of(hostile))
    assert run("convert", "h.tar", "--output-dir", "out").code == 0
    made = sorted(str(path.relative_to("out")) for path in Path("out").rglob("*.json"))
    assert made == [f"h.tar/{name}.json" for name in ("etc/root.txt", "twice.txt", "twice.txt~2", "up.txt")]


def test_archives_within_archives_are_opened_three_deep() -> None:
    inner = tar_of([("deep/a.txt", ARTICLE.encode())])
    content = inner
    for depth in range(3):
        Path(f"{depth}.zip").write_bytes(zip_of({"inner.tar" if depth == 0 else "inner.zip": content}))
        content = Path(f"{depth}.zip").read_bytes()
    assert paths("1.zip") == ["1.zip!inner.zip!inner.tar!deep/a.txt"]
    result = run("convert", "2.zip")
    assert (result.code, len(result.lines)) == (1, 2)
    assert "2.zip!inner.zip!inner.zip!inner.tar: archives are opened 3 deep" in result.err


def test_damaged_members_do_not_affect_the_others() -> None:
    members = {f"{n}.txt": os.urandom(400).hex().encode() for n in range(4)}
    whole = zip_of(members)
    at = whole.index(b"1.txt") + 40
    Path("bad.zip").write_bytes(whole[:at] + bytes(60) + whole[at + 60 :])
    Path("cut.tar").write_bytes(tar_of(members.items())[:2500])
    Path("cut.tgz").write_bytes(tar_of(members.items(), "w:gz")[:-500])
    Path("no.zip").write_bytes(b"PK\3\4 and nothing else")
    result = run("convert", "bad.zip", "cut.tar", "cut.tgz", "no.zip", "news/a.html", "-f", "ndjson")
    given = [document["source"]["path"] for document in documents(result)]
    assert given[:3] == ["bad.zip!0.txt", "bad.zip!2.txt", "bad.zip!3.txt"]
    assert given[3] == "cut.tar!0.txt"
    assert given[-1] == "news/a.html"
    named = [line.split(": ")[1] for line in result.lines]
    assert [name for name in ("bad.zip!1.txt", "cut.tar", "cut.tgz", "no.zip") if name not in named] == []
    assert result.code == 1


def test_an_encrypted_member_is_reported() -> None:
    whole = bytearray(zip_of({"a.txt": b"secret"}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        whole[whole.index(mark) + offset] |= 1
    Path("locked.zip").write_bytes(whole)
    assert "locked.zip!a.txt: is encrypted" in run("convert", "locked.zip").err


@pytest.mark.parametrize("kind", ["tar.bz2", "zip"])
def test_an_archive_bomb_is_stopped(kind: str) -> None:
    zeros = [(f"{n}.txt", bytes(3_000_000)) for n in range(20)]
    content = zip_of(dict(zeros)) if kind == "zip" else tar_of(zeros, "w:bz2")
    Path(f"bomb.{kind}").write_bytes(content)
    result = run("convert", f"bomb.{kind}", "--max-bytes", "4000000")
    assert result.code == 1
    assert "seems to be a bomb" in result.lines[-2]
    assert len(result.lines) < 20


def test_an_archive_is_read_from_a_pipe_as_it_comes() -> None:
    for content in (zip_of(MEMBERS), tar_of(MEMBERS.items()), tar_of(MEMBERS.items(), "w:gz")):
        assert paths(stdin=content) == [f"-!{member}" for member in TAKEN]


def test_members_are_converted_by_workers_too() -> None:
    Path("news.zip").write_bytes(zip_of({f"{n}.txt": f"{ARTICLE}{n}\n".encode() for n in range(7)}))
    result = spawn("convert", "news.zip", "-f", "ndjson", "--jobs", "2")
    assert [json.loads(line)["source"]["path"] for line in result.out.splitlines()] == [
        f"news.zip!{n}.txt" for n in range(7)
    ]


# Mailboxes and web archives


def test_each_message_of_a_mailbox_is_an_article() -> None:
    messages = [
        f"From ada@x.example Mon Mar  2 09:00:00 2026\nFrom: Ada Quill <ada@x.example>\nSubject: Number {n}\n"
        f"Date: Mon, 2 Mar 2026 09:00:00 +0100\n\n>From here on it is text {n}.\nFrom the start.\n\n"
        for n in (1, 2)
    ]
    Path("letters.mbox").write_text("".join(messages))
    Path("mail").write_bytes(gzip.compress("".join(messages).encode()))
    for name in ("letters.mbox", "mail"):
        first, second = documents(run("convert", name, "-f", "ndjson"))
        assert [first["source"]["path"], second["source"]["path"]] == [f"{name}!1", f"{name}!2"]
        assert second["metadata"]["title"] == "Number 2"
        assert first["sections"][0]["blocks"][0]["text"].startswith("From here on it is text 1.")


def exported(title: str, day: int) -> str:
    """An article as Nexis exports it."""
    return (
        f"{title}\nThe Sennet Courier\nMarch {day}, 2026 Wednesday\n\nCopyright 2026 The Sennet Courier\n\n"
        f"Section: NEWS\nLength: 14 words\n\nBody\n\nNothing but {title} is known of this matter.\n\n"
        f"Load-Date: March {day + 1}, 2026\n\nEnd of Document\n\n\n"
    )


COVER = "Job Number: 12\n\nDocuments (2)\n\n1. Ferries\nSearch Terms: boats\n\n2. Cranes\n\n"


@pytest.mark.parametrize("name", ["export.txt", "export.txt.gz", "export"])
def test_each_article_of_a_news_databases_export_is_an_article(name: str) -> None:
    text = (COVER + exported("Ferries", 4) + exported("Cranes", 5)).encode()
    Path(name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    first, second = documents(run("convert", name, "-f", "ndjson"))
    assert [first["source"]["path"], second["source"]["path"]] == [f"{name}!1", f"{name}!2"]
    assert [d["metadata"]["published"] for d in (first, second)] == ["2026-03-04", "2026-03-05"]
    assert second["source"]["offset"] == text.index(b"Cranes\nThe Sennet")
    assert second["sections"][0]["where"]["line"] == 12  # its own
    assert "Search Terms: boats" in first["warnings"][0]["message"]
    assert documents(run("convert", f"{name}!2", "-f", "ndjson")) == [second]


def test_an_export_is_read_in_a_folder_an_archive_and_a_pipe() -> None:
    text = exported("Ferries", 4) + exported("Cranes", 5)
    Path("in").mkdir()
    Path("in/export.txt").write_text(text)
    with zipfile.ZipFile("in/news.zip", "w") as archive:
        archive.writestr("may.txt", text)
    paths = [d["source"]["path"] for d in documents(run("convert", "in", "-f", "ndjson"))]
    assert paths == [
        *(f"in/export.txt!{n}" for n in (1, 2)),
        *(f"in/news.zip!may.txt!{n}" for n in (1, 2)),
    ]
    piped = documents(run("convert", "-f", "ndjson", stdin=text.encode()))
    assert [d["metadata"]["title"] for d in piped] == ["Ferries", "Cranes"]


def test_an_export_of_one_article_is_that_article() -> None:
    Path("export.txt").write_text(exported("Ferries", 4))
    (only,) = documents(run("convert", "export.txt", "-f", "ndjson"))
    assert only["source"]["path"] == "export.txt"
    assert "offset" not in only["source"]


def record(kind: str, uri: str, block: bytes, of: str = "application/http; msgtype=response") -> bytes:
    """A WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2026-03-02T09:00:00Z\r\n"
        f"WARC-Target-URI: {uri}\r\nContent-Type: {of}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes, of: str = "text/html", status: str = "200 OK", coding: str = "") -> bytes:
    """An HTTP response."""
    more = f"{coding}\r\n" if coding else ""
    return f"HTTP/1.1 {status}\r\nContent-Type: {of}\r\n{more}\r\n".encode() + body


CHUNKED = b"4\r\n<h1>\r\n5\r\nPorts\r\n0\r\n\r\n"
RECORDS = [
    record("warcinfo", "x", b"software: x\r\n", "application/warc-fields"),
    record("request", "https://x.example/a", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
    record(
        "response",
        "https://x.example/a",
        http("<p>Žluťoučký kůň".encode("iso-8859-2"), "text/html; charset=iso-8859-2"),
    ),
    record("response", "https://x.example/b", http(b"gone", status="404 Not Found")),
    record("response", "https://x.example/c", http(b"\x89PNG", "image/png")),
    record(
        "response", "https://x.example/d", http(gzip.compress(PAGE.encode()), coding="Content-Encoding: gzip")
    ),
    record("response", "https://x.example/e", http(CHUNKED, coding="Transfer-Encoding: chunked")),
    record("response", "https://x.example/f", http(PAGE.encode(), coding="Content-Encoding: br")),
    record("conversion", "https://x.example/g", ARTICLE.encode(), "text/plain"),
]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.warc.wet.gz", "crawl"])
def test_pages_of_a_web_archive_know_their_address_and_their_place(name: str) -> None:
    pytest.importorskip("fastwarc", reason="broadsheet[warc] is not installed")
    pack = gzip.compress if name.endswith("gz") else bytes
    content = b"".join(map(pack, RECORDS))
    Path(name).write_bytes(content)
    result = run("convert", name, "-f", "ndjson")
    found = documents(result)
    assert (result.code, result.err) == (0, "")
    assert [document["source"]["uri"][-1] for document in found] == ["a", "d", "e", "f", "g"]
    for document in found:
        offset = document["source"]["offset"]
        assert document["source"]["path"] == f"{name}!{offset}"
        assert content[offset:].startswith(b"\x1f\x8b" if name.endswith("gz") else b"WARC/1.0")
        assert document["metadata"]["url"] == document["source"]["uri"]
    assert found[0]["sections"][0]["blocks"][0]["text"] == "Žluťoučký kůň"
    assert found[2]["metadata"]["title"] == "Ports"
    assert found[4]["source"]["media_type"] == "text/plain"


def test_a_web_archive_that_is_cut_off_gives_what_it_holds_and_says_so() -> None:
    pytest.importorskip("fastwarc", reason="broadsheet[warc] is not installed")
    Path("cut.warc").write_bytes(b"".join(RECORDS)[:-30])
    result = run("convert", "cut.warc", "-f", "ndjson")
    assert len(documents(result)) == 4
    assert result.code == 1
    assert "the record of https://x.example/g is cut off" in result.lines[0]


@pytest.mark.parametrize(
    ("name", "library", "extra"), [("a.warc", "fastwarc", "warc"), ("a.txt.zst", "backports", "zstd")]
)
def test_a_missing_library_is_a_one_line_error_that_says_what_to_install(
    name: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if extra == "zstd" and sys.version_info >= (3, 14):
        pytest.skip("Python has it")
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setitem(sys.modules, f"{library}.warc", None)
    Path(name).write_bytes(b"\x28\xb5\x2f\xfd")
    result = run("convert", name)
    assert (result.code, len(result.lines)) == (2, 1)
    assert result.err.rstrip().endswith(f"pip install 'broadsheet[{extra}]'")


# Pipes and files that change


def test_a_named_pipe_is_read_but_not_one_found_in_a_folder_or_list() -> None:
    os.mkfifo("news/pipe.txt")
    assert "news/pipe.txt" not in paths("news")
    listed = run("convert", "--files-from", "-", stdin=b"news/pipe.txt\n")
    assert "a pipe or a device" in listed.err
    writer = threading.Thread(target=lambda: Path("news/pipe.txt").write_text(ARTICLE))
    writer.start()
    assert paths("news/pipe.txt", "news/a.html") == ["news/pipe.txt", "news/a.html"]
    writer.join()


def test_a_pipe_to_which_nobody_writes_is_given_up() -> None:
    os.mkfifo("pipe.txt")
    result = spawn("convert", "pipe.txt", "--timeout", "0.3")
    assert (result.code, result.lines) == (1, ["broadsheet: pipe.txt: nothing more came within 0.3 seconds"])


def test_process_substitution_works_with_several_workers() -> None:
    call = [*COMMAND, "convert", "news/a.html"]
    shell = ["bash", "-c", '"$@" <(echo "Some words.") -f ndjson --jobs 2', "bash", *call]
    done = subprocess.run(shell, env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout.splitlines()) == 2


def test_a_file_that_changes_while_it_is_read_is_read_again_and_given_up_if_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from broadsheet_cli.inputs import reading

    times = 0

    class Changing(io.BufferedReader):
        def read(self, size: int | None = -1) -> bytes:  # type: ignore[override]
            nonlocal times
            if times:
                times -= 1
                with open("news/a.html", "a") as file:
                    file.write(" ")
            return super().read(size)

    monkeypatch.setattr(reading, "opened", lambda path: Changing(io.FileIO(path)))
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    times = 1
    assert run("convert", "news/a.html").code == 0
    times = 9
    result = run("convert", "news/a.html")
    assert (result.code, result.out) == (1, b"")
    assert "kept changing while it was read" in result.err


# A part of an archive, by the name that messages and documents give it


def test_a_part_of_an_archive_can_be_named_as_messages_and_documents_name_it(desk: Path) -> None:
    inner = tar_of([("deep/a.txt", ARTICLE.encode()), ("deep/b.txt", ARTICLE.encode())])
    Path("news.zip").write_bytes(zip_of({**MEMBERS, "old.tar": inner}))
    for name in ("news.zip!may/ports.html", "news.zip!old.tar!deep/b.txt"):
        document = json.loads(run("convert", name).text)
        assert document["source"]["path"] == name
        assert paths("--files-from", "-", stdin=name.encode()) == [name]
    assert paths("news.zip!may/style.css") == ["news.zip!may/style.css"]  # named itself, whatever its ending
    assert paths("news.zip!old.tar") == ["news.zip!old.tar!deep/a.txt", "news.zip!old.tar!deep/b.txt"]
    assert len(json.loads(run("convert", "news.zip!old.tar").text)) == 2
    missing = run("convert", "news.zip!may/none.html")
    assert (missing.code, missing.lines) == (
        1,
        ["broadsheet: news.zip: nothing in this archive (zip) is called may/none.html"],
    )
    Path("odd!name.txt").write_text(ARTICLE)
    assert paths("odd!name.txt") == ["odd!name.txt"]


def test_failed_members_are_listed_by_names_that_can_be_inputs() -> None:
    Path("news.zip").write_bytes(zip_of({"a.txt": ARTICLE.encode(), "image.txt": b"\x89PNG\r\n\x1a\n"}))
    assert run("convert", "news.zip", "--output-dir", "out", "--state", "journal.db").code == 1
    failed = run("status", "journal.db", "--failed").text
    assert failed == f"{Path('news.zip').absolute()}!image.txt\n"
    again = run("convert", "--files-from", "-", stdin=failed.encode())
    assert "news.zip!image.txt: the input seems to be a PNG image" in again.err


def test_a_record_is_found_by_its_offset() -> None:
    pytest.importorskip("fastwarc", reason="broadsheet[warc] is not installed")
    Path("crawl.warc").write_bytes(b"".join(RECORDS))
    *_, last = paths("crawl.warc")
    assert paths(last) == [last]
    missing = run("convert", "crawl.warc!7")
    assert "nothing in this archive (warc) is called 7" in missing.err


def test_one_article_of_an_archive_is_drawn_and_several_are_a_wrong_call() -> None:
    Path("news.zip").write_bytes(zip_of(MEMBERS))
    assert "Words stand here." in run("show", "news.zip!may/ports.html").text
    several = run("show", "news.zip")
    assert (several.code, several.out) == (2, b"")
    assert several.err.rstrip().endswith("holds several articles: name one, as in news.zip!may/ports.html")


def test_a_mail_is_explained_by_the_part_that_is_read() -> None:
    Path("a.eml").write_text(f"From: a@x.example\nSubject: Dues\n\n{ARTICLE}")
    explained = run("show", "a.eml", "--lines").text
    assert "dredging" in explained
    assert "From:" not in explained


# Whatever is done to an archive


ARCHIVES = {
    "zip": zip_of({**MEMBERS, "inner.tar": tar_of([("a.txt", b"Words.")])}),
    "tar": tar_of(MEMBERS.items()),
    "tgz": tar_of(MEMBERS.items(), "w:gz"),
    "txz": tar_of(MEMBERS.items(), "w:xz"),
    "mbox": b"From a Mon Mar  2 09:00:00 2026\nSubject: x\n\ny\n\n" * 2,
}


@given(
    st.sampled_from(sorted(ARCHIVES)),
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 40), st.binary(max_size=8)), max_size=4),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damaged_archive_gives_only_articles_and_problems(
    ending: str, changes: list[tuple[int, int, bytes]]
) -> None:
    content = ARCHIVES[ending]
    for at, length, new in changes:
        start = at % (len(content) + 1)
        content = content[:start] + new + content[start + length :]
    Path(f"damaged.{ending}").write_bytes(content)
    found = opened(gather([f"damaged.{ending}"]), Rules(Selection(), 100_000))
    assert all(
        (each.problem is None) != (each.content is None) for each in found if each.member or each.problem
    )
