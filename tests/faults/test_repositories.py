"""Repositories of strangers: their settings run no program and fetch nothing."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from extractor.cli import main

GIFT = "Aster Fund gave 5 million dollars to the Elm House Hospital.\n"
MISSING = "Birch Trust gave 7 million dollars to the Elm House Hospital.\n"

# Settings with which git runs a program or opens a connection, each in another way.
SETTINGS = """
[core]
    fsmonitor = {canary}
    pager = {canary}
    sshCommand = {canary}
    gitProxy = {canary}
    askPass = {canary}
    editor = {canary}
    hooksPath = {hooks}
    alternateRefsCommand = {canary}
[log]
    showSignature = true
[gpg]
    program = {canary}
[pager]
    log = {canary}
    cat-file = {canary}
[alias]
    log = !{canary}
    cat-file = !{canary}
[diff]
    external = {canary}
[diff "x"]
    textconv = {canary}
    command = {canary}
[filter "x"]
    clean = {canary}
    smudge = {canary}
    process = {canary}
    required = true
[credential]
    helper = !{canary}
[extensions]
    partialClone = origin
[remote "origin"]
    url = {url}
    promisor = true
    uploadpack = {canary}
[protocol]
    allow = always
"""
URLS = ["ext::{canary}", "{folder}", "file://{folder}", "ssh://127.0.0.1:9/x", "git://127.0.0.1:9/"]


def _git(folder: Path, *arguments: str, given: str = "") -> str:
    moment = "2020-03-05T12:00:00+00:00"
    moments = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
    done = subprocess.run(
        command, cwd=folder, input=given, check=True, capture_output=True, text=True,
        env=os.environ | moments,
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a signed commit, a page that git does not have, and a trap."""
    root = tmp_path / "repository"
    root.mkdir()
    _git(root, "init", "-q", "-b", "main")
    (root / ".gitattributes").write_text("*.md diff=x filter=x\n")
    (root / "good.md").write_text(GIFT)
    (root / "missing.md").write_text(MISSING)
    _git(root, "add", "-A")
    tree = _git(root, "write-tree")
    head = f"tree {tree}\nauthor A <a@b.example> 1583409600 +0000\n"
    head += "committer A <a@b.example> 1583409600 +0000\n"
    head += "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"
    signed = _git(root, "hash-object", "-t", "commit", "-w", "--stdin", given=f"{head}\nOne\n")
    _git(root, "update-ref", "refs/heads/main", signed)
    blob = _git(root, "rev-parse", "HEAD:missing.md")
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    return root


def _set(repository: Path, url: str) -> Path:
    """Sets the trap; what it leaves behind where it is run."""
    sprung = repository.parent / "sprung"
    canary = repository.parent / "canary"
    canary.write_text(f'#!/bin/sh\necho "$0 $*" >> {sprung}\nexit 1\n')
    canary.chmod(0o755)
    hooks = repository.parent / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "post-index-change", "pre-auto-gc", "reference-transaction"):
        (hooks / hook).symlink_to(canary)
    config = repository / ".git" / "config"
    url = url.format(canary=canary, folder=repository)
    settings = SETTINGS.format(canary=canary, hooks=hooks, url=url)
    with config.open("a", encoding="utf-8") as file:
        file.write(settings)
    return sprung


@pytest.mark.parametrize("url", URLS)
def test_settings_of_a_repository_run_nothing(
    repository: Path, url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    sprung = _set(repository, url)
    for command in (["extract", str(repository / ".git")], ["history", str(repository)]):
        out = repository.parent / command[0]
        assert main([*command, "-o", str(out), "--quiet"]) == 0
        told = capfd.readouterr().err.splitlines()
        assert [line.split(":")[:2] for line in told] == [["error", " missing.md"]], told
        problems = json.loads((out / "problems.json").read_bytes())
        assert [problem["page"] for problem in problems] == ["missing.md"]
        assert "git has no blob" in problems[0]["message"]
        assert not sprung.exists(), sprung.read_text()
    amounts = json.loads((repository.parent / "extract" / "amounts.json").read_bytes())
    assert [amount["page"] for amount in amounts] == ["good.md"]


def test_the_trap_is_one(repository: Path) -> None:
    """What git does by itself with such settings."""
    sprung = _set(repository, URLS[0])
    subprocess.run(
        ["git", "log", "-1"], cwd=repository, capture_output=True, check=False, timeout=60
    )
    assert "--verify" in sprung.read_text()  # the program that verifies signatures
    sprung.unlink()
    command = ["git", "cat-file", "-p", "HEAD:missing.md"]
    subprocess.run(command, cwd=repository, capture_output=True, check=False, timeout=60)
    assert "canary" in sprung.read_text()  # the program that connects
