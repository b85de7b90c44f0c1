"""What the limits count is counted once, whichever process of the portal is asked."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from django.core.cache import cache

PROCESSES, TIMES = 4, 300
COUNTING = f"""
from django.core.cache import cache
won = 0
for turn in range({TIMES}):
    won += cache.add(f"once {{turn}}", 1, timeout=60)
    cache.add("count", 0, timeout=60)
    cache.incr("count")
print(won)
"""


def test_processes_that_count_at_once_lose_nothing_and_one_of_them_is_the_first(home):
    asked = [sys.executable, "-c", COUNTING]
    running = [subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)]
    won = [int(one.communicate()[0]) for one in running]
    assert cache.get("count") == PROCESSES * TIMES
    assert sum(won) == TIMES


def test_what_is_kept_comes_back_until_its_time(home):
    cache.set("tries", [1.5, 2.25], timeout=0.05)
    assert cache.get("tries") == [1.5, 2.25] and not cache.add("tries", 1, timeout=60)
    time.sleep(0.06)
    assert cache.get("tries", "gone") == "gone" and not cache.touch("tries", 60)
    with pytest.raises(ValueError, match="nothing is counted"):
        cache.incr("tries")
    assert cache.add("tries", 7, timeout=None) and cache.touch("tries", 60) and cache.incr("tries", 2) == 9
    assert cache.delete("tries") and not cache.delete("tries")


def test_what_expired_is_swept(home, monkeypatch):
    monkeypatch.setattr("amparo.entrypoints.web.shared_counts.SWEPT_EVERY", 10)
    for turn in range(100):
        cache.set(f"{turn}", turn, timeout=-1)
    file = home / "limits.sqlite3"
    assert file.stat().st_mode & 0o077 == 0, "it says from where people came"
    cache.set("kept", 1)
    kept = cache._do("SELECT count(*) FROM counted").fetchone()[0]
    assert kept <= 11
