"""Speed of the readers of amounts and dates on prose, in MB of UTF-8 a second of CPU, with others.

    python benchmarks/bench_values.py [megabytes]

Each line is the best of three runs in one process. Other readers are measured where installed, the
slow ones on the first part of the same text only; one that is absent gets a line that says so.
price-parser reads one amount a call, so it is called on each sentence.
"""

from __future__ import annotations

import importlib
import random
import re
import sys
import time
from collections.abc import Callable

from extractor.values import amounts
from extractor.values.amounts import find_amounts
from extractor.values.dates import find_dates

# As on a foundation's page: about two amounts and six numbers in a thousand characters.
ENGLISH = """The foundation works with local partners to bring care to people in need.
Last week it announced a donation of {n} million yuan to support research on new vaccines.
Since {y}, more than {s} students from {s} countries have taken part in the programme.
Volunteers sent {n},000 masks to the hospitals, where doctors had asked for them.
The board met on {s} March {y} to discuss the plans of two schools for the coming year.
According to the agreement, both parties will continue to discuss further cooperation.
We thank everyone who has helped us, and we hope that the situation gets better soon.
It was one of the first projects of its kind, and it has inspired many others since then.
Together with our friends around the world we will share our resources and our experience.
Research teams in the region reported results that surprised even experts in the field.
For the teachers it is a chance to learn from each other and to try new ways in class.
Every child deserves a place to learn, to play and to grow up in safety and in health.
Applications are read by a panel of scientists who work in the field in question.
The programme began in {y} and is now open to young researchers from every discipline.
Its aim is to help those who start out, at a time when little other support is at hand.
A grant of ${n},500 went to the library, which will open its doors again in the spring.
The award honours people whose work has changed how we see the world and our part in it.
Families who had lost their homes were given shelter by neighbours and by the churches.
In the years ahead we want to reach rural areas, where the need is greatest today.
More about the work of our partners can be found on the pages of each programme.
"""
CHINESE = """基金会与各地合作伙伴一起，为有需要的人提供帮助。
上周，基金会宣布捐赠{n}万元人民币，用于支持疫苗研发。
自{y}年以来，来自{s}个国家的学生参加了这个项目。
志愿者向医院送去了{n}万只口罩和{s}台呼吸机。
根据协议，双方将继续讨论进一步的合作，共同推动科研工作。
我们感谢每一位帮助过我们的人，希望情况尽快好起来。
每个孩子都应该有一个学习和成长的地方，这是我们一直以来的信念。
项目面向全国的青年科学家开放，由专家组成的委员会进行评审。
教师们在这里互相学习，尝试新的教学方法，把经验带回自己的学校。
未来几年，我们希望走进更多乡村，把资源送到最需要的地方。
获奖者的研究改变了人们看待世界的方式，也激励了更多年轻人。
"""


def prose(sentences: str, megabytes: float) -> str:
    """Sentences drawn at random, with numbers filled in, in paragraphs of six."""
    draw = random.Random(7)
    lines = sentences.strip().splitlines()
    parts: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        line = draw.choice(lines).format(
            n=draw.randint(2, 900), s=draw.randint(2, 60), y=draw.randint(1990, 2024)
        )
        parts.append(line + ("\n\n" if len(parts) % 6 == 5 else " "))
        size += len(line.encode())
    return "".join(parts)


def report(name: str, text: str, run: Callable[[str], int]) -> None:
    best, found = 1e9, 0
    for _ in range(3):
        amounts._amounts.cache_clear()  # a paragraph read before would cost nothing
        begin = time.process_time()
        found = run(text)
        best = min(best, time.process_time() - begin)
    megabytes = len(text.encode()) / 1e6
    print(f"{name:42} {megabytes / best:9.2f} MB/s   {found} found in {megabytes:.2f} MB")


def others(text: str) -> None:
    sentences = [part for part in re.split(r"(?<=[.。])\s*", text[:200_000]) if part]
    small = "".join(text[:20_000])

    def price_parser(parser: object) -> Callable[[str], int]:
        return lambda _: sum(parser.Price.fromstring(s).amount is not None for s in sentences)  # type: ignore[attr-defined]

    readers: list[tuple[str, str, Callable[[object], Callable[[str], int]], str]] = [
        ("price-parser, a call a sentence", "price_parser", price_parser, text[:200_000]),
        ("quantulum3", "quantulum3.parser", lambda m: lambda t: len(m.parse(t)), small),  # type: ignore[attr-defined]
        (
            "dateparser.search",
            "dateparser.search",
            lambda m: lambda t: len(m.search_dates(t, languages=["en"]) or ()),
            small,
        ),  # type: ignore[attr-defined]
    ]
    for name, module, reader, part in readers:
        try:
            run = reader(importlib.import_module(module))
        except ImportError:
            print(f"{name:42} not installed, left out")
            continue
        report(name, part, run)


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    digits = re.compile(r"[0-9]+")
    for language, sentences in (("English", ENGLISH), ("Chinese", CHINESE)):
        text = prose(sentences, megabytes)
        blocks = text.split("\n\n")
        report(f"{language}: digit scan", text, lambda t: len(digits.findall(t)))
        report(f"{language}: find_amounts, whole", text, lambda t: sum(1 for _ in find_amounts(t)))
        report(
            f"{language}: find_amounts, by paragraph",
            text,
            lambda _, b=blocks: sum(1 for block in b for _ in find_amounts(block)),  # type: ignore[misc]
        )
        report(f"{language}: find_dates, stated", text, lambda t: sum(1 for _ in find_dates(t)))
        report(
            f"{language}: find_dates, of a day",
            text,
            lambda t: sum(1 for _ in find_dates(t, "2020-03-18")),
        )
    others(prose(ENGLISH, megabytes))


if __name__ == "__main__":
    main()
