"""Units by their symbols, with a prefix: kW, mAh, TeV; capitals count."""

PREFIXES = {
    "Y": "yotta",
    "Z": "zetta",
    "E": "exa",
    "P": "peta",
    "T": "tera",
    "G": "giga",
    "M": "mega",
    "k": "kilo",
    "h": "hecto",
    "d": "deci",
    "c": "centi",
    "m": "milli",
    "µ": "micro",
    "μ": "micro",
    "n": "nano",
    "p": "pico",
}
SYMBOLS = {  # SI Brochure (9th edition), and hours of power and current
    "W": "watt",
    "Wh": "watt hour",
    "V": "volt",
    "A": "ampere",
    "Ah": "ampere hour",
    "J": "joule",
    "N": "newton",
    "Pa": "pascal",
    "Hz": "hertz",
    "eV": "electronvolt",
    "Sv": "sievert",
    "Gy": "gray",
    "Bq": "becquerel",
    "mol": "mole",
    "cd": "candela",
    "lm": "lumen",
    "K": "kelvin",
    "F": "farad",
    "Ω": "ohm",
    "T": "tesla",
    "bar": "bar",
    "PS": "horsepower",
    "cal": "calorie",
}
ALONE = {
    "Wh",
    "Ah",
    "J",
    "Pa",
    "Hz",
    "eV",
    "Sv",
    "Gy",
    "Bq",
    "mol",
    "Ω",
    "W",
    "V",
    "A",
    "N",
    "PS",
}  # without a prefix
BY_CAPITALS = {"Nm": "newton metre"}  # in small letters another unit: nm
SINGLE = {"J", "W", "V", "A", "N"}  # of these, single letters: only with a gap or attached, never before a full stop


def symbol(text: str) -> str:
    """Return the unit that a symbol stands for, in the singular; empty where it is none."""
    if text in SYMBOLS:
        return SYMBOLS[text] if text in ALONE else ""
    prefix, rest = text[:1], text[1:]
    if prefix in PREFIXES and rest in SYMBOLS and len(text) <= 4 and rest not in {"T", "F", "K", "cd"}:
        return f"{PREFIXES[prefix]}{SYMBOLS[rest]}"
    return ""
