"""The words that decide what is a proper name: tables, to be extended by a word in a line."""

from app.english.text.calendar_words import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from app.english.text.wordlists import word_set

_WORDS_AS_WELL = word_set("Mar Apr Jun Jul Sep Sat Sun")

CALENDAR = (
    frozenset((*MONTHS, *WEEKDAYS))
    | frozenset(f"{month}." for month in MONTH_ABBREVIATIONS)
    | frozenset(f"{day}." for day in WEEKDAY_ABBREVIATIONS)
    | frozenset((*MONTH_ABBREVIATIONS, *WEEKDAY_ABBREVIATIONS)) - _WORDS_AS_WELL
    | word_set(
        "Christmas Easter Ramadan Hanukkah Thanksgiving Halloween Passover Eid Diwali Spring "
        "Summer Autumn Winter"
    )
)
"""Months, weekdays and feasts: no names, and no part of one."""

CALENDAR_PHRASES = frozenset(
    {("New", "Year"), ("New", "Years"), ("Black", "Friday"), ("Good", "Friday")}
)

FUNCTION_WORDS = word_set(
    "a about above across after again against ago ahead all almost along alongside already also "
    "although always amid amidst among an and another any anyone anything apart are around as "
    "aside at away back be because been before behind being below beneath beside besides between "
    "beyond both but by can cannot could did despite do does don't down due during each either "
    "else elsewhere even ever every everyone everything except few fewer finally first following "
    "for former from further had half has have having he hence her here hers herself him himself "
    "his how however i i'm i've i'll i'd if in inside instead into is isn't it it's its itself "
    "just last lastly late later latest least less let let's like likewise many may maybe me "
    "meanwhile might more moreover most mostly much must my near nearly neither never "
    "nevertheless next no nobody none nonetheless nor not nothing now nowhere of off often on "
    "once one only onto or other others otherwise our ours out outside over overall own part per "
    "perhaps please plus quite rather regarding same second several shall she should since so some "
    "somebody someone something sometimes soon still such than thanks that that's the their them "
    "themselves then there there's thereafter therefore these they they're this those though three "
    "through throughout thus till to today together tomorrow tonight too toward towards two under "
    "underneath unless unlike until up upon us very via was wasn't we we're we've were what what's "
    "whatever when whenever where whereas wherever whether which whichever while who who's whoever "
    "whole whom whose why will with within without won't would yes yesterday yet you you're your "
    "yours zero four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "hundreds thousand thousands million millions billion billions dozen dozens didn't doesn't "
    "can't couldn't hasn't haven't shouldn't wouldn't aren't weren't he's she's that'll they've "
    "we'll you've it'll i.e e.g pro anti ex non vs versus de"
)
"""Words that begin no name, written with a capital where a sentence opens with them."""

OPENERS = word_set(
    "according additional additionally adding afterwards annual asked based born breaking british "
    "built called citing concerns consequently critics currently data deaths demand demonstrators "
    "early earlier editing eventually evidence experts fans families figures fire former founded "
    "found friends full further given global good government governments great growing headline "
    "high images in indeed industry inflation initial initially investigators investors "
    "journalists known last launched lawmakers lawyers leaders led local long made major male man "
    "media members men military million ministers morning named national neighbours new news "
    "night officers officials oil old older once opposition original originally parents "
    "passengers patients people photo photos plans police political politicians poll polls "
    "presidential previously prices prior prosecutors protesters protests public read recent "
    "recently relatives reporters reporting reports rescue rescuers researchers residents results "
    "revenue revenues rights sales satellite schools scientists security separately set shares "
    "similar similarly so-called soldiers source sources speaking special state states stock "
    "stocks strong students studies study subsequently supporters survey survivors talks taken "
    "teachers then top total tourists traders trading traffic troops turnout unemployment unions "
    "users victims video videos violence volunteers voters war weather wells wife witnesses woman "
    "women workers written year years young younger independent international formerly home "
    "image images file caption advertisement related updated published share follow subscribe sign "
    "click watch listen live opinion analysis editorial exclusive update correction note notes "
    "references sources bibliography external links history background see contents "
    "firefighters authorities analysts economists activists observers commentators campaigners "
    "shortly clearly two-thirds co-founder fellow longtime veteran senior junior chief head "
    "attacks attack fighting forces rebels militants airstrikes strikes floods heavy rain damage "
    "negotiations peace election elections parliament congress unlike asian african european "
    "western eastern northern southern central under-secretary things nothing everything looking "
    "going getting making taking having being working using"
)
"""Everyday words that open sentences of news."""

