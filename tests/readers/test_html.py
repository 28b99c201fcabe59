"""What a reader of a page sees is its text, wherever and however it is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.readers.html import read
from verifier.readers.reader import Text
from verifier.readers.refusal import Refusal

SEEN = [
    ("<p>One <b>two</b>\n  three</p>", "One two three\n"),
    ("<p>One<p>Two", "One\n\nTwo\n"),
    ("<h1>Head</h1>Words<br>more", "Head\n\nWords\nmore\n"),
    ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc\n"),
    ("<div>a<div>b</div></div>c", "a\n\nb\n\nc\n"),
    ("a<span> b</span><span>c</span>", "a bc\n"),
    ("<table><tr><th>A<th>B</tr><tr><td><p>1</p></td><td>2</td></tr></table>after", "A\tB\n1\t2\n\nafter\n"),
    ("<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td></td><td>2</td></tr></table>", "A\tB\n\t2\n"),
    ("<tr><td>a<td><td>c", "a\t\tc\n"),
    ("<td><p>one</p><p>two</p></td><td>x</td>", "one\n\ntwo\tx\n"),
    ("10<sup>2</sup> and H<sub>2</sub>O, the 20<sup>th</sup>, word<sup>[1]</sup>", "10² and H₂O, the 20th, word[1]\n"),
    ("5&nbsp;% &amp; &lt;more&gt; &euro;2 &#8364;3 &notit; &copy", "5\xa0% & <more> €2 €3 ¬it; ©\n"),
    ("<pre>a\n  b</pre>c", "a\n  b\n\nc\n"),
    ("<head><title>T</title><meta charset=utf-8></head><body>seen", "seen\n"),
    ("<head><title>T</title><body>seen", "seen\n"),
    ("a<script>if (a < b) { '</p>' }</script>b<style>p{}</style>c", "abc\n"),
    ("a<template>no<template>no</template>no</template>b<noscript>no</noscript>", "ab\n"),
    ("<div hidden>no<div>no</div></div>yes", "yes\n"),
    ("<div style='color:red; DISPLAY : none'>no</div>yes", "yes\n"),
    ("<div title='hidden'>yes</div>", "yes\n"),
    ("<p hidden>an end tag may be left out<p>so it is kept", "an end tag may be left out\n\nso it is kept\n"),
    ("a<!-- b --> c<!--> d<!---> e", "a c d e\n"),
    ("3 < 4 and <3", "3 < 4 and <3\n"),
    ("<a href=\"x>y\" title='>'>z</a>", "z\n"),
    ("<p it's>a</p> <P CLASS=x>b</P>", "a\n\nb\n"),
    ("<!doctype html><?php x ?>a</ >b</x>c<![CDATA[d]]>", "abcd\n"),
    ("15\0 sites", "15 sites\n"),
    ("<textarea>a<b></textarea>", "a<b>\n"),
    ("", ""),
    ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";\n"),
]


@pytest.mark.parametrize(("page", "text"), SEEN)
def test_text(page: str, text: str) -> None:
    assert read(page.encode()) == Text(text)


UNCLOSED = ["a<!-- b", "a<p b", "a<p b='c>d", "a<script>b", "a<title>b", "a<?b", "a<!b", "a</b", "a<div hidden>b"]


@pytest.mark.parametrize("page", UNCLOSED)
def test_what_is_never_closed_reaches_to_the_end(page: str) -> None:
    assert read(page.encode()) == Text("a\n")


ENCODED = [
    (b"\xef\xbb\xbfcaf\xc3\xa9", Text("café\n")),
    (b"caf\xc3\xa9", Text("café\n")),
    ("\ufeffcafé".encode("utf-16-le"), Text("café\n")),
    (b"<meta charset=windows-1252>\x80 caf\xe9", Text("€ café\n")),
    (b"<meta charset='ISO-8859-1'>\x80 caf\xe9", Text("€ café\n")),
    (b'<meta content="text/html; charset=koi8-r">\xc4\xc1', Text("да\n")),
    (b"<meta charset=windows-1252>caf\xc3\xa9", Text("café\n")),
    (b"<p>a\ncaf\xe9", Refusal("is not UTF-8: byte 0xE9 in line 2")),
    (b"<meta charset=utf-7>\xff", Refusal("is not UTF-8: byte 0xFF in line 1")),
    (b"<meta charset=euc-jp>\xff", Refusal("is not EUC-JP: byte 0xFF in line 1")),
]


@pytest.mark.parametrize(("raw", "found"), ENCODED)
def test_encoding(raw: bytes, found: Text | Refusal) -> None:
    assert read(raw) == found


@given(st.text(st.sampled_from("<>/!-='\" abtdp&#;\n\0")) | st.text())
def test_any_page_is_read(page: str) -> None:
    """Whatever the page holds, a text comes out, and its line ends are those of the layout."""
    found = read(page.encode("utf-8", "replace"))

    assert isinstance(found, Text)
    assert not found.text.startswith("\n")


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert isinstance(read(raw), Text | Refusal)
