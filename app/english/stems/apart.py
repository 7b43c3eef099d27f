"""Words that share a Snowball stem with words of another meaning.

Snowball takes off endings that only make another form of a word (attacks, attacked, attacking,
capture and captured) and endings that make another word (several from sever, important from
import, majority from major). `ENDINGS` tells the second kind, ending by ending; `FRIENDS` are the
words that no ending tells: found by reading, in groups of one stem, the 40,000 commonest words of
English and those of the texts in the tests.
"""

from app.english.text.wordlists import word_set

ENDINGS = (
    ("ability", "able"),
    ("ibility", "able"),
    ("ization", "ize"),
    ("isation", "ize"),
    ("izing", "ize"),
    ("ising", "ize"),
    ("ized", "ize"),
    ("ised", "ize"),
    ("izes", "ize"),
    ("ises", "ize"),
    ("ize", "ize"),
    ("ise", "ize"),
    ("ically", "ly"),
    ("ably", "ly"),
    ("ibly", "ly"),
    ("ly", "ly"),
    ("fulness", "ful"),
    ("ful", "ful"),
    ("fuls", "ful"),
    ("ness", "ness"),
    ("less", "less"),
    ("isms", "ism"),
    ("ism", "ism"),
    ("ists", "ist"),
    ("ist", "ist"),
    ("ities", "ity"),
    ("ity", "ity"),
    ("ively", "ly"),
    ("ives", "ive"),
    ("ive", "ive"),
    ("ables", "able"),
    ("able", "able"),
    ("ible", "able"),
    ("ous", "ous"),
    ("ical", "ic"),
    ("ics", "ic"),
    ("ic", "ic"),
    ("ers", "er"),
    ("er", "er"),
    ("ors", "er"),
    ("or", "er"),
    ("ants", "ant"),
    ("ant", "ant"),
    ("ents", "ent"),
    ("ent", "ent"),
    ("ancy", "ancy"),
    ("ency", "ency"),
    ("als", "al"),
    ("al", "al"),
)
"""An ending, and what it makes of a word. The first that fits counts."""

DEEDS_IN_AL = word_set(
    "approval arrival betrayal burial denial dismissal disposal proposal refusal rehearsal removal "
    "renewal retrieval reversal revival survival withdrawal appraisal acquittal deferral referral "
    "rebuttal rental"
)
"""Nouns in -al for what a verb does."""

FRIENDS = word_set(
    "above apartment appropriation arms audition bearing building capitol clothes commandment "
    "competence constitution contention contraction convention conversion coronation corporation "
    "coupe customs department deposition divinity election emergence emergency envelope evening "
    "experiment fitting forte forth goods government holdings humane incidence indifference "
    "latter means morale movement news overall owing paste petition position procession "
    "profession providing provided quite recess recession range respite route savings section "
    "severe severance sitting spring standing station statement suite supposed thanks transition "
    "united used wanted witness works revelation importation marine "
    "affection aide candidate civilization compassion conference conversation decadence "
    "designation designated direction doctorate expedition fabrication formation "
    "fortunate importance objection opposition politely resolution succession television vacation"
)
"""Each is a stem of its own, with its plural where that is not another of them."""
