"""Ledgers that try to break out of a format: what an attacker, or bad luck, puts into records, names and texts."""

import json

PAYLOADS = {
    "control": "a\u0001\u0008\u000b\u001b[31mred\u007f\u0085\u009b",
    "bidi": "\u202e\u2066evil\u2069\u202c \u200f\u061c",
    "invisible": "zero\u200bwidth\ufeff\u00ad\u2060 tag\U000e0041 \ufffe\uffff",
    "cdata": "]]> <![CDATA[ ]]]]><!-- --> <?xml?> &amp; &#0; \"'",
    "command": "::error file=x,line=1::owned",
    "newline": "one\n::set-output name=x::owned\r\n::add-mask::x\u2028::stop-commands::y\u2029",
    "percent": "%0A::error::owned%0D%25 %3A%2C",
    "markup": "</script><script>alert(1)</script><img src=x onerror=alert(1)> </details></table>",
    "markdown": "| a | b |\n# head\n- [x](javascript:a()) ![i](http://e.example/x) `c` @team #1 <b> $x$ www.e.example",
    "link": "[words](1) [see](http://e.example/) \\[esc\\](2) [a [b](c)](d)",
    "template": "{{ 7*7 }} {% raw %} ${{ secrets.X }} {0} %s %(x)s",
    "formula": "=cmd|' /C calc'!A0",
    "astral": "👩‍👩‍👧 𝟙𝟚 café naïve ﷽ \U0001f600",
    "right-to-left": "שלום 15 مرحبا",
    "huge": "x" * 30_000,
    "wide": "語" * 5_000,
}


def quoted(text: str) -> str:
    """Return text as a YAML string in double quotes, every character beyond ASCII escaped."""
    return '"' + "".join(f"\\U{ord(c):08x}" if ord(c) > 0xFFFF else json.dumps(c)[1:-1] for c in text) + '"'


def ledger(payload: str) -> dict[str, str]:
    """Return a ledger's files with the payload in every field that takes text, and in the names of unknown ones."""
    bad = quoted(payload)
    return {
        "sources/minutes.txt": f"The council closed 15 sites. {payload} It met on Monday, 3 March 2025.\n",
        "sources/paper.yaml": f"type: report\ntitle: {bad}\nissued: 2025-11-30\nsha256: {'0' * 64}\nURL: {bad}\n",
        "claims/a.yaml": f"""\
article: minutes
claims:
  - id: closed
    claim: {quoted(payload + " The council closed 16 sites.")}
    quote: The council closed 15 sites.
    value: {bad}
    subject: {bad}
    property: {bad}
    qualifiers: {{when: {bad}}}
    speaker: {bad}
    note: {bad}
    waive: [{{rule: V204, reason: {bad}, by: {bad}}}]
  - id: gone
    claim: {bad}
    quote: {bad}
    evidence: [{{source: paper, quote: {bad}}}, {{source: {bad}, quote: {bad}}}]
    verdict: {{label: supported, explanation: {bad}, by: {bad}}}
  - id: {bad}
    claim: It met.
    quote: It met
  - id: more
    claim: The council closed 15 sites.
    quote: The council closed 15 sites.
    relations: {{contradicts: [{bad}]}}
    derived_from: {{add: [closed, {bad}]}}
""",
        "claims/b.yaml": f"article: minutes\nid: x\nclaim: It met.\nquote: It met\n{bad}: {bad}\n",
        "claims/c.yaml": f"article: minutes\nclaims: [\n# {payload.splitlines()[0]}",
    }


NAMES = ("a b,c:d%0A.yaml", "::error::x.yaml", "naïve 語.yaml", "x]]><y>&.yaml", "[a](b)`c`|d.yaml", "new\nline.yaml")
