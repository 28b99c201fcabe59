"""What a page says of itself is proposed for its record; what it does not say stays empty."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.readers.metadata import metadata, proposed
from verifier.readers.reader import Metadata
from verifier.readers.refusal import Refusal
from verifier.readers.take import Taken, take

LD = '<script type="application/ld+json">{}</script>'
SAID = [
    ("title", "<title>Bridge\n opens</title>", "Bridge opens"),
    ("title", "<title>Tab</title><meta property=og:title content='Bridge opens &amp; shuts'>", "Bridge opens & shuts"),
    ("title", "<title>Bridge opens | Post</title><meta property='og:site_name' content=Post>", "Bridge opens"),
    ("title", "<title>Costs - benefits</title>", "Costs - benefits"),
    ("title", "<p>Bridge", ""),
    ("site", "<meta property='og:site_name' content='The Post'>", "The Post"),
    ("site", LD.format('{"publisher": {"@type": "Organization", "name": "The Post"}}'), "The Post"),
    ("issued", "<meta property='article:published_time' content='2025-11-30T23:30:00-05:00'>", "2025-11-30"),
    ("issued", LD.format('{"@graph": [{"x": 1}, {"datePublished": "2025-11-30"}]}'), "2025-11-30"),
    ("issued", LD.format('[{"datePublished": "2025/11/30 10:00"}]'), "2025-11-30"),
    ("issued", "<time itemprop=datePublished datetime='2025-11'>November</time>", "2025-11"),
    ("issued", "<meta name=citation_publication_date content='2025'>", "2025"),
    ("issued", "<meta name=date content='2025-02-30'><meta name=date content=2025-03-01>", "2025-03-01"),
    ("issued", "<meta name=date content='yesterday'>", ""),
    ("issued", LD.format("{not json"), ""),
    ("issued", LD.format("[" * 100_000), ""),
    ("url", "<link rel='canonical' href='https://example.org/a'>", "https://example.org/a"),
    ("url", "<link rel=canonical href='javascript:x'><meta property=og:url content='http://a.test/b'>", "http://a.test/b"),
    ("url", "<link rel=canonical href='file:///etc/passwd'>", ""),
    ("language", "<html lang='en-GB'>", "en"),
    ("type", LD.format('{"@type": ["Thing", "NewsArticle"]}'), "article-newspaper"),
    ("type", LD.format('{"@type": "BlogPosting"}'), "post-weblog"),
    ("type", "<p>", "webpage"),
    ("authors", LD.format('{"author": [{"name": "A. B"}, {"name": "C"}, "D", {"name": "C"}]}'), ("A. B", "C", "D")),
    ("authors", "<meta name=author content='A. B'>", ("A. B",)),
    ("authors", "<meta property=article:author content='https://example.org/a'>", ()),
]  # fmt: skip


@pytest.mark.parametrize(("field", "page", "value"), SAID)
def test_said(field: str, page: str, value: object) -> None:
    assert getattr(metadata(page), field) == value


def test_it_is_bounded() -> None:
    """A page cannot make proposals of any length or number."""
    found = metadata("<title>" + "x" * 10**6 + "</title>" + "<meta name=author content=a>" * 10**4)

    assert len(found.title) == 300
    assert found.authors == ("a",)


@given(st.text() | st.text(st.sampled_from("<>/metanlikh=\"' {}[]:,")).map(lambda text: LD.replace("{}", text)))
def test_any_page(page: str) -> None:
    assert isinstance(metadata(page), Metadata)


def test_bytes_that_are_no_page_say_nothing() -> None:
    assert proposed(b"\xff\xfe\xff") == Metadata()


def test_take(tmp_path: Path) -> None:
    """A page's bytes and text are both kept; of a text there is one."""
    page, text = tmp_path / "a.html", tmp_path / "a.txt"
    page.write_bytes(b"<title>Bridge</title><p>It opens.")
    text.write_bytes(b"It opens.\r\n")

    assert take(page) == Taken(page.read_bytes(), "It opens.\n", "html 1", about=Metadata("Bridge", type="webpage"))
    assert take(text) == Taken(b"It opens.\r\n", "It opens.\r\n", "")


REFUSED = [
    ("none.txt", Refusal("is not there", missing=True)),
    ("a.odt", Refusal("has no reader here (.odt)")),
    ("folder.txt", Refusal("is a folder, not a file")),
    (
        "bad.html",
        Refusal("is not UTF-8: byte 0xFF in line 1; it looks like cp1252: say so with --encoding cp1252"),
    ),
]


@pytest.mark.parametrize(("name", "refusal"), REFUSED)
def test_take_refuses(tmp_path: Path, name: str, refusal: Refusal) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "bad.html").write_bytes(b"\xff")

    assert take(tmp_path / name) == refusal