ORGANISATION_WORDS = word_set(
    "Academy Administration Agency Air Airlines Airways Alliance Archive Army Assembly Association "
    "Authority Bank Battalion Bancorp Board Brigade Broadcasting Brothers Bureau Cabinet Capital "
    "Center Centre Chamber Charity Church Cathedral Club Coalition College Command Commission "
    "Committee Communications Community Companies Company Confederation Conference Congress "
    "Consortium Convention Cooperative Corp Corp. Corporation Corps Council Court Courts Customs "
    "Defence Defense Delegation Democrats Department Directorate Division Dynamics Electric "
    "Energy Enterprise Entertainment Exchange Executive Federation Fed Fleet Force Forces "
    "Foundation Front Fund Gazette Government Group Guard Guardian Herald Holdings Hospital House "
    "Inc Inc. Industries Infantry Initiative Institute Institution Intelligence International "
    "Journal Laboratory Laboratories League Legislature Ltd Ltd. LLC LLP Magazine Marines Media "
    "Medical Militia Mills Ministry Mission Mosque Motor Motors Movement Museum Navy Network News "
    "Observatory Office Orchestra Organisation Organization Panel Parliament Parish Partners "
    "Partnership Party Petroleum Pharmaceuticals plc PLC Police Post Press Productions Programme "
    "Program Prosecutor's Radio Railway Railways Records Red Regiment Registry Resistance "
    "Reserve Rovers School Secretariat Security Senate Service Services Society Squadron Staff "
    "Studios Supreme Syndicate Systems Task Technologies Telegraph Television Theatre Theater "
    "Times Treasury Tribunal Tribune Trust Union United Unit University Watch Wanderers "
    "Workers FC F.C. TV Athletic City Constitution Knesset Bundestag Bloc Brotherhood "
    "Committees Ministries Rangers Giants Works Watchdog"
)
"""With one of these in it, a name names an organisation."""

PLACE_WORDS = word_set(
    "Airport Archipelago Avenue Basin Bay Beach Boulevard Bridge Canyon Cape Cemetery Coast "
    "Commonwealth Corridor County Creek Crossing Desert District Emirates Falls Forest Fort "
    "Garden Gardens Gate Governorate Gulf Heights Highway Hill Hills Island Islands Isle Kingdom "
    "Lake Lakes Mount Mountain Mountains Oblast Ocean Palace Park Pass Peninsula Plateau Port "
    "Prefecture Province Region Republic River Road Sea Shrine Square Stadium State States Strait "
    "Street Strip Territories Territory Tower Township Trench Valley Village Voivodeship Volcano "
    "Krai Raion Arena Plaza Springs Harbor Harbour Base"
)
"""With one of these as its last word (or first: Mount, Lake, Gulf) a name names a place."""

GENERIC = (
    ORGANISATION_WORDS
    | PLACE_WORDS
    | word_set(
        "Democratic Republican National Federal Constitutional Allied Social Liberal Conservative "
        "Labour Labor Green People Civil High Foreign Interior Justice Health Education Finance "
        "Trade Commerce Science Technology Environment Agriculture Central World Global Royal New "
        "North South East West Northern Southern Eastern Western Great Grand Saint St St. San "
        "Santa Los Las El La Le Al Big Old Upper Lower General First Second Third Public Private "
        "American European African Asian Human Rights Nations White Black Blue Bill Act War Open "
        "City Cup Games Prize Award Awards Festival Revolution Championship Championships Olympics"
    )
)
"""Words that tell nothing by themselves about which name a word belongs to."""

HEADS_OF = (
    ORGANISATION_WORDS
    | PLACE_WORDS
    | word_set(
        "Battle Church Treaty Declaration Statue Duchy Isle Isles Cape Kingdom Sons Daughters "
        "Doctors Reporters Chamber Order Knights Friends League Voice Day Bishops Conference "
        "Bill Hall Halls House Houses Joint Chiefs Game Lord Guardians Call Act Acts Code Book "
        "Faculty Archdiocese Diocese Master Bachelor Museum Tomb Temple Port People Summit Group "
        "Convention Charter Articles League Campaign Coalition Left Ministries Sea Line World "
        "Duma Democratic Ivory Right Peoples Commander-in-Chief Rights Bureau Line Free Gulf"
    )
)
"""What may stand before "of" or "for" inside a name: "University of Texas", "Center for …"."""

