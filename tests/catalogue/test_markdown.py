from speelveld.catalogue.markdown import render


def test_markdown_becomes_html() -> None:
    assert render("Eén stap.\n\n- klein\n- **nu**") == (
        "<p>Eén stap.</p>\n<ul>\n<li>klein</li>\n<li><strong>nu</strong></li>\n</ul>\n"
    )


def test_html_in_it_stays_text() -> None:
    html = render("<script>alert(1)</script> <img src=x onerror=alert(1)>")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_a_link_cannot_run_a_script() -> None:
    assert "href" not in render("[hier](javascript:alert(1))")
    assert "href" not in render("[hier](data:text/html;base64,AAAA)")
