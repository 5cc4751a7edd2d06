"""Write extractor/lexicon/goods_nouns.json from WordNet's noun files (dict/data.noun, index.noun).

    python scripts/make_lexicon_goods.py /usr/share/wordnet

`things`: lemmas of one word whose most frequent sense is something that can be handed over:
WordNet's lexicographer files for artifacts, food and substances, less what has one of NOT_GOODS
above it. `abstract`: common lemmas none of whose senses is a thing that can be moved, such as acts,
times, people and places. Debian ships the files as `wordnet-base`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "extractor" / "lexicon" / "goods_nouns.json"
# Numbers of lexicographer files (lexnames(5WN)).
ANIMAL, ARTIFACT, FOOD, PLANT, SUBSTANCE = 5, 6, 13, 20, 27
MOVABLE = (ANIMAL, ARTIFACT, FOOD, PLANT, SUBSTANCE)
# First senses which are artifacts to WordNet and no goods to a donor.
NOT_GOODS = {
    "structure", "facility", "way", "creation", "surface", "line", "layer", "decoration", "opening",
    "excavation", "square", "track", "block", "mechanism", "representation", "passage",
}  # fmt: skip
# What cannot be moved at all.
BUILT = {"structure", "facility", "way", "creation", "opening", "excavation", "passage"}


def synsets(folder: Path) -> dict[str, tuple[int, list[str], list[str]]]:
    """Offset -> lexicographer file, words, offsets of hypernyms."""
    found = {}
    for line in (folder / "data.noun").read_text("latin-1").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i] for i in range(count)]
        at = 4 + 2 * count
        pointers = fields[at + 1 :]
        ups = [pointers[i + 1] for i in range(0, 4 * int(fields[at]), 4) if pointers[i] in "@@i"]
        found[fields[0]] = (int(fields[1]), words, ups)
    return found


def main() -> None:
    folder = Path(sys.argv[1])
    nodes = synsets(folder)

    def barred(offset: str, by: set[str]) -> bool:
        _, words, ups = nodes[offset]
        return words[0] in by or any(barred(up, by) for up in ups)

    things, abstract = [], []
    for line in (folder / "index.noun").read_text("latin-1").splitlines():
        fields = line.split()
        if line.startswith(" ") or not fields[0].isalpha() or len(fields[0]) < 3:
            continue
        first = fields[-int(fields[2])]
        kind = nodes[first][0]
        if kind in (ARTIFACT, FOOD, SUBSTANCE) and not barred(first, NOT_GOODS):
            things.append(fields[0])
        senses = fields[-int(fields[2]) :]
        movable = (one for one in senses if nodes[one][0] in MOVABLE and not barred(one, BUILT))
        tagged = int(fields[-int(fields[2]) - 1])  # senses that occur in WordNet's tagged texts
        if tagged and not any(movable):
            abstract.append(fields[0])
    content = {
        "source": "Princeton WordNet 3.0 (WordNet licence)",
        "language": "en",
        "things": sorted(things),
        "abstract": sorted(abstract),
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
