"""A made-up article whose text may not be republished, with every way in which words are quoted."""

from pathlib import Path

ARTICLE = "norvale-bridge"
TEXT = """Harbour Bridge Opens in Norvale
Norvale, Saturday, 1 March 2025.
Quillfeathers accompany the ceremony. Onlookers smiled broadly.
Opening day
Ida Berg said that the bridge cost 40 million dollars [1]. The Harbour Office denied that the \
bridge cost 40 million dollars. Gusty squalls troubled Zemblan photographers on 3 April 2021 [2]. \
At least 300 lorries crossed the bridge, and a band played [2].
About 77 pelicans reportedly watched, according to Viktor Krumbein [3]. Ferrymen grumbled.
Ida Berg, the mayor of Norvale, cut a ribbon at the bridge. It may close in winter [1]. \
Hawkers bartered trinkets.
Norvale's Harbour Office keeps records. Seagulls squabbled.
Afterwards
Children paddled homewards. The procession passed the lighthouse.
References
[1] Accounts. Norvale Gazette.
"""
KEPT = (
    "Harbour Bridge Opens in Norvale",
    "Norvale, Saturday, 1 March 2025.",
    "Opening day",
    "Ida Berg said that the bridge cost 40 million dollars [1].",
    "The Harbour Office denied that the bridge cost 40 million dollars.",
    "At least 300 lorries crossed the bridge, and a band played [2].",
    "Ida Berg, the mayor of Norvale, cut a ribbon at the bridge.",
    "It may close in winter [1].",
    "Norvale's Harbour Office keeps records.",
    "Afterwards",
    "The procession passed the lighthouse.",
    "References",
)
"""Its own lines, and the sentences that facts, proofs and roles quote."""
FACTS = """
article:
  id: norvale-bridge
  headline: Harbour Bridge Opens in Norvale
  dateline: {text: "Norvale, Saturday, 1 March 2025.", place: norvale, date: 2025-03-01}
  standfirst: Quillfeathers accompany the ceremony. Onlookers smiled broadly.
  headings: [Opening day, Afterwards, References]
  language: en
  publisher: The Norvale Herald
  url: https://herald.example/bridge
  publish: quotes
sources:
  "1": {title: Accounts, publisher: Norvale Gazette}
mentions:
  - {actor: ida-berg, quote: {exact: Ida Berg, occurrence: 2}, role: the mayor of Norvale}
units: {lorry: {name: lorry}, usd: {name: US dollar, words: [dollars]}}
indicators:
  bridge-cost: {name: Cost of a bridge, definition: What it cost., unit: usd, counts: [cost]}
  lorries: {name: Lorries, definition: Lorries that crossed., unit: lorry}
event_types:
  parade:
    name: Parade
    definition: People walk.
    roles: {location: {definition: Where they walk.}}
places:
  norvale: {name: Norvale}
actors:
  ida-berg: {name: Ida Berg, type: person}
  norvale-city: {name: Norvale, type: state}
  viktor-krumbein: {name: Viktor Krumbein, type: person}
  harbour-office: {name: Harbour Office, type: government_body, affiliation: norvale-city}
events:
  procession: {title: procession, type: parade, quote: The procession passed the lighthouse}
claims:
  - id: cost-told
    quote: {exact: the bridge cost 40 million dollars, occurrence: 1}
    attribution: {actor: ida-berg}
    figures: [{id: cost-of-bridge, indicator: bridge-cost, text: 40 million dollars}]
  - id: lorries-crossed
    quote: At least 300 lorries crossed the bridge
    figures: [{id: crossing, indicator: lorries, text: At least 300 lorries}]
  - id: winter
    quote: It may close in winter
    text: "[the bridge] may close in winter."
    means: {exact: the bridge, occurrence: 4}
    hedge: may
  - id: cost-denied
    quote: {exact: the bridge cost 40 million dollars, occurrence: 2}
    attribution: {actor: harbour-office}
    links: [{denies: cost-told, words: denied}]
"""


def write_seeds(folder: Path, publish_as: str = "quotes") -> Path:
    """Seeds of this article alone."""
    (folder / ARTICLE).mkdir(parents=True)
    (folder / ARTICLE / "article.txt").write_text(TEXT, encoding="utf-8")
    facts = FACTS.replace("publish: quotes", f"publish: {publish_as}")
    (folder / ARTICLE / "facts.yaml").write_text(facts, encoding="utf-8")
    return folder
