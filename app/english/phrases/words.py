"""The words by which phrases and sides are told apart: tables, extended by a word in a line."""

from app.english.text.wordlists import word_set

IRREGULAR_PARTICIPLES = word_set(
    "beaten begun bitten blown born bought bound broken brought built burnt caught chosen cut "
    "dealt done drawn driven eaten fallen fed felt fought found flown forbidden forgotten frozen "
    "given gone grown heard held hidden hit hurt kept killed known laid led left lent lost made "
    "meant met overthrown overrun paid put retaken rewritten risen run said seen sent set shaken "
    "shed shot shut sold spent split spoken spread stolen struck sunk sworn swept taken taught "
    "thrown told torn understood upheld withdrawn won worn wounded written"
)
"""Past participles without "-ed"; those that are pasts as well among them."""

UNDERGOING_VERBS = word_set(
    "suffer suffers suffered suffering sustain sustains sustained sustaining undergo undergoes "
    "underwent undergone endure endures endured incur incurs incurred face faces faced facing "
    "receive receives received receiving die dies died dying drown drowned perish perished "
    "collapse collapsed"
)
"""Verbs whose subject undergoes what happens."""

EITHER_VERBS = word_set(
    "lose loses lost losing return returns returned returning has have had is are was were be "
    "been being attend attends attended attending appear appears appeared appearing"
)
"""Verbs whose subject may stand on either side."""

BLAMING = word_set(
    "condemn condemns condemned condemning blame blames blamed blaming criticise criticises "
    "criticised criticising criticize criticizes criticized criticizing denounce denounces "
    "denounced denouncing accuse accuses accused accusing praise praises praised praising"
)
"""Verbs whose object does what follows: "condemned Russia for launching the invasion"."""

LOSS_NOUNS = word_set(
    "loss losses casualty casualties death deaths defeat defeats injury injuries damage damages "
    "fatality fatalities"
)
"""Nouns whose owner undergoes what happens."""

DEED_NOUNS = word_set(
    "attack attacks offensive offensives assault assaults strike strikes airstrike airstrikes "
    "shelling bombardment bombing bombings invasion incursion incursions raid raids advance "
    "advances control recapture seizure request requests decision decisions announcement order "
    "orders launch launches operation operations campaign campaigns response missile missiles "
    "drone drones fire ambush siege blockade counteroffensive counterattack counterattacks plan "
    "plans threat threats offer offers visit visits vote bid purchase report rockets rocket"
)
"""Nouns whose owner does what happens."""

WEAPONS = word_set(
    "missile missiles drone drones rocket rockets shell shells bomb bombs aircraft jet jets "
    "helicopter helicopters ship ships boat boats tank tanks vehicle vehicles"
)
"""Nouns whose owner does it while they fly, and undergoes it when they are shot down."""

DONE_TO_NOUNS = word_set(
    "capture captures killing killings murder arrest arrests release return loss losses death "
    "deaths seizure destruction deportation evacuation assassination liberation execution "
    "shelling bombing bombardment invasion rescue abduction kidnapping detention defeat sinking "
    "recapture casualty casualties occupation wounding targeting dismissal bailout siege storming "
    "pressure"
)
"""Nouns whose "of" (or "for") leads to who undergoes it."""

AIMED_NOUNS = word_set(
    "attack attacks offensive offensives assault assaults strike strikes airstrike airstrikes "
    "raid raids pressure fire sanctions threat threats war aggression operation operations ban "
    "tariffs shelling bombing incursion incursions ambush march claim missiles drones rockets "
    "bombs"
)
"""Nouns whose "on", "against", "at" or "into" leads to who undergoes it."""

NO_KIN = word_set(
    "ally allies enemy enemies rival rivals foe foes neighbour neighbor neighbours neighbors "
    "counterpart counterparts opponent opponents target targets victim victims friend friends "
    "adversary adversaries partner partners successor predecessor critic critics attack offensive "
    "strike war invasion"
)
"""Nouns that stand between owner and owned without making one belong to the other."""

KIN_VERBS = word_set(
    "is was are were lies lie located head heads headed lead leads led command commands commanded "
    "run runs ran belong belongs belonged serve serves served serving work works worked working "
    "own owns owned part based govern governs governed chair chairs chaired represents "
    "represented controlled includes including has have situated leading heading commanding who "
    "which"
)
"""Verbs, and words beside them, that say what somebody belongs to."""

LOCATIVES = word_set(
    "in at near within inside around outside across throughout from to into toward towards over "
    "off onto through via of"
)
"""Prepositions behind which a name is a place."""

_WINDS = word_set("north south east west northeast northwest southeast southwest")
PARTS_OF_A_PLACE = frozenset(
    (*_WINDS, *(f"{wind}ern" for wind in _WINDS), "central", "mainland", "occupied", "rural")
)
"""What stands between a preposition and a place of which it names a part: "in eastern Ukraine"."""

KINDS_OF_PLACE = word_set(
    "region oblast province district county state municipality republic raion krai governorate "
    "prefecture department voivodeship canton territory peninsula basin valley river airport"
)
"""Nouns that make another place of the name before them: "Kursk" is not "Kursk region"."""

EITHER_NOUNS = word_set("return departure inauguration exchange exchanges meeting talks election")
"""Nouns whose owner may stand on either side."""

LOSS_VERBS = word_set(
    "post posts posted report reports reported record records recorded see sees saw seen take "
    "takes took taken book books booked register registers registered announce announced"
)
"""Verbs whose subject, with a loss as their object, undergoes it."""
