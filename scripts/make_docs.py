"""Write what the docs derive from the code: docs/datasets.md and the marked parts of README.md.

With --check, write nothing and exit 1 where a file is not up to date.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from extractor.records import DATASETS, HISTORY_DATASETS
from extractor.write.schema import Column, columns, description, primary_key

ROOT = Path(__file__).resolve().parent.parent

INTRODUCTION = """\
# The datasets

<!-- Written by `make docs` from extractor/records/: edit there. -->

Each dataset is a CSV and a JSON file with the same records, fields and order: by page, then by
place in the page. `datapackage.json` describes all files ([Data Package](https://datapackage.org)
v2, with sizes, SHA-256 and Table Schemas), `schema/` has a JSON Schema (draft 2020-12) of each
JSON file.

| | CSV | JSON |
| --- | --- | --- |
| text | UTF-8, RFC 4180 quoting, lines end with `\\n` | UTF-8; safe inside an HTML script element |
| nothing | empty cell | `null` |
| number | plain: `20000000`, `2.5` | the same |
| boolean | `true`, `false` | the same |
| date | ISO 8601, as exact as the page: `2020-03-13`, `2020-03`, `2020`, `--03-13` (no year) | \
the same |
| list | joined with `; ` | array |
| object, list of objects | JSON | object, array |

**Formulas.** A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, tab or a line break as
a formula. In CSV such a text gets an apostrophe before that character, also after a `;`, tab or
line break inside the text, since spreadsheets of some countries split cells there
([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)). Numbers stay numbers; a yearless
date reads `'--03-13`. The JSON files keep the exact text, and `--raw-csv` writes CSV without
apostrophes.

Half of a surrogate pair, which UTF-8 cannot hold, is written as its escape (`\\ud800`).
"""


HISTORY = """\
# The datasets of a history

`extractor history REPO -o OUT` reads every committed version of a site's pages and writes these
two, `checks` of statuses that go backwards, and `problems` with a row for each version that could
not be read.
"""


def main(arguments: list[str]) -> int:
    readme = ROOT / "README.md"
    wanted = {
        readme: _readme(readme.read_text(encoding="utf-8")),
        ROOT / "docs" / "datasets.md": _datasets(),
    }
    stale = [
        path
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        name = path.relative_to(ROOT).as_posix()
        if "--check" in arguments:
            print(f"{name} is not up to date; run `make docs`", file=sys.stderr)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
            print(f"wrote {name}")
    return 1 if stale and "--check" in arguments else 0


def _readme(text: str) -> str:
    extracted, shown, explained = _commands()
    text = _fill(text, "extract", f"```console\n$ make extract\n{extracted}```\n")
    asked = f"$ .venv/bin/extractor explain out {shown} --input raw"
    text = _fill(text, "explain", f"```console\n{asked}\n{explained}```\n")
    rows = [f"| [{name}](docs/datasets.md#{name}) | {description(name)} |" for name in DATASETS]
    table = "\n".join(["| dataset | a record is |", "| --- | --- |", *rows])
    return _fill(text, "datasets", f"{table}\n")


def _fill(text: str, mark: str, content: str) -> str:
    """The text with what stands between `<!-- mark -->` and `<!-- /mark -->` replaced."""
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    filled, found = pattern.subn(lambda _match: begin + content + end, text)
    if found != 1:
        raise SystemExit(f"README.md must have `{begin.strip()}` and `{end}` once, in this order")
    return filled


def _commands() -> tuple[str, str, str]:
    """What the command behind `make extract` prints on a copy of raw/, and how it read one record.

    That record is the briefest sentence there that says who will give how much to whom.
    """
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(ROOT / "raw", Path(scratch, "raw"))
        extracted = _run(scratch, "extract", "raw", "-o", "out")
        rows = json.loads(Path(scratch, "out", "funding.json").read_text(encoding="utf-8"))
        told = [row for row in rows if row["rule"] == "donate:active"]
        whole = [row for row in told if row["funders"] and row["recipients"] and row["amount"]]
        shown = min(whole, key=lambda row: len(row["quote"]))["id"]
        explained = _run(scratch, "explain", "out", shown, "--input", "raw")
    return extracted, shown, "".join(f"{line.rstrip()}\n" for line in explained.splitlines())


def _run(folder: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "extractor", *arguments],
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return run.stdout


def _datasets() -> str:
    history = [name for name in HISTORY_DATASETS if name not in DATASETS]
    return "\n".join([INTRODUCTION, *map(_dataset, DATASETS), HISTORY, *map(_dataset, history)])


def _dataset(name: str) -> str:
    key = primary_key(name)
    rows = [
        f"| `{column.name}` | {_type(column)} | {_meaning(column, key)} |"
        for column in columns(name)
    ]
    lines = [f"## {name}", "", description(name), "", "| field | type | meaning |"]
    return "\n".join([*lines, "| --- | --- | --- |", *rows, ""])


def _type(column: Column) -> str:
    if column.kind == "list":
        return f"list of {column.item}s"
    return column.kind if column.required else f"{column.kind}, may be empty"


def _meaning(column: Column, key: str | None) -> str:
    said = [column.description]
    if column.name == key:
        said.append("Unique.")
    if column.enum:
        said.append("One of " + ", ".join(f"`{value}`" for value in column.enum) + ".")
    if column.reference:
        dataset, target = column.reference
        said.append(f"Refers to `{target}` of [{dataset}](#{dataset}).")
    return " ".join(said).replace("|", "\\|")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
