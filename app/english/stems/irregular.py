"""Forms that no ending tells: went, men, loss."""

from app.english.text.wordlists import word_set

_VERBS = """
arise arose arisen
awake awoke awoken
bear bore born borne
beat beaten
become became
begin began begun
bend bent
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
cling clung
come came
creep crept
deal dealt
die dying
dig dug
do does did done
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forecast
forego forewent foregone
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forsake forsook forsaken
freeze froze frozen
get got gotten
give gave given
go goes went gone
grow grew grown
hang hung
have has had having 've
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
leap leapt
learn learnt
leave left
lend lent
lie lying lain
light lit
lose lost
make made
mean meant
meet met
mistake mistook mistaken
offset
outdo outdid outdone
overcome overcame
overrun overran
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
pay paid
prove proven
rebuild rebuilt
resell resold
rewrite rewrote rewritten
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
speak spoke spoken
spend spent
spill spilt
spin spun
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swell swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tie tying
undergo underwent undergone
understand understood
undertake undertook undertaken
undo undid undone
uphold upheld
vie vying
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
wind
withdraw withdrew withdrawn
withhold withheld
withstand withstood
write wrote written
"""
"""A verb, then its forms."""

_DEEDS = """
acquire acquisition
admit admission
apply application
assume assumption
cancel cancellation
choose choice
collide collision
conclude conclusion
consume consumption
corrode corrosion
deceive deception
decide decision
defend defense defence
deny denial
deride derision
destroy destruction
detain detention
die death
divide division
erode erosion
evade evasion
exclude exclusion
expand expansion
expel expulsion
explain explanation
explode explosion
extend extension
fail failure
fly flight
grow growth
imply implication
include inclusion
intervene intervention
introduce introduction
invade invasion
lose loss
maintain maintenance
occupy occupation
omit omission
permit permission
produce production
propel propulsion
prove proof
publish publication
pursue pursuit
receive reception receipt
redeem redemption
reduce reduction
repeat repetition
resume resumption
retain retention
reveal revelation
seduce seduction
seize seizure
sell sale
speak speech
submit submission
subscribe subscription
suspend suspension
transmit transmission
"""
"""A verb, and the noun for what it does."""

_KIN = """
convert conversion
deliver delivery
depart departure
die dead
discover discovery
elect election
emerge emergence
inquire inquiry
injure injury
oppose opposition
recapture retake retakes retook retaken retaking
recover recovery
resolve resolution
rob robbery
succeed succession
win victory
"""
"""A word, and others that name the same thing without being forms of it."""

_NOUNS = """
man men
woman women
child children
person people
foot feet
tooth teeth
goose geese
mouse mice
half halves
knife knives
leaf leaves
life lives
loaf loaves
shelf shelves
thief thieves
wife wives
wolf wolves
crisis crises
analysis analyses
criterion criteria
phenomenon phenomena
medium media
"""
"""A noun, and its plural."""

_ADJECTIVES = """
good better best
bad worse worst
far further farther furthest farthest
"""

BE = word_set("be am is are was were been being 's 're 'm")
HAVE = word_set("have has had having 've")


def _read(table: str) -> dict[str, str]:
    lines = (line.split() for line in table.strip().split("\n"))
    return {form: base for base, *forms in lines for form in forms}


DEEDS = _read(_DEEDS)
"""Each noun for what a verb does with its verb."""


def _add_plurals(singular: dict[str, str]) -> dict[str, str]:
    """The same, with the plural of each form."""
    plurals = {_form_plural(form): base for form, base in singular.items()}
    return {**plurals, **singular}


def _form_plural(noun: str) -> str:
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "ch")) else "s")


KIN = _add_plurals(_read(_KIN))
"""Each word with the one that names the same thing."""

# "Leaves" is a verb more often than what grows on a tree.
VERB_FORMS = _read(_VERBS)
"""Each irregular form of a verb with its verb."""

BASES = {
    **_read(_NOUNS),
    **_add_plurals(DEEDS),
    **VERB_FORMS,
    **dict.fromkeys(BE - {"'s"}, "be"),
    "leaves": "leave",
}
"""Each irregular form with the word that it is a form of."""

APART = word_set(_ADJECTIVES) - word_set("good bad far")
"""Forms that say another thing than the word that they are forms of: "worse" is not "bad"."""
