"""The developer's verbs, as far as they can be tried without setting anything up."""

from pathlib import Path

import pytest

import dev


def test_an_unknown_verb_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["nonsense"]) == 2
    listed = capsys.readouterr().out
    assert listed.startswith("'nonsense' is no verb")
    assert all(verb in listed for verb in dev.VERBS)
    assert dev.main([]) == 0


def test_a_place_that_cannot_hold_the_environment_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / ".venv"
    taken.write_text("a file")
    monkeypatch.setattr(dev, "VENV", taken)
    monkeypatch.setattr(dev, "PYTHON", taken / "bin/python")
    assert dev.main(["check"]) == 1
    *_, said = capsys.readouterr().out.splitlines()
    assert said.startswith("Setting up .venv failed: ")
    assert str(taken) in said
