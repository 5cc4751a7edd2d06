"""Exit 1 unless out/ is, byte for byte, what raw/ gives, and valid."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from extractor.check import validate

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch, "out")
        subprocess.run(
            [sys.executable, "-m", "extractor", "extract", "raw", "-o", str(fresh), "--quiet"],
            cwd=ROOT,
            check=True,
        )
        expected, present = _files(fresh), _files(ROOT / "out")
    stale = [name for name in sorted(expected | present) if expected.get(name) != present.get(name)]
    for name in stale:
        print(f"out/{name} is not what `make extract` writes", file=sys.stderr)
    faults = validate(ROOT / "out")
    for fault in faults:
        print(f"out/{fault}", file=sys.stderr)
    return 1 if stale or faults else 0


def _files(folder: Path) -> dict[str, bytes]:
    """Content of every file below a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    raise SystemExit(main())
