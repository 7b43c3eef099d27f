"""What a counted noun, a measure or a currency sign is a number of: the tables, as data.

A unit is a short code ("km2", "USD", "person"). A noun that no table knows has no unit.
"""

from collections.abc import Iterator

from app.english.text.wordlists import word_set

CURRENCY_SIGNS = {
    "$": "USD", "us$": "USD", "usd$": "USD", "c$": "CAD", "ca$": "CAD",
    "can$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "nt$": "TWD", "r$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB",
    "₹": "INR", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₦": "NGN", "₱": "PHP",
}  # fmt: skip

CURRENCY_CODES = {
    code: code
    for code in word_set(
        "USD EUR GBP JPY CHF CNY RUB UAH INR AUD CAD NZD SEK NOK DKK PLN CZK HUF TRY ILS KRW BRL "
        "MXN ZAR SGD HKD"
    )
} | {"RMB": "CNY", "Rs": "INR", "Rs.": "INR"}


def currency(sign: str) -> str | None:
    """The code that a folded sign stands for: "us $" is "USD"."""
    return CURRENCY_SIGNS.get(sign.replace(" ", ""))


# Signs and words that stand right after the number. Forms by commas; "s" marks where a plural may
# be formed.
_MEASURES = {
    "percent": "%,percent,per cent,pct,pc",
    "permille": "‰",
    "percentage_point": "percentage point+,per cent point+,percent point+,pp",
    "basis_point": "basis point+,bps",
    "km2": "square kilometer+,square kilometre+,sq km,sq . km,km2,km²,square km,sq kilometers",
    "m2": "square meter+,square metre+,sq m,sqm,m2,m²,square m",
    "mi2": "square mile+,sq mi,sq miles",
    "ft2": "square foot,square feet,sq ft,sqft",
    "ha": "hectare+,ha",
    "acre": "acre+",
    "m3": "cubic meter+,cubic metre+,m3,m³",
    "ft3": "cubic foot,cubic feet",
    "km": "kilometer+,kilometre+,km,kms",
    "m": "meter+,metre+,m",
    "cm": "centimeter+,centimetre+,cm",
    "mm": "millimeter+,millimetre+,mm",
    "mi": "mile+",
    "nmi": "nautical mile+",
    "ft": "foot,feet,ft",
    "inch": "inch,inches",
    "yd": "yard+,yd,yds",
    "km/h": "km/h,kmh,kph,km / h,kilometers per hour,kilometres per hour,kilometers an hour,"
    "kilometres an hour",
    "mph": "mph,miles per hour,miles an hour",
    "m/s": "m / s,meters per second,metres per second",
    "kn": "knot+",
    "kg": "kilogram+,kilogramme+,kilo+,kg",
    "g": "gram+,gramme+,g",
    "mg": "milligram+,mg",
    "t": "tonne+,metric ton+,metric tonne+,t",
    "ton": "ton+",
    "lb": "lb,lbs",
    "oz": "ounce+,oz",
    "l": "liter+,litre+,l",
    "gal": "gallon+",
    "barrel": "barrel+,bbl",
    "bpd": "bpd,barrels per day,barrels a day",
    "W": "watt+",
    "kW": "kilowatt+,kw",
    "MW": "megawatt+,mw",
    "GW": "gigawatt+,gw",
    "kWh": "kilowatt hour+,kwh,kilowatt-hour+",
    "MWh": "megawatt hour+,mwh,megawatt-hour+",
    "GWh": "gigawatt hour+,gwh",
    "TWh": "terawatt hour+,twh",
    "degC": "degree celsius,degrees celsius,degrees centigrade,°c,° c,degrees c",
    "degF": "degrees fahrenheit,°f,° f,degrees f",
    "degree": "degree+,°",
    "GB": "gigabyte+,gb",
    "MB": "megabyte+,mb",
    "TB": "terabyte+,tb",
    "second": "second+,sec",
    "minute": "minute+,min,mins",
    "hour": "hour+,hr,hrs",
    "day": "day+",
    "night": "night+",
    "week": "week+",
    "fortnight": "fortnight+",
    "month": "month+",
    "year": "year+,yr,yrs",
    "decade": "decade+",
    "century": "century,centuries",
    "USD": "dollar+,us dollar+,u.s. dollar+,american dollar+",
    "CAD": "canadian dollar+",
    "AUD": "australian dollar+",
    "EUR": "euro+",
    "GBP": "pounds sterling,british pounds,quid",
    "RUB": "ruble+,rouble+,russian rubles",
    "UAH": "hryvnia+,hryvnya+,hryvnias,hryven",
    "JPY": "yen",
    "CNY": "yuan,renminbi,rmb",
    "INR": "rupee+,indian rupees",
    "CHF": "swiss franc+",
    "KRW": "won",
    "TRY": "lira,liras",
    "ILS": "shekel+",
    "US_cent": "cent+",
    "times": "times",
}

