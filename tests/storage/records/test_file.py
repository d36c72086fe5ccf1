"""Tests of `reflect.storage.records.file`: what it costs to take one thing in, counted in statements and in steps."""

from dataclasses import replace

from kit.journals import empty, journal

from reflect.values.record import Record


def test_an_entry_that_comes_in_asks_no_more_of_the_file_than_the_one_before(tmp_path):
    run: list[str] = []
    with journal(tmp_path / "other", 12) as other:
        entries = [r for r in other.records.all() if r.kind == "entry"]

    def lot(n: int) -> list[Record]:
        """The same twelve entries, five times each and all new."""
        uuids = (f"{n:08}-0000-4000-8000-{m:012}" for m in range(60))
        rows = (replace(entry, uuid=uuid) for uuid, entry in zip(uuids, entries * 5, strict=True))
        return [replace(each, row={**each.row, "looks_back_at": None}) for each in rows]

    with empty(tmp_path / "home") as made:
        made._file.con.set_trace_callback(lambda sql: None if sql.startswith("--") else run.append(sql))
        made._file.con.set_progress_handler(lambda: run.append("10 steps"), 10)
        asked = []
        for n in range(4):
            run.clear()
            made.records.take_in(lot(n))
            steps = run.count("10 steps")
            asked.append((len(run) - steps, steps))
        assert made.count() == 240
    _, (statements, steps), *later = asked  # the numbers of the first ones were still free
    assert {n for n, _ in later} == {statements} and statements < 60 * 12
    assert max(n for _, n in later) < 1.2 * steps