JOINED_BY_AND = word_set(
    "Securities Food Drug Health Human Trade Commerce Science Technology Culture Education Justice "
    "Defense Defence Security Agriculture Fisheries Labor Labour Energy Environment Arts Sciences "
    "Economic Foreign Interior Finance Tourism Sports Youth Social Welfare Media Research "
    "Development Innovation Control Customs Revenue Border Search Rescue Housing Urban Oceanic "
    "Atmospheric Aeronautics Space Bosnia Trinidad Antigua Weights Radio Television Standards "
    "Procter Barnes Ernst Crime Drugs Climate Disaster Emergency "
    "Industry Business Cultural Scientific Political Peace Infrastructure Transport Communications "
    "Alcohol Tobacco Firearms Prevention Law Public Families Children Veterans Information"
)
"""Words after which "and" goes on with the same name: "Food and Drug Administration"."""

JOINED_POSSESSIVES = word_set(
    "People Women Men Children King Queen Lloyd Moody McDonald Sotheby Christie Wendy Kohl Macy "
    "Lowe Levi Reader Sainsbury Domino Ben Workers Teacher Peoples Veteran Bloomingdale Xi'an "
    "Mother Father Valentine Hobson Achilles Kellogg Denny Hershey Trader Dick Dillard Carl Arby "
    "Harrod Selfridge Guy Prosecutor Lord Director Musician Player"
)
"""Words whose 's belongs to the name: "People's Republic of China", "McDonald's"."""

COMMON_ACRONYMS = word_set(
    "AC AD AGM AI AIDS AM APR AR ASAP ATM ATV BC BCE BMI BST CAD CAPTCHA CCTV CD CE CEO CET CFO "
    "CGT CIO COO COVID CPI CPR CST CTO CV DC DIY DJ DNA DVD EBIT EBITDA EDT ESG EST ET ETA ETF EUR "
    "EV EVs FAQ FX GBP GDP GMT GNP GPA GPS HD HIV HQ HR HTML HTTP HTTPS ICBM ICU ID IDP IED INR IP "
    "IPO IQ IRA IT ITV JPY KIA LCD LED LGBT LGBTQ LGBTQ+ LGBTQIA LGBTQIA+ LGBT+ LNG LP MC MBA MD "
    "MIA ML MP MPs MPG MRI MSRP NB NGO NGOs OK PC PCR PDF PDT PDF PHD PIN PM PMI POW POWs PPE PR "
    "PST PTSD PV Q1 Q2 Q3 Q4 H1 H2 QR RIP RMB RNA ROI RPG RSS RUB SIM SMS SOS SPF STEM SUV SUVs TB "
    "TBA TV TVs UAV UAVs UFO UI URL USB USD UTC UV VAT VC VIP VP VPN VR WMD XL YTD AKA RSVP FM "
    "HBCU II III IV VI VII VIII IX XI XII CEO's VIPs CEOs MEP MEPs PMs GOAT LIVE WATCH NEW NOT AND "
    "THE Web Internet BREAKING UPDATE EXCLUSIVE VIDEO PHOTO PHOTOS READ MORE I'M BY"
)
"""Capitals that stand for common words, units, posts or shouting."""

COMPANY_ENDINGS = word_set("Inc Inc. Corp Corp. Ltd Ltd. LLC LLP plc PLC Co. Jr Jr. Sr Sr.")
"""What may follow a name behind a comma."""

PERSON_PARTICLES = word_set(
    "de del della delle di da das dos du des la le el al bin bint ibn ben van von der ter zu zur "
    "abu af av"
)
"""Small words between the parts of a name of a person or place: "Rio de Janeiro"."""

LEADING_PARTICLES = word_set("van von der den bin ibn ben abu de di da du del la")
"""Small words with which a name may begin: "van Beurden"."""

COMMON_HYPHENATED = word_set(
    "t-shirt t-shirts x-ray x-rays e-mail e-commerce u-turn u-boat a-level co-founder "
    "vice-president h-bomb k-pop v-day self-defense"
)