# Nouns of things counted: singular forms, the plural made by rule; "a|b" gives an irregular plural.
_NOUNS = {
    "person": "person|people person|persons man|men woman|women child|children boy girl baby "
    "adult teenager citizen civilian resident inhabitant villager national migrant refugee "
    "asylum-seeker evacuee individual soldier troop serviceman|servicemen "
    "servicewoman|servicewomen officer policeman|policemen police fighter militant insurgent "
    "rebel gunman|gunmen terrorist extremist paratrooper marine conscript recruit reservist "
    "mercenary veteran combatant guard sailor pilot crew personnel staff staffer worker employee "
    "labourer laborer miner driver farmer teacher doctor nurse medic paramedic rescuer "
    "firefighter journalist reporter student pupil schoolchild|schoolchildren guest passenger "
    "tourist visitor spectator fan pilgrim worshipper prisoner pow inmate detainee hostage "
    "captive convict suspect defendant victim survivor casualty fatality death wounded dead "
    "injury patient volunteer activist protester protestor demonstrator supporter member lawmaker "
    "legislator senator deputy mp minister politician councillor councilor diplomat official "
    "judge juror lawyer voter candidate customer consumer user subscriber shareholder investor "
    "creditor seeker astronaut player athlete runner swimmer lady guy vendor finalist poster "
    "peacekeeper crewman|crewmen crewmember hiker climber cyclist pedestrian motorist boxer "
    "briton greek turk pole dane swede finn czech kurd serb croat arab spaniard jew muslim "
    "christian democrat republican follower pensioner retiree orphan newborn infant toddler youth "
    "expert scientist researcher engineer actor musician settler shooter attacker assailant "
    "body|bodies corpse",
    "household": "household family",
    "tank": "tank",
    "vehicle": "vehicle car truck lorry bus ambulance van motorcycle motorbike apc ifv carrier",
    "aircraft": "aircraft aeroplane airplane plane jet fighter-jet helicopter warplane bomber "
    "airliner",
    "drone": "drone uav quadcopter",
    "missile": "missile rocket",
    "bomb": "bomb mine-clearer",
    "shell": "shell round",
    "gun": "gun rifle howitzer weapon firearm pistol",
    "ship": "ship vessel boat warship submarine frigate tanker ferry cruiser",
    "train": "train",
    "battalion": "battalion",
    "brigade": "brigade",
    "regiment": "regiment",
    "division": "division",
    "platoon": "platoon",
    "squadron": "squadron",
    "company": "company firm manufacturer carmaker automaker business bank airline retailer "
    "supplier dealership corporation",
    "organization": "organization organisation ngo charity agency",
    "country": "country nation state",
    "settlement": "settlement village town hamlet",
    "city": "city",
    "region": "region province district oblast county",
    "clash": "clash",
    "attack": "attack strike airstrike raid assault shelling",
    "explosion": "explosion blast",
    "accident": "accident crash",
    "building": "building",
    "dwelling": "house home apartment flat dwelling",
    "room": "room bedroom",
    "school": "school",
    "hospital": "hospital clinic",
    "church": "church",
    "facility": "facility plant factory refinery",
    "site": "site",
    "store": "store shop outlet restaurant",
    "job": "job",
    "share": "share",
    "vote": "vote ballot",
    "seat": "seat",
    "point": "point",
    "goal": "goal",
    "game": "game match",
    "win": "win victory",
    "medal": "medal",
    "case": "case infection",
    "dose": "dose vaccine jab",
    "test": "test",
    "charge": "charge count",
    "arrest": "arrest",
    "piece": "piece",
    "item": "item",
    "unit": "unit",
    "animal": "animal cow dog cat horse pig sheep|sheep bird chicken fish|fish cattle",
    "tree": "tree",
    "species": "species|species",
    "page": "page",
    "document": "document",
    "project": "project",
    "flight": "flight",
    "earthquake": "earthquake quake aftershock",
    "storey": "storey floor",
    "magnitude": "magnitude",
}

