"""Adjectives and nouns of peoples, countries, faiths and parties: "Russian", "North Koreans".

They are names only as part of a longer one ("Russian Defense Ministry"). Most are known by their
ending; `_OTHERS` has those without one, `_NO_PEOPLES` the names that end so by chance.
`STATES` are the names by which countries open a sentence: an everyday word has no such form.
"""

from app.english.text.wordlists import word_set

_ENDINGS = ("ian", "ians", "ean", "eans", "ese", "nian", "nians")
_SHORTEST = 6
_NO_PEOPLES = word_set(
    "Adrian Sebastian Brian Christian Julian Vivian Damian Fabian Gillian Guardian Kilian Marian "
    "Lillian Ossian Cassian Florian Dorian Cyprian Octavian Bastian Jillian Darian Ocean Mclean "
    "McLean Maclean Boolean Reese Cheese Varese Ayian Xi'an Fujian Dalian Vatian Pakistan"
)
_OTHERS = word_set(
    "American Mexican German Roman African Moroccan Cuban Dominican Tibetan Jamaican Texan Kosovan "
    "Angolan Kenyan Libyan Syrian Ugandan Rwandan Zambian Samoan Tongan Bhutanese Lankan Rican "
    "Zimbabwean Ghanaian Guatemalan Honduran Nicaraguan Venezuelan Uruguayan Paraguayan Chilean "
    "Salvadoran Puerto-Rican Kyrgyz Andorran Catalan Indian Korean Asian Puertorican Franciscan "
    "Kurdish British English Irish Scottish Welsh Spanish Swedish Danish Finnish Polish Turkish "
    "Jewish Flemish Cornish Amish Icelandic Slavic Arabic Nordic Germanic Celtic Hispanic Islamic "
    "Catholic Orthodox Baltic French Dutch Greek Swiss Czech Slovak Croat Serb Bosniak Thai Saudi "
    "Israeli Iraqi Pakistani Bangladeshi Kuwaiti Omani Qatari Yemeni Bahraini Emirati Somali "
    "Nepali Afghan Uzbek Tajik Turkmen Kazakh Azeri Argentine Lao Filipino Philippine Filipina "
    "Basque Breton Briton Dane Swede Finn Pole Turk Arab Kurd Jew Uyghur Uighur Rohingya Hutu "
    "Tutsi Maori Inuit Zulu Tamil Sinhalese Sikh Hindu Muslim Buddhist Protestant Sunni Shia "
    "Shiite Islamist Jihadist Zionist Marxist Communist Socialist Democrat Republican Democratic "
    "Labour Conservative Liberal Tory Tories Houthi Bedouin Druze Yazidi Alawite Copt Coptic "
    "Latino Latina Latin Hispanic Soviet Nazi Sudanese Congolese Burmese Sicilian Briton "
    "Londoner Parisian Berliner Yorker Zealander Icelander Netherlander Greenlander Hong-Konger "
    "Québécois Quebecer Argentinean Argentinian Monegasque Cypriot Maltese Motswana Basotho "
    "Malagasy Ivorian Burkinabe Nigerien Malinese Chechen Ossetian Abkhaz Crimean Tatar Walloon "
    "Euro-Mediterranean Mediterranean Atlantic-Mediterranean Frenchman Englishman Irishman "
    "Dutchman Welshman Scotsman Scot Aussie Kiwi Yankee Christians Christian"
)
_PLURALS = frozenset(
    f"{word}s" for word in _OTHERS if not word.endswith(("sh", "ch", "se", "ic", "s"))
)
_IN_FRONT = word_set(
    "North South East West Central Latin Saudi Sri Costa Puerto Native New Hong African Asian "
    "Anglo Northern Southern Eastern Western Middle El Sierra Cape Papua Bosnian Non Pan Indo "
    "Black White Trinidadian Equatorial Burkina"
)
SEATS = word_set(
    "Moscow Washington Beijing London Paris Berlin Kyiv Kiev Tokyo Brussels Tehran Jerusalem "
    "Baghdad Damascus Ankara Delhi Islamabad Seoul Pyongyang Taipei Canberra Ottawa Cairo Nairobi "
    "Geneva Kremlin"
)
"""Seats of government, which stand for the state and are towns themselves."""
_LANDS = word_set(
    "Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan "
    "Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Botswana "
    "Brazil Britain Brunei Bulgaria Burkina Burundi Cambodia Cameroon Canada Chile China Colombia "
    "Comoros Congo Croatia Cuba Cyprus Czechia Denmark Djibouti Ecuador Egypt England Eritrea "
    "Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Germany Ghana Greece Grenada "
    "Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland "
    "Israel Italy Jamaica Japan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon "
    "Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Maldives "
    "Mali Malta Mauritania Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco Mozambique "
    "Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palau "
    "Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa "
    "Scotland Senegal Serbia Seychelles Singapore Slovakia Slovenia Somalia Spain Sudan Suriname "
    "Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tonga Tunisia Turkey "
    "Türkiye Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan Vanuatu Venezuela Vietnam Wales "
    "Yemen Zambia Zimbabwe Africa America Asia Europe Antarctica Crimea Gaza Tibet U.S. U.K. US UK "
    "EU UN U.N. E.U. UAE USA Hamas Hezbollah NATO"
)
STATES = _LANDS | SEATS
"""States, continents and seats of government."""


def is_people(word: str) -> bool:
    """Whether one capitalised word is an adjective or noun of a people, faith or party."""
    if word in _NO_PEOPLES:
        return word in ("Christian",)
    if word in _OTHERS or word in _PLURALS:
        return True
    return len(word) >= _SHORTEST and word.endswith(_ENDINGS) and "-" not in word


def is_people_phrase(words: list[str]) -> bool:
    """Whether all the words together are such an adjective: "North Korean", "Saudi Arabian"."""
    return (
        bool(words)
        and is_people(words[-1])
        and all(word in _IN_FRONT or is_people(word) for word in words[:-1])
    )


def is_adjective(words: str) -> bool:
    """Whether the words are a people's adjective: "Ukrainian", "North Korean"; not "Ukraine"."""
    return is_people_phrase(words.split())


def people_words(words: list[str]) -> int:
    """How many words at the front are the adjective of a people: "North Korean leader" has two."""
    counts = range(1, min(len(words), 3) + 1)
    return max((count for count in counts if is_people_phrase(words[:count])), default=0)
