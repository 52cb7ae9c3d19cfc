"""The page in German, chosen from the menu: the main job, and nothing that longer words push over something else."""

import re

from playwright.sync_api import expect

from tests.browser.test_look import WIDTHS, Visitor, box_of, overlap, overlaps_in_the_top_bar, violations


def test_the_page_speaks_german_when_asked_to_and_english_again(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/")
    page.get_by_role("button", name="Theme and language").click()
    page.get_by_role("menuitemcheckbox", name="Deutsch").click()
    expect(page.get_by_role("heading", name="Beginne mit einem Bild")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "de"

    page.get_by_role("button", name="Brandschutzhelm").first.click()
    expect(page.get_by_role("status").filter(has_text="Gespeichert")).to_be_visible()
    goal = page.get_by_role("listitem").filter(has_text="Jane kann den Hut aufsetzen")
    expect(goal).to_be_visible()
    page.get_by_role("group", name="Rolle FireMarshal").click()
    page.get_by_role("button", name="Rolle übernehmen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Rolle übernehmen").click()
    expect(dialog.get_by_role("region", name="Temporäre Anmeldedaten")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")

    legend, zoom = page.get_by_role("list", name="Was die Linien bedeuten"), page.get_by_role("group", name="Zoom")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert overlaps_in_the_top_bar(page, width) == []
        assert not (legend.is_visible() and overlap(box_of(legend), box_of(zoom)))

    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="Farbschema und Sprache").click()
    page.get_by_role("menuitemcheckbox", name="English").click()
    expect(page.get_by_role("button", name="Share", exact=True)).to_be_visible()


def test_a_question_its_why_a_finding_and_the_undo_are_told_in_german(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/")
    page.context.add_cookies([{"name": "language", "value": "de", "url": page.url}])
    page.goto("/")
    page.get_by_role("button", name="Brandschutzhelm").first.click()
    expect(page.get_by_role("status").filter(has_text="Gespeichert")).to_be_visible()

    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Finde einen Knoten").fill("darf jane sts:AssumeRole")
    page.get_by_role("option", name="Darf jane sts:AssumeRole ausführen?").click()
    panel = page.get_by_role("region", name="Anfrage stellen")
    panel.get_by_role("combobox", name="Ressource").fill("arn:aws:iam::111122223333:role/FireMarshal")
    page.keyboard.press("Tab")
    panel.get_by_role("button", name="Anfrage senden").click()
    expect(panel.get_by_role("region", name="Entscheidung")).to_contain_text(
        "Benutzer jane darf Rolle FireMarshal nicht übernehmen"
    )
    expect(panel.locator("[aria-current=step]")).to_contain_text("Die Richtlinie muss diesen Aufrufer nennen.")
    expect(panel).to_contain_text("Lass Benutzer jane ein: Nenne den Aufrufer in der Vertrauensrichtlinie")
    page.keyboard.press("Escape")

    page.get_by_role("group", name="Rolle FireMarshal").click()
    inspector = page.get_by_role("region", name="Inspektor")
    inspector.get_by_role("button", name="JSON bearbeiten").click()
    code = inspector.get_by_role("textbox", name=re.compile("ichtlinie"))
    text = code.inner_text()
    code.press("Control+a")
    page.keyboard.insert_text(text.replace('"Allow"', '"allow"'))
    finding = inspector.get_by_role("listitem").filter(has_text="Ungültiger Effect: allow")
    finding.get_by_role("button", name="Allow schreiben").click()
    expect(finding).to_have_count(0)
    assert violations(page) == []
