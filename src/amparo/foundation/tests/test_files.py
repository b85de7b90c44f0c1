"""A file is written whole or not at all."""

import os
import threading

import pytest

from amparo.foundation.files import write_whole


def test_a_file_is_put_in_place_with_its_folders_and_replaces_the_old_one(tmp_path):
    path = tmp_path / "new" / "file"
    for content in (b"first", b"second"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == ["file"]


def test_what_fails_leaves_the_old_file_and_no_half_of_the_new(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_whole(path, b"old")

    def full(_handle):
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        write_whole(path, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("file", b"old")]


def test_two_that_write_the_same_name_do_not_mix(tmp_path):
    path, contents = tmp_path / "file", [bytes([number]) * 500_000 for number in range(8)]
    writers = [threading.Thread(target=write_whole, args=(path, content)) for content in contents]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert path.read_bytes() in contents
    assert len(list(tmp_path.iterdir())) == 1