# Nouns whose "of" and second noun belong to what is counted: "pieces of equipment".
MEASURE_NOUNS = word_set(
    "piece pieces item items unit units round rounds set sets pair pairs case cases count counts "
    "member members act acts type types kind kinds head sheet sheets bar bars bottle bottles "
    "form forms class classes copy copies"
)

# One of these after "a" is a number: "lost a battalion". A second word narrows it down.
COLLECTIVES = word_set("battalion brigade regiment platoon squadron")
COLLECTIVES_OF = word_set("division company")

# "exceeding 3,000 killed or wounded": the number counts persons although no noun says so.
PARTICIPLES_OF_PERSONS = word_set(
    "killed wounded injured hurt dead kidnapped abducted missing arrested detained hospitalized "
    "hospitalised displaced homeless evacuated rescued infected drowned hospitalised "
    "imprisoned jailed"
)

# Verbs in front of a bare number that tell the same: "killing at least 22".
VERBS_OF_PERSONS = ("kill", "wound", "injur", "arrest", "detain", "abduct", "kidnap", "hospitali")

# Words in front that are the unit of a bare number: "magnitude 6.1", "aged 25".
UNITS_IN_FRONT = {"magnitude": "magnitude", "aged": "year", "age": "year", "ages": "year"}

# What a rate is per: "$80 a barrel", "5,000 a day".
PER = word_set(
    "share barrel day week month year hour minute second night person head capita tonne ton gallon "
    "litre liter pound ounce kilo kg mile kilometer kilometre acre hectare unit household family "
    "worker employee child student week annum game"
)
_PER_CODES = {"head": "person", "capita": "person", "annum": "year", "litre": "l", "liter": "l"}

_LONGEST = 4


def per_code(noun: str) -> str:
    """The code after the stroke of a rate: "head" is a person."""
    return _PER_CODES.get(noun, noun)


def plural(noun: str) -> str:
    """The regular English plural."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _forms(entry: str) -> Iterator[str]:
    singular, bar, irregular = entry.partition("|")
    yield singular
    yield irregular if bar else plural(singular)


def _nouns() -> dict[str, str]:
    return {
        form: unit
        for unit, entries in _NOUNS.items()
        for entry in entries.split()
        for form in _forms(entry)
    }


def _measures() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for unit, entries in _MEASURES.items():
        for entry in entries.split(","):
            table[tuple(entry.rstrip("+").split(" "))] = unit
            if entry.endswith("+"):
                table[tuple(f"{entry[:-1]}s".split(" "))] = unit
    return table


NOUNS = _nouns()
COUNTED = frozenset(_NOUNS)
MEASURED = frozenset((*_MEASURES, *CURRENCY_SIGNS.values(), *CURRENCY_CODES.values())) - COUNTED
_NO_MEN = word_set("specimen regimen abdomen omen acumen semen yemen bitumen")
MEASURES = _measures()
MEASURE_LONGEST = max(map(len, MEASURES))
# Letters that may touch the digits before them.
GLUED_UNITS = frozenset(
    words[0] for words in MEASURES if len(words) == 1 and len(words[0]) <= 5
) | frozenset(("usd", "eur", "gbp"))


def is_measured(unit: str) -> bool:
    """Whether a code is of a measure (km2, percent, USD, USD/share) and not of things counted."""
    return unit.partition("/")[0] in MEASURED


def is_known(unit: str) -> bool:
    """Whether a code is one that quantities can have."""
    return is_measured(unit) or unit.partition("/")[0] in COUNTED


def is_time(unit: str | None) -> bool:
    """Whether a unit measures time."""
    return unit in ("second", "minute", "hour", "day", "night", "week", "fortnight", "month",
                    "year", "decade", "century")  # fmt: skip


def noun_unit(word: str) -> str | None:
    """The unit of a counted noun's folded form, by its last part if hyphenated."""
    if word.endswith("men") and word not in _NO_MEN:
        return "person"
    return NOUNS.get(word) or NOUNS.get(word.rpartition("-")[2])
