"""Asks the package index what is known against the versions of constraints.txt.

    python scripts/audit_newest.py

The index's page of a project (https://docs.pypi.org/api/json/) carries the advisories of its newest
version, so that an older version cannot be told of: it is named. `make audit` asks of each version
by itself; some mirrors of the index answer this page alone. Exits 1 where something is known, or
where the index knows nothing of a version that is known to be at fault.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LOCK = Path(__file__).parent.parent / "constraints.txt"
AT_FAULT = "pycrypto"
"""A project without maintainers whose newest version has advisories: what tells must tell of it."""

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.M)


def newest(project: str) -> tuple[str, list[str]]:
    """The newest version of a project, and the ids of its advisories."""
    with urllib.request.urlopen(f"https://pypi.org/pypi/{project}/json", timeout=30) as answer:
        page = json.load(answer)
    return page["info"]["version"], [known["id"] for known in page["vulnerabilities"]]


def main() -> int:
    if not newest(AT_FAULT)[1]:
        print(f"the index tells of no advisory of {AT_FAULT}, so that its word is worth nothing")
        return 1
    pins = _PIN.findall(LOCK.read_text("utf-8"))
    with ThreadPoolExecutor(8) as pool:
        told = dict(zip(pins, pool.map(newest, [project for project, _ in pins]), strict=True))
    older = [
        f"{name} {pinned}" for (name, pinned), (version, _) in told.items() if version != pinned
    ]
    known = [
        f"{name} {version}: {', '.join(ids)}" for (name, _), (version, ids) in told.items() if ids
    ]
    print(f"{len(pins)} versions, {len(pins) - len(older)} of them the newest of their project")
    print("not told of, being older: " + (", ".join(older) or "none"))
    print("known: " + ("; ".join(known) or "none"))
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main())
