"""Records followed through the versions of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.history.match import differences, paired, subject_of, told
from extractor.identity import short_id
from extractor.records import History, Located
from extractor.sources.git import Commit


@dataclass(slots=True)
class Thread:
    """A record over the versions of its page, as it was first and as it is last."""

    id: str
    dataset: str
    first: Located
    first_seen: Commit
    last: Located
    last_seen: Commit
    present: bool = True
    changes: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """A record of one version, and its thread."""

    record: Located
    thread: Thread


def matched(old: Sequence[Seen], new: Sequence[tuple[str, Located]]) -> list[tuple[int, int]]:
    """Numbers of the records of a version and of the next that are the same ones."""
    pairs: list[tuple[int, int]] = []
    for dataset in dict.fromkeys(seen.thread.dataset for seen in old):
        before = [n for n, seen in enumerate(old) if seen.thread.dataset == dataset]
        after = [n for n, (name, _) in enumerate(new) if name == dataset]
        found = paired(dataset, [old[n].record for n in before], [new[n][1] for n in after])
        pairs += [(before[one], after[other]) for one, other in found]
    return sorted(pairs)


class Threads:
    """All threads of a history, in the order of their first appearance."""

    def __init__(self) -> None:
        self._threads: list[Thread] = []
        self._named: dict[str, int] = {}
        self._gone: dict[tuple[str, str, str], Thread] = {}

    def follow(
        self,
        commit: Commit,
        former: Commit | None,
        page: str,
        old: Sequence[Seen],
        new: Sequence[tuple[str, Located]],
        pairs: Iterable[tuple[int, int]],
    ) -> tuple[list[Seen], list[str]]:
        """The records of a page's new version with their threads; ids of those that changed.

        `former` is the commit whose version `old` is. A record that comes back as it went goes on
        in its thread.
        """
        followed = {other: old[one].thread for one, other in pairs}
        kept = {thread.id for thread in followed.values()}
        for seen in old:
            if seen.thread.id not in kept:
                seen.thread.last_seen = former or seen.thread.last_seen
                self._gone[page, seen.thread.dataset, seen.record.id] = seen.thread
        found: list[Seen] = []
        edited: list[str] = []
        for number, (dataset, record) in enumerate(new):
            thread = followed.get(number) or self._gone.pop((page, dataset, record.id), None)
            if thread is None:
                thread = self._begun(commit, dataset, record)
            elif self._changed(commit, thread, record) and number in followed:
                edited.append(thread.id)
            thread.last, thread.last_seen = record, commit
            found.append(Seen(record, thread))
        return found, edited

    def _begun(self, commit: Commit, dataset: str, record: Located) -> Thread:
        name = short_id("histories", dataset, record.id)
        times = self._named[name] = self._named.get(name, 0) + 1
        thread = Thread(
            short_id(name, times) if times > 1 else name, dataset, record, commit, record, commit
        )
        self._threads.append(thread)
        return thread

    def _changed(self, commit: Commit, thread: Thread, record: Located) -> bool:
        found = list(differences(thread.dataset, thread.last, record))
        for name, before, after in found:
            thread.changes.append(
                {
                    "commit": commit.name,
                    "date": commit.date,
                    "field": name,
                    "before": before,
                    "after": after,
                }
            )
        return bool(found)

    def histories(self, alive: Iterable[Seen], last: Commit | None) -> list[History]:
        """The histories of all records; those of `alive` are still there at the last commit."""
        present = {seen.thread.id for seen in alive}
        for thread in self._threads:
            thread.present = thread.id in present
            if thread.present and last is not None:
                thread.last_seen = last
        return [_history(thread) for thread in self._threads]

    def last(self) -> list[Located]:
        """Each record in the last version that shows it, in the order of the histories."""
        return [thread.last for thread in self._threads]


def _history(thread: Thread) -> History:
    subject = subject_of(thread.dataset, thread.last)
    first_date, last_date = thread.first_seen.date[:10], thread.last_seen.date[:10]
    return History(
        id=thread.id,
        dataset=thread.dataset,
        page=thread.last.page,
        record=thread.last.id,
        subject=subject,
        first_commit=thread.first_seen.name,
        first_date=first_date,
        last_commit=thread.last_seen.name,
        last_date=last_date,
        present=thread.present,
        changes=tuple(thread.changes),
        summary=told(thread.dataset, thread.first, first_date, subject, thread.changes),
    )
