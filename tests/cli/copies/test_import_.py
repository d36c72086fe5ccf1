"""What was written elsewhere comes home: looked at first, taken in whole or not at all, known again the next time."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.world import ROOT, SOAK, World

from reflect.cli.copies import import_
from reflect.storage.parts.records import Records

ELSEWHERE = ROOT / "tests" / "fixtures" / "elsewhere"
JRNL, TEXT, DAY_ONE = (str(ELSEWHERE / name) for name in ("jrnl.json", "jrnl.txt", "dayone.json"))
SECRET = "zebrafinch"


def entries(world: World, *filters: str) -> list[dict]:
    return json.loads(world.ok("list", "--limit", "1000", "--json", *filters).out)["entries"]


def shown(world: World, number: int) -> dict:
    return json.loads(world.ok("show", str(number), "--json").out)


def backups(world: World) -> list[Path]:
    return list((world.home / "backups").glob("*")) if (world.home / "backups").is_dir() else []


def folder(at: Path) -> Path:
    at.mkdir()
    (at / "2026-03-01.md").write_text("# A walk\n\nIt was slow.\n", "utf-8")
    (at / "2026-03-02 09-05.md").write_text("It was slower.\n", "utf-8")
    return at


def table(at: Path) -> Path:
    at.write_bytes(
        "Fecha;Texto;Título\n2026-03-01;Fue lento;Un paseo\n2026-03-02 09:05;Más lento;\n".encode("cp1252")
    )
    return at


@pytest.mark.parametrize("kind", ["jrnl", "text", "dayone", "csv", "markdown", "piped"])
def test_it_looks_takes_in_and_adds_nothing_the_second_time(world: World, tmp_path: Path, kind: str) -> None:
    made = {"csv": lambda: table(tmp_path / "t.csv"), "markdown": lambda: folder(tmp_path / "notes")}
    fixed = {"jrnl": JRNL, "text": TEXT, "dayone": DAY_ONE, "piped": "-"}
    file = str(made[kind]()) if kind in made else fixed[kind]
    stdin = Path(JRNL).read_text("utf-8") if kind == "piped" else ""
    count = {"jrnl": 5, "text": 5, "piped": 5}.get(kind, 2)
    before = {p: p.read_bytes() for p in world.home.rglob("*") if p.is_file()}
    looked = world.ok("import", file, stdin=stdin)
    assert f"{count} are new." in looked.out and import_.NOTHING_YET in looked.out
    assert import_.PRIVATE.split(". ")[0] in looked.out
    assert {p: p.read_bytes() for p in world.home.rglob("*") if p.is_file()} == before, "nothing was written"
    done = world.ok("import", file, "--apply", stdin=stdin)
    assert import_.DONE in done.out and len(backups(world)) == 2
    assert f"\nreflect restore {max(backups(world))}\n" in done.out
    assert "reflect undo does not" in " ".join(done.out.split())
    assert ("it is not locked" in " ".join(done.out.split())) == (kind != "piped")
    found = entries(world, "--pack", "written_elsewhere")
    assert len(found) == count and {e["room"] for e in found} == {"private"}
    again = world.ok("import", file, "--apply", stdin=stdin)
    assert import_.NOTHING_NEW in again.out and f"{count} are here already." in again.out
    assert len(entries(world)) == count and len(backups(world)) == 2


def test_every_word_of_a_real_export_is_kept_and_can_be_found_changed_and_shared(
    world: World, tmp_path: Path
) -> None:
    world.ok("import", JRNL, "--apply", "--room", "practice")
    expected = json.loads(Path(JRNL).read_text("utf-8"))["entries"]
    kept = [shown(world, e["number"]) for e in reversed(entries(world))]
    said = [{a["question"]: a["value"] for a in e["answers"]} for e in kept]
    assert [(a.get("called", ""), a.get("text", "")) for a in said] == [
        (e["title"], e["body"]) for e in expected
    ]
    assert [(e["day"], e["written_at"][11:16]) for e in kept] == [(e["date"], e["time"]) for e in expected]
    assert kept[1]["tags"] == ["listening", "starred"]
    assert [e["number"] for e in json.loads(world.ok("search", "한국어", "--json").out)["entries"]] == [
        kept[3]["number"]
    ]
    assert "A slow morning" in world.ok("show", str(kept[0]["number"])).out
    assert "1 reflection" in world.ok("week", "--of", "2026-02-28").out
    changed = {"pack": "written_elsewhere", "answers": {"text": "Other words."}}
    world.ok("edit", str(kept[0]["number"]), "--answers", "-", stdin=json.dumps(changed))
    assert import_.NOTHING_NEW in world.ok("import", JRNL, "--apply").out, "a change here is the later one"
    assert shown(world, kept[0]["number"])["answers"][0]["value"] == "Other words."
    page = tmp_path / "page.md"
    world.ok(
        "export",
        "--unreviewed",
        "--since",
        "2026-01-01",
        "--out",
        str(page),
        "--format",
        "md",
        "--pick",
        str(kept[2]["number"]),
    )
    assert page.exists()
    world.ok("delete", str(kept[1]["number"]), "--yes")
    assert import_.NOTHING_NEW in world.ok("import", TEXT).out, "it is in the bin"
    world.ok("bin", "--empty", "--yes")
    gone = world.ok("import", JRNL, "--apply")
    assert "1 was deleted for good here, and stays so." in gone.out and import_.NOTHING_NEW in gone.out


def test_it_is_changed_at_a_terminal_as_any_entry(world: World) -> None:
    world.ok("import", JRNL, "--apply")
    oldest = entries(world)[-1]["number"]
    before = shown(world, oldest)["answers"]
    code, out, _ = world.types("edit", str(oldest), typed="2\n1\nNamed anew.\n\n1\n")
    assert code == 0, out
    after = shown(world, oldest)["answers"]
    assert [a["value"] for a in after] == ["Named anew.", before[1]["value"]]


def test_another_language_zone_or_room_knows_it_again(world: World) -> None:
    world.ok("import", JRNL, "--apply")
    for more in (("--lang", "es"), ("--zone", "Asia/Tokyo"), ("--room", "practice")):
        assert "5 are here already." in world.ok("import", JRNL, *more).out, more


def test_words_that_were_changed_elsewhere_stand_beside_those_here(world: World, tmp_path: Path) -> None:
    world.ok("import", DAY_ONE, "--apply")
    document = json.loads(Path(DAY_ONE).read_text("utf-8"))
    document["entries"][1]["text"] = "It was the second by then, where I was."
    later = tmp_path / "later.json"
    later.write_text(json.dumps(document), "utf-8")
    assert "1 has other words here" in world.ok("import", str(later), "--apply").out
    assert len(entries(world)) == 2
    assert import_.NOTHING_NEW in world.ok("import", str(later), "--apply").out
    assert import_.NOTHING_NEW in world.ok("import", DAY_ONE, "--apply").out


def test_what_cannot_come_in_stops_the_rest_until_it_is_said(world: World, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(f"date,text\n2026-03-01,one\nsomeday,{SECRET}\n2026-03-02,a\0{SECRET}\n", "utf-8")
    looked = world.ok("import", str(file))
    assert "2 can't come in:" in looked.out and "line 3: I can't read its day" in looked.out
    refused = world.run("import", str(file), "--apply")
    assert (
        refused.code == 7
        and import_.OTHERS in refused.err
        and not entries(world)
        and len(backups(world)) == 1
    )
    world.ok("import", str(file), "--apply", "--leave-out")
    assert len(entries(world)) == 1
    nothing = tmp_path / "nothing.md"
    nothing.write_text(SECRET, "utf-8")
    none = world.run("import", str(nothing))
    assert none.code == 7
    assert SECRET not in "".join((looked.out, refused.out, refused.err, none.out, none.err))


STAYS = "What you named is still there, and it is not locked. "
DELETE = "If you no longer need it, delete it:"


def jrnl_file(at: Path) -> Path:
    told = [
        {"title": f"t{n}", "body": "b", "date": day, "time": "25:99"}
        for n, day in enumerate(["2026-03-01", "x", "y"])
    ]
    (at / "j.json").write_text(json.dumps({"tags": {}, "entries": told}), "utf-8")
    return at / "j.json"


def one_table(at: Path) -> Path:
    (at / "t.csv").write_text(
        "date,time,text\n2026-03-01,25:99,one\nsomeday,,two\n2026-03-02,,a\0b\n", "utf-8"
    )
    return at / "t.csv"


def one_folder(at: Path) -> Path:
    (at / "notes").mkdir()
    for name, words in (("2026-03-01 a walk", "I went."), ("no day", "x"), ("2026-03-02", "a\0b")):
        (at / "notes" / f"{name}.md").write_text(words, "utf-8")
    return at / "notes"


def of_day_one(at: Path) -> Path:
    told = [
        {"uuid": f"{n:032X}", "creationDate": day, "text": "b"}
        for n, day in enumerate(["2026-03-01T09:00:00Z", "x", "y"])
    ]
    (at / "d.json").write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": told}), "utf-8")
    return at / "d.json"


@pytest.mark.parametrize("source", [jrnl_file, one_table, one_folder, of_day_one])
def test_who_took_in_a_part_is_told_to_keep_what_holds_the_rest(
    world: World, tmp_path: Path, source: Callable[[Path], Path]
) -> None:
    done = " ".join(world.ok("import", str(source(tmp_path)), "--apply", "--leave-out").out.split())
    assert len(entries(world)) == 1
    assert f"{STAYS}2 texts could not come in, and are only there. Please keep it until they are in:" in done
    assert "delete it" not in done


def test_pictures_that_stay_behind_are_named_before_anything_is_deleted(world: World) -> None:
    done = " ".join(world.ok("import", DAY_ONE, "--apply").out.split())
    assert STAYS in done and "only there. Please delete it only if you no longer need" in done
    assert f"{STAYS}{DELETE}" in " ".join(world.ok("import", JRNL, "--apply").out.split())


@pytest.mark.parametrize("source", [jrnl_file, one_table])
def test_a_time_that_no_clock_shows_does_not_keep_its_text_out(
    world: World, tmp_path: Path, source: Callable[[Path], Path]
) -> None:
    done = " ".join(world.ok("import", str(source(tmp_path)), "--apply", "--leave-out").out.split())
    assert "1 time is none that a clock shows, so that text comes in with its day alone:" in done
    assert f"alone: {'entry 1' if source is jrnl_file else 'line 2'}" in done
    assert [entry["day"] for entry in entries(world)] == ["2026-03-01"]
    again = json.loads(world.ok("import", str(source(tmp_path)), "--json").out)
    assert (again["same"], again["new"]) == (1, 0)


def test_a_person_is_asked_and_enter_alone_is_no(world: World) -> None:
    code, out, _ = world.types("import", JRNL, typed="\n")
    assert code == 0 and "Take them in?" in out and import_.NOTHING_YET in out and not entries(world)
    code, out, _ = world.types("import", JRNL, typed="y\n")
    assert code == 0 and import_.DONE in out and len(entries(world)) == 5


def test_what_may_point_to_someone_is_counted_and_not_said(world: World, tmp_path: Path) -> None:
    file = tmp_path / "2026-03-01.md"
    file.write_text("I sat with Mr. Alvarez. Call 614-555-0123, or 614-555-0124.", "utf-8")
    looked = world.ok("import", str(file)).out
    assert "a phone number: 2" in looked and "a title and a name: 1" in looked
    assert "Alvarez" not in looked and "614" not in looked
    document = json.loads(world.ok("import", str(file), "--json").out)
    assert (
        document["details"] == {"a phone number": 2, "a title and a name": 1} and document["applied"] is False
    )
    done = json.loads(world.ok("import", str(file), "--json", "--apply").out)
    assert done["applied"] is True and done["new"] == 1 and Path(done["backup"]).exists()


def test_a_source_that_changes_meanwhile_leaves_everything_as_it_was(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "j.json"
    shutil.copy(JRNL, file)
    take_in = Records.take_in

    def meanwhile(self: Records, records, **more):
        file.write_text(file.read_text("utf-8").replace("slow morning", "quick morning"), "utf-8")
        return take_in(self, records, **more)

    monkeypatch.setattr(Records, "take_in", meanwhile)
    refused = world.run("import", str(file), "--apply")
    assert refused.code == 7 and import_.CHANGED in refused.err and not entries(world)


def test_another_archive_that_is_there_meanwhile_leaves_everything_as_it_was(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, file, second = World(tmp_path / "other"), tmp_path / "one.zip", tmp_path / "two.zip"
    other.ok("init", "--no-input")
    other.ok("jot", "-", stdin="a quiet morning")
    other.ok("archive", str(file), "--yes")
    other.ok("jot", "-", stdin="a quick one")
    other.ok("archive", str(second), "--yes")
    take_in = Records.take_in

    def meanwhile(self: Records, records, **more):
        second.replace(file)
        return take_in(self, records, **more)

    monkeypatch.setattr(Records, "take_in", meanwhile)
    refused = world.run("import", str(file), "--apply")
    assert refused.code == 7 and import_.CHANGED in refused.err and not entries(world)


def test_an_archive_of_ours_comes_in_as_it_went_out(world: World, tmp_path: Path) -> None:
    world.ok("import", JRNL, "--apply", "--room", "practice")
    for plan in ("I will wait.", "I will ask first."):
        world.ok("try", "add", "-", stdin=plan)
    archive = str(tmp_path / "mine.zip")
    world.ok("archive", archive, "--yes")
    other = World(tmp_path / "another")
    other.ok("init", "--no-input")
    looked = other.ok("import", archive)
    assert (
        import_.IS_ARCHIVE in looked.out
        and "5 are new." in looked.out
        and import_.PRIVATE[:20] not in looked.out
    )
    assert "2 other things come in too: plans, notes, sittings that you began, or settings." in " ".join(
        looked.out.split()
    )
    other.ok("import", archive, "--apply")
    assert [(e["uuid"], e["room"]) for e in entries(other)] == [
        (e["uuid"], e["room"]) for e in entries(world)
    ]
    assert import_.NOTHING_NEW in other.ok("import", archive, "--apply").out
    assert other.run("import", archive, "--room", "private").code == 2
    assert other.run("import", JRNL, "--from", "reflect").code == 7
    cut = tmp_path / "cut.zip"
    cut.write_bytes(Path(archive).read_bytes()[:3000])
    assert other.run("import", str(cut)).code == 8


BAD = sorted((ROOT / "tests" / "fixtures" / "bad_imports").iterdir())


def test_nothing_of_the_attack_corpus_does_more_than_be_refused(world: World) -> None:
    before = sorted(world.home.rglob("*"))
    for file in BAD:
        if file.name == "crlf_in_quotes.csv":
            continue  # the one that is only odd
        done = world.run("import", str(file), "--apply")
        assert done.code in (7, 8), (file.name, done)
        assert "Traceback" not in done.err
    assert not entries(world) and len(backups(world)) == 1
    assert {p.name for p in sorted(world.home.rglob("*"))} == {p.name for p in before}
    assert not Path("pwned").exists() and not Path("/tmp/reflect_pwned").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "diary"), "kind"),
        (("--dates", "first"), "order of days"),
        (("--zone", "Denver"), "time zone"),
        (("--room", "everybody"), "room"),
        (("--column", "date"), "--column"),
        (("--column", "mood=x"), "--column"),
    ],
)
def test_an_option_without_a_meaning_is_wrong_usage(
    world: World, options: tuple[str, ...], said: str
) -> None:
    wrong = world.run("import", JRNL, *options)
    assert wrong.code == 2 and said in wrong.err


def test_options_reach_the_reader(world: World, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("Datum,Was,date\n03/04/2026 10:00,x,no\n", "utf-8")
    said = (
        "--column",
        "date=Datum",
        "--column",
        "text=Was",
        "--dates",
        "day-first",
        "--zone",
        "America/Denver",
        "--from",
        "csv",
    )
    world.ok("import", str(file), *said, "--room", "supervision", "--apply")
    (head,) = entries(world)
    one = shown(world, head["number"])
    assert (one["day"], one["zone"], one["room"], one["written_at"][11:16]) == (
        "2026-04-03",
        "America/Denver",
        "supervision",
        "16:00",
    )


def test_days_that_could_be_two_are_said_once(world: World, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("date,text\n" + "03/04/2026,x\n" * 3, "utf-8")
    told = world.run("import", str(file)).out
    assert told.count("could be two different days") == 1
    assert "line 2, line 3, line 4: its day could be" in " ".join(told.split())


def test_a_pipe_at_a_terminal_is_told_how(world: World) -> None:
    code, _, err = world.types("import", "-", typed="")
    assert code == 5 and "jrnl --export json | reflect import -" in err


def test_a_backup_is_told_which_way_it_goes(world: World) -> None:
    (bundle,) = backups(world)
    assert "reflect restore" in world.run("import", str(bundle)).err


def test_a_thousand_texts_are_counted_as_everything_is(world: World, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("date,text\n" + "".join(f"2026-03-01,text {n}\n" for n in range(1000)), "utf-8")
    said = world.ok("import", str(file), "--apply").out
    assert "I found 1,000 entries, of 1 March 2026." in said and "1,000 are new." in said
    assert "opens, 1,000 entries" in " ".join(world.ok("doctor").out.split())
    assert "1,000" in world.ok("list").out
    assert json.loads(world.ok("import", str(file), "--json").out)["same"] == 1000


@pytest.mark.skipif(not SOAK, reason="the long run")
def test_a_hundred_thousand_texts_come_in(world: World, tmp_path: Path) -> None:
    file = tmp_path / "j.txt"
    with file.open("w", encoding="utf-8") as opened:
        for n in range(100_000):
            opened.write(
                f"[{2000 + n // 10_000}-01-{n % 28 + 1:02} {n % 24:02}:{n % 60:02}] Text {n}\nSome words of it.\n\n"
            )
    done = json.loads(world.ok("import", str(file), "--apply", "--json").out)
    assert done["new"] == 100_000 and done["applied"]
    assert json.loads(world.ok("import", str(file), "--json").out)["same"] == 100_000


def test_a_zip_of_day_one_is_never_unpacked(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as box:
        box.writestr("Journal.json", Path(DAY_ONE).read_bytes())
        box.writestr("../out.json", b"{}")
    file = tmp_path / "in" / "export.zip"
    file.parent.mkdir()
    file.write_bytes(raw.getvalue())
    monkeypatch.chdir(file.parent)
    world.ok("import", str(file), "--apply")
    assert len(entries(world)) == 2 and not list(tmp_path.rglob("*.json"))


def test_the_name_of_a_file_says_nothing_by_a_line_break(world, tmp_path):
    (tmp_path / "good.md").write_text("# 2026-03-01\nI waited.\n")
    (tmp_path / "x\n5 are new.md").write_text("no day")
    told = world.run("import", str(tmp_path)).out
    assert "x 5 are new.md: " in told and "\n5 are new" not in told
