"""Where a sum stands that is told apart from what it is a sum of: "the Oak Prize, worth $5", "a
day's pay, $5", "its assets of $5", "our award of the year, $5"."""

from __future__ import annotations

from extractor.find.giving.words.tokens import Token, lexicon


def named_prize(tokens: list[Token], i: int, end: int) -> int:
    """Where the money stands of "the Verhoeven Prize, worth €500,000" or "(€500,000)", else 0."""
    at = i + (i < end and tokens[i].kind in ("det", "my"))
    if (
        at + 2 >= end
        or tokens[at].kind != "name"
        or lexicon().sets["prizes"].isdisjoint(tokens[at].low.split())
    ):
        return 0
    step = at + 1
    links = lexicon().sets["figure_links"]
    while step < min(end, at + 9) and (
        tokens[step].kind in (",", "(") or tokens[step].low in links
    ):
        step += 1
    return step if step < end and tokens[step].kind == "money" else 0


def told_as_share(tokens: list[Token], i: int, end: int) -> int:
    """Where the money stands that a share comes to: "1 percent of its profit, or $2"; else 0."""
    of = next((n for n in range(i + 1, min(i + 3, end)) if tokens[n].low == "of"), 0)
    share = tokens[of - 1].low if of else ""
    if share not in ("percent", "%", "cent") and share not in lexicon().sets["fractions"]:
        return 0
    comma = next((n for n in range(of, min(end - 2, of + 8)) if tokens[n].kind == ","), 0)
    if not comma or tokens[comma + 1].low != "or":
        return 0
    step = comma + 2
    while step < end - 1 and tokens[step].kind in ("det", "adv"):
        step += 1
    return step if tokens[step].kind == "money" else 0


def days_pay(tokens: list[Token], i: int, end: int) -> int:
    """Where the money stands that employees give: "one day's salary, Rs 38 lakh"; else 0."""
    for at in range(i + 2, min(i + 6, end - 2)):
        if tokens[at].low not in ("salary", "salaries", "pay", "wages"):
            continue
        days = tokens[at - 1].kind == "'s" and tokens[at - 2].low in ("day", "days", "month")
        near = (n for n in range(at + 1, min(end, at + 6)) if tokens[n].kind == "money")
        return next(near, 0) if days else 0
    return 0


def owned_sum(tokens: list[Token], i: int, at: int, end: int) -> int:
    """Where the sum stands of what one had and gives away: "its assets of $5", "her entire estate,
    valued at $5"; else 0."""
    told = tokens[at + 1].low in ("worth", ",") if at + 1 < end else False
    if tokens[i].kind != "my" and not told:
        return 0
    step = at + 1
    links = {",", "of", "valued", "at"} | lexicon().sets["figure_links"]
    while step < min(end, at + 5) and tokens[step].low in links:
        step += 1
    return step if at + 1 < step < end and tokens[step].kind == "money" else 0


def told_later(tokens: list[Token], noun: int, end: int) -> int:
    """Where the money stands that a comma parts from its noun: "our award of the year, $40,000",
    "214 grants in 2020, worth $5 million"; else 0."""
    comma = _past_year(tokens, noun + 1, end)
    if comma + 1 >= end or tokens[comma].kind != ",":
        return 0
    step = comma + 1
    while step < min(end, comma + 7) and tokens[step].low in lexicon().sets["figure_links"]:
        step += 1
    return step if step < end and tokens[step].kind == "money" else 0


def _past_year(tokens: list[Token], at: int, end: int) -> int:
    """Past "of the year", "this fall", "in its history" after a gift noun."""
    step = at
    while step < min(end, at + 5) and tokens[step].kind in ("prep", "det", "word", "date", "my"):
        if tokens[step].low in ("to", "for", "from", "by"):
            return at
        step += 1
    return step if step < end and tokens[step].kind == "," else at


def of_value(tokens: list[Token], at: int, end: int) -> int:
    """Where the money stands in "materials with the total value of 2 million yuan", else 0."""
    lows = [token.low for token in tokens[at : min(at + 6, end)]]
    if "value" not in lows or lows.index("value") + 2 >= len(lows):
        return 0
    of = lows.index("value") + 1
    return at + of + 1 if lows[of] == "of" and tokens[at + of + 1].kind == "money" else 0
