"""Single sentences: what they may say of their words, and what they may not."""

from typing import Any

import pytest

from tests.whole_ledgers import Told, told


def _told(words: str, claim: str, speaker: str = "") -> set[Told]:
    record = {"id": "c", "claim": claim, "quote": words} | ({"speaker": speaker} if speaker else {})
    source = {"type": "report", "title": "T", "issued": "2023-05-01", "text": f"{words}\n"}
    ledger: dict[str, Any] = {"sources": {"s": source}, "claims": {"article": "s", "claims": [record]}}
    return told(ledger)


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        (
            "In 2019 the firm had 40 staff, 21 fewer than in 2018.",
            "In 2019 the firm had 40 staff, 21 more than in 2018.",
        ),
        ("The case rests on Article 12 of the convention.", "The case rests on Article 21 of the convention."),
        ("The court decided by 4 votes to 3.", "The court decided by 3 votes to 4."),
        ("The motion passed 4:3.", "The motion passed 3:4."),
        ("The committee meets once a month.", "The committee meets once a year."),
        ("The firm did not pay a dividend in 2020.", "The firm never paid a dividend."),
        ("Some of the schools were closed.", "Most of the schools were closed."),
        ("Not all tests were negative.", "No test was positive."),
        ("The river usually floods in spring.", "The river always floods in spring."),
        ("He was elected in 1950 and died in 1971.", "He was elected in 1971 and died in 1950."),
        ("The bridge opened in 1890 and the tunnel in 1931.", "The tunnel opened in 1890."),
        ("The strike began on 3 May and ended on 9 June.", "The strike began on 9 June and ended on 3 May."),
        ("Stephen abdicated and Napoleon entered Zelen.", "Napoleon abdicated."),
        ("No further extension was planned.", "A further extension was planned."),
        ("She died, probably of the plague, in May.", "She died of the plague in May."),
        ("Pictures without flash are permitted.", "Pictures with flash are permitted."),
        ("Most of its readers live outside the country.", "Most of its readers live in the country."),
        ("The hall is closed on Mondays except Easter Monday.", "The hall is closed on Easter Monday."),
        ("She taught there until she retired in 1949.", "She taught there from 1949."),
        (
            "The mill opened six years after the spring was found.",
            "The mill opened six years before the spring was found.",
        ),
        ("The rival announced it three months earlier.", "The rival announced it three months later."),
        ("The mean was 1.3 °C above the average.", "The mean was 1.3 °C less than the average."),
        ("Income rose 11 per cent to £96m.", "Income, at £96m, was 11 per cent less than before."),
        ("The press struck 30 coins a minute.", "The press struck 30 coins every second."),
        (
            "She was the second woman and the first foreigner to win.",
            "She was the first woman and the second foreigner to win.",
        ),
        ("Exports were the largest in two decades.", "Exports were the largest ever."),
        ("The ice will probably vanish by 2040.", "The ice will certainly vanish by 2040."),
        ("Costs were £98m, up from £86m.", "Costs were £86m, compared with £98m the year before."),
        ("Of 148 TWh, wind supplied 41 TWh and water 79 TWh.", "Of 148 TWh, 79 came from wind and 41 from water."),
        ("She married in 1907 and was widowed in December 1918.", "She married in 1918 and was widowed in 1907."),
        ("The fund met £300,000 of it.", "The fund met £480,000 of the £300,000 that it cost."),
        ("It cost some EUR 240 million.", "It cost about $240 million."),
        ("It was the driest summer since 1976.", "Never had a summer been as dry."),
        ("Hers was the slowest time of the day.", "No runner was faster that day."),
        ("The team finished third from bottom.", "The team finished third."),
        ("The minister would not say whether the talks had failed.", "The minister said the talks had failed."),
        ("She served two years of a five-year sentence.", "She served five years of a two-year sentence."),
        ("Arden rose 4 percent, while Belk lost 2 percent.", "Belk changed by 4 percent and Arden by 2 percent."),
        ("He called it a sad day for the town.", 'He called it "a black day for the town".'),
        ("The survey found no trace of lead.", "The survey found a trace of lead."),
        ("No one was hurt when the roof fell.", "People were hurt when the roof fell."),
        ("It opens before the end of 2023.", "It opens by the end of 2024."),
        ("The course is for people aged 16 or over.", "The course is for people at most 16 years old."),
        ("The train left shortly before 7 p.m.", "The train left shortly after 7 p.m."),
        ("It was the seventh strike of the year.", "There had been eight strikes in the year."),
        ("Sales fell to 31 million euros from 38 million.", "Sales fell by 9 million euros to 31 million."),
        ("The team scored twice.", "The team scored three times."),
        ("Four of the nine judges dissented.", "More than half of the judges dissented."),
        ("The talks began in Amman on November 10.", "Until 10 November there were talks in Amman."),
        ("Export is faster, but only for documents in black and white.", "Export is faster."),
        ("It runs on macOS 11 or later.", "It runs on macOS 12 or later."),
        ("The raid came five days after a rocket fell.", "Five days later a rocket fell."),
        (
            "It has some 5,000 men, down from around 12,000 a decade ago.",
            "It has 12,000 men; ten years ago it had 5,000.",
        ),
        ("It was founded by former army officers.", "Officers of the army founded it."),
        ("It had its lowest close since June.", "It closed lower than ever."),
        ("The tunnel itself remains closed.", "The tunnel is no longer closed."),
    ],
)
def test_other_than_the_words_say_is_told(words: str, claim: str) -> None:
    """A figure, rate, number or quantity told otherwise than the words say it gives an error or warning."""
    assert _told(words, claim)


