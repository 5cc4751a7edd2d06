"""Nothing is fetched, nothing of the machine is told, nobody's address is taken for a gift."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractor.pipeline import extract, read_page
from extractor.sources.source import Site, Source

RAW = Path(__file__).parent.parent.parent / "raw"

# Ends the process at whatever reaches for the network, or starts another program.
GUARD = """
import os, sys
def guard(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.",
                         "os.system", "os.exec", "os.posix_spawn", "webbrowser.")):
        os.write(2, f"{event} {arguments!r}".encode())
        os._exit(99)
sys.addaudithook(guard)
from extractor.cli import main
sys.exit(main(sys.argv[1:]))
"""


def _guarded(*arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", GUARD, *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_guard_sees_the_network() -> None:
    program = GUARD.split("from extractor")[0] + "import socket; socket.create_connection(('', 9))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert run.returncode == 99


PULLS = """<!doctype html><html><head><base href="https://example.test/">
<link rel="stylesheet" href="https://example.test/a.css"><script src="https://example.test/a.js">
</script><meta http-equiv="refresh" content="0;url=https://example.test/"></head><body>
<img src="https://example.test/a.png"><iframe src="https://example.test/"></iframe>
<p>Aster Fund gave 5 million dollars to the Elm House Hospital.</p></body></html>
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_no_command_reaches_for_the_network(tmp_path: Path, jobs: str) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    shutil.copytree(RAW, pages)
    for number in range(70):
        (pages / f"{number:02}.html").write_text(PULLS, "utf-8")
    _guarded("extract", str(pages), "-o", str(out), "--jobs", jobs)
    _guarded("check", str(out))
    _guarded("verify", str(out), str(pages))
    identity = (out / "amounts.csv").read_text("utf-8").splitlines()[1].split(",")[0]
    assert identity in _guarded("explain", str(out), identity, "--input", str(pages))


CANARY = "canary-of-the-file"
ENTITIES = [
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{file}">]><html><p>&x;</p>',
    '<!DOCTYPE html SYSTEM "file://{file}"><p>{gift}</p>',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % p SYSTEM "file://{file}">%p;]><p>&p;</p>',
    '<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{file}" parse="text"/>',
    "---\ntitle: !include {file}\n---\n{gift}",
    "---\ntitle: !!python/object/apply:open [{file}]\n---\n{gift}",
    "{{% include_relative {file} %}}{gift}",
    "<!--#include file='{file}' --><?php include '{file}' ?>{gift}",
    "[a]: file://{file}\n![a][a]\n<object data='file://{file}'></object>{gift}",
]
LOL = '<!DOCTYPE a [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">'
    for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize("markup", ENTITIES)
@pytest.mark.parametrize("path", ["page.html", "page.md", "page.xhtml"])
def test_no_file_is_taken_in(tmp_path: Path, markup: str, path: str) -> None:
    canary = tmp_path / "canary.md"
    canary.write_text(CANARY, "utf-8")
    text = markup.format(file=canary, gift="Aster Fund gave 5 million dollars.")
    found = read_page(Source(path, text.encode()), Site())
    told = [value for record in (*found.amounts, *found.notes) for value in (record.quote,)]
    assert found.facts is not None
    assert CANARY not in repr((found.facts, told, found.funding, found.timeline))


def test_entities_are_not_multiplied() -> None:
    found = read_page(Source("page.xhtml", f"{LOL}]><p>&j;</p>".encode()), Site())
    assert found.problems == [] and found.amounts == []


def test_the_datasets_tell_nothing_of_the_machine(tmp_path: Path) -> None:
    """The same bytes from another folder, for another user, at another time; no path in them."""
    written = []
    for name in ("here-qvx", "elsewhere-qvx"):
        folder = tmp_path / name
        shutil.copytree(RAW, folder / "pages")
        (folder / "pages" / "bad.md").write_text("---\ntitle: [\n---\n", "utf-8")
        (folder / "pages" / "link.md").symlink_to(folder / "nowhere")
        os.utime(folder / "pages" / "bad.md", (len(name) * 10**7, len(name) * 10**7))
        environment = {**os.environ, "USER": name, "LOGNAME": name, "HOME": str(folder)}
        command = [sys.executable, "-m", "extractor", "extract", "pages", "-o", str(folder / "out")]
        subprocess.run(
            [*command, "--debug"],
            check=True,
            capture_output=True,
            cwd=folder,
            env={**environment, "PYTHONPATH": str(RAW.parent)},
        )
        out = folder / "out"
        written.append({p.name: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()})
    assert written[0] == written[1]
    told = b"\n".join(written[0].values())
    today = datetime.now(UTC).date().isoformat()
    secrets = ["qvx", str(tmp_path), str(RAW), sys.prefix, socket.gethostname(), today]
    if len(getpass.getuser()) > 4:
        secrets.append(getpass.getuser())
    for secret in secrets:
        assert secret.encode() not in told, secret


NO_GIFTS = [
    "Write to gifts500000@aster.example or to 5million@birch.example for more.",
    "E-mail: $5m@birch.example",
    "Contact: +1 (202) 555-0143, fax +1 202 555 0199.",
    "Tel. 020 7946 0958 or 0800 123 456",
    "Phone: +86 10 5555 8888 转 1000",
    "电话：010-55558888，邮箱：info@aster.example",
    "Tél. 01 99 00 12 34 – courriel : don@aster.example",
    "Call 1-800-555-0100 today.",
    "<a href='tel:+12025550143'>+1 202 555 0143</a>",
    "<a href='mailto:a.fund@aster.example'>a.fund@aster.example</a>",
    "WhatsApp +254 700 000000",
]


@pytest.mark.parametrize("text", NO_GIFTS)
def test_addresses_and_numbers_of_telephones_are_no_gifts(text: str) -> None:
    found = read_page(Source("page.md", text.encode()), Site())
    assert [amount.text for amount in found.amounts] == []
    assert found.funding == [] and found.donations == []


CONTACTS = [
    "Aster Fund gave $5 million to Elm House (info@elm.example, +1 202 555 0143).",
    "Aster Fund (mail: info@aster.example) gave $5 million to Elm House, tel. +1 202 555 0143.",
    "<table><tr><th>Grantee</th><th>Amount</th><th>Contact</th></tr><tr><td>Elm House</td>"
    "<td>$5,000,000</td><td>info@elm.example +1 202 555 0143</td></tr></table>",
]


@pytest.mark.parametrize("text", CONTACTS)
def test_they_are_part_of_no_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.md").write_text(text, "utf-8")
    found = extract([tmp_path])
    assert {int(amount.value) for amount in found["amounts"] if amount.value} <= {5_000_000}
    names = [n for o in found["organizations"] for n in (o.name, *o.aliases)]
    names += [n for f in found["funding"] for n in (*f.funders, *f.recipients, f.via or "")]
    assert not [name for name in names if "@" in name or "0143" in name]
    assert [int(f.amount) for f in found["funding"]] == [5_000_000]
