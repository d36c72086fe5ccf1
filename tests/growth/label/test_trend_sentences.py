"""The two voices of a label say the same; in neither does a day leave that its page may not show."""

from datetime import date

from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_sentences import FALL, LOW, RISE, Compared, sentence
from reflect.wording import speaking

SPAN = Compared(14, date(2026, 11, 29))


def found(reason: str, **more: object) -> AreaTrend:
    return AreaTrend(
        area="a", label="unclear", reason=reason, step_days=14, n_ratings=12, n_early=6, n_late=6, n_low=5,
        steps_early=6, steps_late=6, typical_early=2.0, typical_late=3.0, change=1.0, change_low=0.5, change_high=1.5,
        **more,
    )  # type: ignore[arg-type]  # fmt: skip


def test_the_voices_differ_in_who_speaks() -> None:
    for yours, mine in (RISE, FALL, LOW):
        assert ("You" in yours or "your" in yours.lower()) and "you" not in mine.lower().replace(
            "your", "you"
        )
    trend = found("rise")
    assert sentence(trend, "Keeping", span=SPAN).startswith(
        'You rated yourself higher on "Keeping" in the last 14'
    )
    assert sentence(trend, "Keeping", span=SPAN, mine=True).startswith('I rated myself higher on "Keeping"')


def test_a_yardstick_is_told_by_its_day_to_the_person_and_by_its_week_on_a_page() -> None:
    trend = found("low", since="2026-09-01")
    assert "from 1 September on count" in sentence(trend, "Keeping", span=SPAN)
    assert "from week 2026-W36 on count" in sentence(trend, "Keeping", span=SPAN, mine=True)


def test_every_label_is_told_in_spanish() -> None:
    with speaking("es"):
        for reason in ("rise", "fall", "low", "small_range", "both_ways", "no_direction_yet", "few_ratings"):
            told = sentence(found(reason), "Guardar", span=SPAN, mine=True)
            assert " the " not in told and "ratings" not in told, told
