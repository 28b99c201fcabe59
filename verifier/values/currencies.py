"""Currencies by their codes (ISO 4217), and those that share a name or a sign."""

_ACTIVE = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD
XCG XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_ACTIVE.split())  # those in which people pay: units of account, funds and metals are left out
SHARED = {  # what stands for one of several: its codes, with those of the currencies that the euro replaced
    name: frozenset(codes.split())
    for name, codes in {
        "dollar": "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD",
        "pound": "GBP EGP FKP GIP LBP SDG SHP SSP SYP",
        "rupee": "INR LKR MUR NPR PKR SCR",
        "yen or yuan": "JPY CNY",
        "crown": "SEK CZK DKK ISK NOK",
        "franc": "CHF BIF CDF DJF GNF KMF RWF XAF XOF XPF BEF FRF",
        "peso": "MXN ARS CLP COP CUP DOP PHP UYU",
        "dinar": "BHD DZD IQD JOD KWD LYD RSD TND",
        "shilling": "KES SOS TZS UGX",
        "riyal": "SAR QAR OMR YER",
        "rial": "IRR OMR YER",
        "ruble": "RUB BYN",
        "lira": "TRY ITL",
        "dirham": "AED MAD",
    }.items()
}


def may_be_one(one: str, other: str) -> bool:
    """Return whether a unit is a name that another, a code, may have: dollars beside CAD."""
    return other in SHARED.get(one, ()) or one in SHARED.get(other, ())
