"""Every block of the tour does what its author expects of it, by mouse, by key and in words."""

from __future__ import annotations

import pytest
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import Locator, expect


@pytest.fixture
def tour(lms: Lms, package: Package) -> Sitting:
    return lms.launch(package("tour/en"))


def _until(sitting: Sitting, lesson: str, selector: str) -> Locator:
    """Walk a lesson to the step that shows something; that thing."""
    learner = sitting.learner
    learner.open_lesson(lesson)
    found = sitting.frame.locator(f"{selector}:visible")
    for _ in range(9):
        if found.count():
            break
        learner.press("next")
    expect(found.first).to_be_visible()
    return found


def test_a_link_leads_to_the_lesson_it_names(tour: Sitting) -> None:
    links = _until(tour, "prose", "main [data-sm-goto]")
    links.filter(has_text="the next lesson").click()
    assert tour.learner.sight.lesson == "links"
    expect(tour.learner.heading).to_be_focused()
    _until(tour, "prose", "main [data-sm-goto]").filter(has_text="by its file").click()
    assert tour.learner.sight.lesson == "boxes"


@pytest.mark.parametrize("key", ["", "Enter", "Space"])
def test_a_word_of_the_glossary_is_explained_where_it_stands(tour: Sitting, key: str) -> None:
    term = _until(tour, "prose", "[data-sm-term]").first
    if key:
        term.press(key)
    else:
        term.click()
    dialog = tour.frame.get_by_role("dialog", name="Organic reach")
    expect(dialog).to_contain_text("without anybody paying")
    dialog.get_by_role("button", name=tour.learner.word("close")).click()
    expect(dialog).to_be_hidden()
    expect(term).to_be_focused()


def test_the_glossary_is_a_page_that_leads_back(tour: Sitting) -> None:
    tour.learner.open_lesson("boxes")
    tour.learner.open(tour.learner.word("glossary"))
    expect(tour.learner.heading).to_have_text(tour.learner.word("glossary"))
    terms = tour.frame.get_by_role("term")
    assert terms.all_text_contents() == ["Organic reach", "Paid reach", "Viral"]
    tour.learner.press("previous")
    assert tour.learner.sight.lesson == "boxes"


def test_a_footnote_and_its_place_lead_to_each_other(tour: Sitting) -> None:
    marks = _until(tour, "prose", "[role=doc-noteref]")
    assert marks.all_text_contents() == ["1", "1"]
    note = tour.frame.get_by_role("listitem").filter(has_text="Pew Research Center")
    expect(note).to_be_visible()
    back = note.locator("[role=doc-backlink]")
    for link in (marks.first, back):
        target = tour.frame.locator(str(link.get_attribute("href")))
        expect(target).to_have_count(1)


def test_tabs_are_chosen_by_mouse_and_by_arrow(tour: Sitting) -> None:
    tabs = _until(tour, "boxes", "[role=tab]")
    panel = tour.frame.get_by_role("tabpanel")
    assert tabs.all_text_contents() == ["Organic", "Paid", "Viral"]
    expect(panel).to_contain_text("without payment")
    tabs.nth(1).click()
    expect(panel).to_have_accessible_name("Paid")
    tabs.nth(1).press("ArrowRight")
    expect(tabs.nth(2)).to_be_focused()
    expect(panel).to_contain_text("Each viewer")
    tabs.nth(2).press("ArrowRight")
    expect(tabs.nth(0)).to_have_attribute("aria-selected", "true")
    tabs.nth(0).press("End")
    expect(panel).to_have_accessible_name("Viral")
    assert [tab.get_attribute("tabindex") for tab in tabs.all()] == ["-1", "-1", "0"]


def test_on_a_phone_tabs_are_parts_to_open(lms: Lms, package: Package) -> None:
    phone = lms.launch(package("tour/en"), page={"viewport": {"width": 360, "height": 740}})
    parts = _until(phone, "boxes", "[data-sm-tabs] details")
    assert phone.frame.get_by_role("tab").count() == 0
    assert [part.get_attribute("open") is None for part in parts.all()] == [False, True, True]
    parts.nth(2).locator("summary").click()
    expect(parts.nth(2)).to_contain_text("Each viewer")
    phone.page.set_viewport_size({"width": 900, "height": 740})
    expect(phone.frame.get_by_role("tab", selected=True)).to_have_text("Organic")


def test_details_open_by_key(tour: Sitting) -> None:
    summary = _until(tour, "boxes", "summary").filter(has_text="Where does the figure")
    summary.press("Enter")
    expect(tour.frame.get_by_text("From a survey")).to_be_visible()


def test_a_film_plays_with_its_captions_on(tour: Sitting) -> None:
    video = _until(tour, "media", "video")
    length = video.evaluate(
        "async (film) => { await film.play(); film.pause(); return film.duration }"
    )
    assert length > 3
    shown = video.evaluate("(film) => [...film.textTracks].map((t) => [t.mode, t.language])")
    assert shown == [["showing", "en"]]
    film = tour.frame.get_by_role("figure", name="How the thread fills")
    film.get_by_text(tour.learner.word("transcript")).click()
    expect(tour.frame.get_by_text("five open rings")).to_be_visible()


def test_sound_plays(tour: Sitting) -> None:
    audio = _until(tour, "media", "audio")
    length = audio.evaluate(
        "async (sound) => { await sound.play(); sound.pause(); return sound.duration }"
    )
    assert length > 3


def test_a_file_is_offered_with_its_kind_and_size(tour: Sitting) -> None:
    link = _until(tour, "prose", "a[download]")
    expect(link).to_contain_text("(PDF, 1 kB)")
    with tour.page.expect_download() as started:
        link.click()
    assert started.value.path().read_bytes().startswith(b"%PDF-")


def test_true_and_false_are_reported_as_the_standard_wants_them(tour: Sitting) -> None:
    learner = tour.learner
    learner.open_lesson("true-false")
    learner.answer(rightly)
    learner.press("next")
    learner.answer(wrongly)
    learner.exit()
    told = [
        (one["id"], one["type"], one["student_response"], one["correct_responses.0.pattern"])
        for one in interactions(tour.record)
    ]
    assert told == [("rotation", "true-false", "f", "f"), ("likes", "true-false", "f", "t")]


def test_each_audience_gets_its_own(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package("tour/en"))
    _until(sitting, "links", "main p")
    expect(sitting.frame.get_by_text("For authors only:")).to_be_visible()
    assert sitting.frame.get_by_text("For admins only:").count() == 0
    assert "extra" in [one["id"] for one in sitting.learner.course["lessons"]]


def test_a_lesson_without_a_record_is_not_needed_for_the_end(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package("tour/en"))
    learner = sitting.learner
    learner.walk(rightly, until="extra")
    learner.open_lesson("more-kinds")
    learner.walk(rightly)
    learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "passed"


def test_a_company_s_words_are_text_and_nothing_else(tour: Sitting) -> None:
    _until(tour, "links", "main p")
    main = tour.frame.locator("article:visible")
    expect(main).to_contain_text("corporate planner and image bank")
    expect(main).to_contain_text("{{ company_name }}")
    expect(main.get_by_role("listitem").first).to_have_text("say that you work here")
    link = main.get_by_role("link", name="the handbook")
    assert link.get_attribute("href") == "https://intranet.marenta.example/manual"
    expect(tour.frame.get_by_text(tour.learner.word("sample"))).to_be_visible()