@pytest.mark.parametrize(
    ("words", "claim", "speaker"),
    [
        ("The works took 18 months, 3 more than planned, said the treasurer, Tom Berg.", "It took 18.", "Tom Berg"),
        ("The decree set a term of 180 days.", "The decree set a term of six months.", ""),
        ("She won by 1,204 votes to 998.", "She got 1,204 votes and her rival 998.", ""),
        ("The plan was rejected by 21 votes to 14.", "Twenty-one voted against the plan and 14 for it.", ""),
        ("They won the match 3-1.", "Their rivals lost 1-3.", ""),
        ("Both of his brothers were killed.", "His two brothers were killed.", ""),
        ("The treaty (1648) ended the war.", "The war was ended by the treaty of 1648.", ""),
        ("The talks, which opened on Tuesday, will last three days.", "The three-day talks opened on Tuesday.", ""),
        ("They conquered it within six months.", "They took less than six months to conquer it.", ""),
        ("The empire extended over some 88,000 square kilometres.", "The empire covered some 88,000 km².", ""),
        ("It abolished torture, but not serfdom.", "It abolished torture but left serfdom in place.", ""),
        ("They did not return until 1350.", "They returned in 1350.", ""),
        (
            "The mill opened six years after the spring was found.",
            "The spring was found six years before the mill.",
            "",
        ),
        ("The mean was 1.3 °C above the average.", "The average was 1.3 °C lower than the mean.", ""),
        ("The hall is closed on Mondays except Easter Monday.", "It is open on Easter Monday.", ""),
        ("The loss was smaller than the £4.1 million planned.", "A bigger loss, £4.1 million, had been planned.", ""),
        ("It has 41 members, and about two thirds are men.", "About one member in three is not a man.", ""),
        ("It struck ten times as many coins as a man.", "A man struck a tenth of the coins that it did.", ""),
        ("She was unpaid from 1905 to 1911.", "For six years, from 1905 to 1911, she was unpaid.", ""),
        ("The firm was listed in March.", "The firm was listed in March 2023.", ""),
        ("The firm was listed in November.", "The firm was listed in November 2022.", ""),
        ("Its oldest surviving coin is of silver.", "The oldest coin to survive is of silver.", ""),
        (
            "Its cost has gone up by £6 million to £41 million.",
            "It costs £41 million, £6 million more than first thought.",
            "",
        ),
        ("Tours are for at most 25 people.", "Tours are limited to 25 people.", ""),
        ("The aim is a cut of at least 55%.", "The aim is a reduction of 55 percent or more.", ""),
        ("Both saw breaches: the Sons of Arad 79 by the army.", "The Sons of Arad saw 79.", ""),
        ("Its estimated cost is £6 million.", "It may cost £6 million.", ""),
        ("It was the seventh strike of the year.", "There have been seven strikes this year.", ""),
        ("Sales fell to 31 million euros from 38 million.", "Sales of 31 million were 7 million less than before.", ""),
        ("The team scored twice.", "The team scored two times.", ""),
        ("Everyone had tried at least once.", "Everybody had made one or more attempts.", ""),
        ("Five of the nine judges dissented.", "More than half of the judges dissented.", ""),
        ("None of the ferries will sail before Monday.", "No ferry is to sail before Monday.", ""),
        ("Buses of more than 12 tonnes have been banned.", "No bus weighing over 12 tonnes has been admitted.", ""),
        ("Not one of the 14 crates has been found.", "All 14 crates are missing.", ""),
        ("All of the drivers deny it.", "None of the drivers admits it.", ""),
        ("The scores in 2016 and 2017 were alike.", "The two years had like scores.", ""),
        ("The men, aged 19 and 44, were held.", "Two men, who are 44 and 19 years old, were held.", ""),
        ("Eighty minutes in, she left in the 81st minute.", "She left after 81 minutes.", ""),
        ("The train left shortly before 7 p.m.", "The train's departure was before seven in the evening.", ""),
        ("The Danish envoy met four Swiss guards.", "Denmark's envoy met four guards from Switzerland.", ""),
        ("He faces no less than eight years in prison.", "The minimum sentence is eight years.", ""),
        ("It ran from May to July 1971.", "It ran from May 1971 until July.", ""),
        ("About 900 people use it daily.", "Some 900 people a day use it.", ""),
        ("She would not say whether it was true, Ann Lind.", "She declined to say if it was true.", "Ann Lind"),
        ("The firms meet again on Tuesday.", "They meet on 2 May 2023.", ""),
        ("The rate has risen since January.", "The rate has risen in 2023.", ""),
        ("The raid came five days after a rocket fell.", "Five days earlier a rocket had fallen.", ""),
        ("The leader accused Sarmia of fraud.", "Sarmia, the leader says, committed fraud.", ""),
        ("He said it had neither failed nor succeeded.", "It had neither failed nor succeeded, he said.", ""),
        ("It was the third raid in as many weeks.", "It was the third raid in three weeks.", ""),
        ("Fewer than 5 percent of plug-ins use it.", "Less than one plug-in in twenty uses it.", ""),
        ("The picker may open twice.", "The picker sometimes opens twice.", ""),
        ("Version 8.2 fixes it.", "In version 8.2 it is fixed.", ""),
        ("No other batch is affected.", "All other batches are unaffected, and nobody complained.", ""),
        ("Its head, Ann Brandt, said a valve due in May was missed.", "A valve was missed.", "Ann Brandt"),
        ("It is likely to cost at least twice as much.", "It is likely to cost two times that or more.", ""),
        ("There is no risk of a collision.", "It rules out a collision.", ""),
        ("Granat failed when its antenna did not unfold.", "Granat's antenna failed to unfold.", ""),
        ("It is not expected to arrive until 2033.", "It will probably not arrive before 2033.", ""),
        ("The chance is no better than 60 percent.", "The chance is 60 percent at best.", ""),
        ("It would be at least ten times harder.", "It would be ten times as hard or more.", ""),
        ("The United States withdrew.", "The Americans withdrew.", ""),
        ("No commercial traffic remained after 1941.", "Commercial traffic had ceased by the end of 1941.", ""),
        ("On 14 November 1932 it was open; a fall closed it the following spring.", "It closed in spring 1933.", ""),
        ("It declined one in 1851 and took another, of £48,000, seven years later.", "It took £48,000 in 1858.", ""),
        ("The dividend was the highest in its history.", "It was the highest dividend that it ever paid.", ""),
        ("Ada Vuk said 15 had died, while the militia put it at six.", "The militia put it at six.", "the militia"),
    ],
)
def test_the_same_in_other_words_is_not_told(words: str, claim: str, speaker: str) -> None:
    """What a careful author writes of the words gives neither error nor warning."""
    assert _told(words, claim, speaker) == set()
