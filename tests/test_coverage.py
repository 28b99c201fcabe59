from verifier.coverage import checkable, statements

TEXT = (
    "The hall cost 2.4 million euros in 2019. I think we should all be glad. "
    '"It is a place for every child," said Mira Holt.\n\nIt is the oldest hall of the town.'
)


def test_statements_with_offsets_and_kinds():
    found = statements(TEXT)
    assert [one.kinds for one in found] == [("figure", "date"), ("quotation",), ("superlative",)]
    assert all(TEXT[one.start : one.end] == one.text for one in found)


def test_figures_call_for_checking_and_opinions_do_not():
    assert checkable("Unemployment rose to 6.1 percent in 2014.") > 0.5
    assert checkable("I think that would be a very good thing, wouldn't it?") < 0.2
    assert checkable("") < 0.5


def test_a_text_without_statements():
    assert statements("Good evening. Thank you.") == ()
