"""How a question in English asks who another person is: tables of patterns, one kind of thing after the other.

The patterns look at a sentence in which each naming of a person ("the caller", "that young man you sat with") is
already the one word `theperson`, so that each of them stays short and quick. No pattern repeats inside of a repeat.
"""

import re


def _words(listed: str) -> str:
    """Make one pattern of words that stand apart by spaces; an underscore is a space inside of one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in listed.split()) + ")"


_PEOPLE = _words(
    "person people peers? callers? clients? participants? members? patients? consumers? guests? residents? individuals? "
    "texters? chatters? "
    "someone somebody man woman child family friend service_users? youth teen teenager veteran boy girl kid tenant visitor"
)
_MET = _words(
    "saw met supported helped visited sat_with worked_with talked_to talked_with spoke_to spoke_with walked_with "
    "met_with are_writing_about were_with support work_with walk_with see"
)
_WHEN = _words(
    "today tonight yesterday this_time there this_morning this_week last_night last_time now right_now again"
)

_KIN = _words(
    "family_members? parents? mother father mom dad partner husband wife boyfriend girlfriend spouse kids? child children sons? "
    "daughters? brothers? sisters? relatives?"
)

PERSON = re.compile(
    rf"\b(?:(?P<which>the|that|this|each|every|a|another|your)\s+(?:other\s+|young\s+|new\s+)?{_PEOPLE}|someone\s+else|somebody\s+else|(?:their|his|her)\s+{_KIN}(?![’'\w-]|\s+names?)|the\s+one(?=\s+you\s+{_MET}))"
    rf"(?:\s+(?:who\s+|that\s+|whom\s+)?you\s+(?:just\s+)?{_MET}\b|\s+(?:who|that)\s+(?:just\s+)?(?:called|phoned|rang|texted|wrote|came\s+in|reached\s+out)\b(?:\s+in\b)?|\s+(?:on|at)\s+the\s+(?:other\s+end(?:\s+of\s+the\s+line)?|phone|line|chat|call)\b)?(?:\s+{_WHEN}(?=\s+(?:is|was|do|does|did|live|go)\b))?(?P<owns>['’]s\b|s['’])?",
    re.IGNORECASE,
)  # fmt: skip
"""A naming of one person, with what says which person it is."""

_THEIR = r"(?:their|his|her|theperson)"
_THEY = r"(?:they|he|she|theperson)"
_ONE = r"(?:he|she|theperson)"
"""Not "they", which may as well be feelings or plans."""
_THEM = r"(?:them|him|her|theperson)"
_IS = r"(?:is|was|are|were)"
_DO = r"(?:do|does|did)"
_START = r"(?:^|[,;:(]\s*|\b(?:and|or|but|then|please|(?:can|could|would)\s+you)\s+)"
_END = rf"(?=\s*(?:[?.!,;:]|$|(?:and|or|with\s+you|in\s+the\s+group|these\s+days|at\s+the\s+moment|currently|{_WHEN})\b))"
"""Where the thing that was asked for has been said in full, so that "taking" is not "taking from your talk"."""

_TELL = r"\b(?:write|note|say|tell(?:\s+(?:me|us|the\s+page))?|describe|list|give|record)(?:\s+down)?"
_NAME = r"(?:(?:first|last|full|given|middle|real|legal)\s+(?:(?:and|or)\s+(?:first|last|middle)\s+)?names?|nicknames?|surnames?|names?|initials|first\s+initial|pronunciation)"
_NUMBERED = _words(
    "phone telephone cell mobile contact record case chart file account medicaid medicare insurance social_security member "
    "client id room bed unit apartment"
)
_FILED = _words("case chart file medicaid medicare social_security member client room")
_NUMBER = rf"(?:{_NUMBERED} (?:numbers?|no\.?|id)|numbers?|phone|ssn|mrn|e-?mail(?: address)?)"
_PLACE = r"(?:(?:home|street|mailing|e-?mail)\s+address(?:es)?|address(?:es)?|zip\s+codes?|hometown|neighbou?rhood)"
_HEALTH = r"(?:diagnos[ie]s|disorders?|conditions?)"
_USE = r"(?:medications?|meds?|drugs?\s+of\s+choice|substances?(?:\s+of\s+choice)?|prescriptions?|drug\s+use|substance\s+use)"
_BORN = r"(?:dates?\s+of\s+birth|birth\s?(?:dates?|days?|year)|dob)"
_LOOKS = r"(?:hair(?:\s+colou?r)?|eye\s+colou?r|skin(?:\s+colou?r)?|height|weight|tattoos?|appearance|clothes|clothing)"
_ORIGIN = r"(?:race|ethnicity|gender|nationality|religion|faith|tribe|accent|language|sexuality)"
_LAW = r"(?:charges?|criminal\s+(?:record|history|charges?)|warrants?|court\s+(?:case|date)|legal\s+(?:case|status|history)|immigration\s+status|visa(?:\s+status)?|citizenship)"
_WORK = r"(?:employer|occupation|workplace|job\s+title)"
_AGENCY = r"(?:agency|agencies|clinic|hospital|shelter|program|case\s?worker|probation\s+officer|parole\s+officer|school)"
_FILE = r"(?:chart|case\s+file|file|medical\s+records?|intake\s+(?:form|notes?)|paperwork|discharge\s+papers?|referral\s+form)"
_USING = _words(
    "using taking drinking smoking injecting snorting on addicted_to prescribed withdrawing_from hooked_on"
)
_USES = _words(
    "use using drink drinking smoke smoking inject injecting high drunk sober clean in_recovery on_meds on_medication on_drugs"
)
_HAS_USED = _words("used relapsed been_using been_drinking had_a_drink")
_ILL = _words(
    "bipolar schizophrenia schizophrenic hiv aids hepatitis ptsd depression autism dementia a_diagnosis a_disorder an_addiction"
)
_CARE = _words(
    "hospital er emergency_room clinic detox rehab jail prison court shelter ward psych_ward treatment_center"
)

NAME = "the name"
NUMBER = "a number"
ADDRESS = "the home or address"
HEALTH = "the diagnosis"
USE = "the medicine or substances"
BORN = "the date of birth"
AGE = "the age"
AGENCY = "the agency, school or church"
STAY = "a time in a hospital, jail or shelter"
ORIGIN = "the background"
LOOKS = "the looks"
LAW = "a legal matter"
WORK = "the work or workplace"
KIN = "the family"
FILE = "the papers or file"
"""Kinds of thing that may be asked for; each is followed by "of somebody else"."""

WHAT = (
    (NAME, _NAME),
    (NUMBER, _NUMBER),
    (ADDRESS, _PLACE),
    (HEALTH, _HEALTH),
    (USE, _USE),
    (BORN, _BORN),
    (AGE, r"ages?"),
    (LOOKS, _LOOKS),
    (ORIGIN, _ORIGIN),
    (LAW, _LAW),
    (WORK, _WORK),
    (AGENCY, r"agenc(?:y|ies)"),
)
_ASKS = (
    rf"(?:\bwhat\s+{_IS}|\bwhich\s+(?:is|was)|\bgive\s+me|\btell\s+me|"
    rf"{_START}(?:write|give|type|enter|note|list|add|say|put(?:\s+in)?|record|include|share|state|provide|spell))"
)
"""What a sentence that asks for something begins with."""

_THINGS = tuple(
    (pattern, asked)
    for asked, words in WHAT
    for pattern in (
        rf"{_ASKS}\s+(?:down\s+)?{_THEIR}\s+(?:[\w'’]+\s+)?{words}\b",
        rf"{_ASKS}\s+(?:down\s+)?(?:the\s+)?(?:best\s+)?{words}\s+(?:and\s+\w+\s+)?(?:of|for)\s+{_THEM}\b",
        rf"{_START}{_THEIR}\s+{words}\s*[?:]?\s*$",
        rf"{_START}(?:do|can|could)\s+you\s+(?:know|remember|recall|have)\s+{_THEIR}\s+(?:[\w'’]+\s+)?{words}\s*[?]?\s*$",
        rf"^\s*(?:the\s+)?{words}\s+of\s+{_THEM}\s*[?:]?\s*$",
        rf"^\s*(?:the\s+)?{_PEOPLE}['’]?s?['’]?\s+{words}\s*[?:]?\s*$",
        rf"\b(?:what|which)\s+{words}\s+{_DO}\s+{_THEY}\s+(?:give|leave|have|say|tell\s+you|call\s+from|use)\b",
        rf"{_START}(?:did|do|have|could)\s+you\s+(?:get|got|take|taken|have|note|record|write\s+down|find\s+out|check)\s+(?:down\s+)?{_THEIR}\s+(?:[\w'’]+\s+)?{words}{_END}",
    )
)
_WHO = (
    (rf"{_START}what\s+(?:{_IS}|{_DO})\s+{_THEY}\b[^?.]{{0,30}}\s{_THEIR}\s+(?:\w+\s+)?{_NAME}\s+{_IS}\s*(?:[?]|$)", NAME),
    (rf"\b(?:by|under)\s+what\s+name\b[^?.]{{0,30}}\b{_THEM}\b|\bwhat\s+{_DO}\s+(?:the|{_THEIR})\s+initials\b", NAME),
    (rf"\bwhat\s+{_IS}\s+{_THEIR}\s+(?:doctor|therapist|counselor|lawyer|judge|boss|sponsor|landlord)\s+called\b", NAME),
    (rf"\b(?:nickname|surname|last\s+name|street\s+name)\b[^?.]{{0,25}}\b(?:for|of)\s+{_THEM}\b", NAME),
    (rf"\bwho\s+(?:sat|spoke|talked|met)\s+(?:down\s+)?(?:across\s+from|with|to|next\s+to)\s+you\s+{_WHEN}", NAME),
    (r"\bwho(?:m)?\s+did\s+you\s+(?:drive|accompany|escort|visit|pick\s+up|drop\s+off|transport)\b", NAME),
    (r"\bwho(?:m)?\s+(?:are|were|is|was)\s+(?:we|you|this)\s+(?:talking|writing|speaking)\s+about\b", NAME),
    (rf"\bwhat\s+{_IS}\s+the\s+(?:{_FILED}\s+(?:numbers?|id)|ssn|mrn){_END}", NUMBER),
    (rf"\bwhat\s+{_IS}\s+the\s+{_BORN}{_END}", BORN),
    (rf"\bwhat\s+{_IS}\s+the\s+diagnos[ie]s{_END}", HEALTH),
    (rf"\bwhat\s+{_IS}\s+(?:{_THEY}|{_THEM})\s+(?:called|named)\b", NAME),
    (r"\bwhat\s+(?:do|does|did|should|can|could|shall|would)\s+(?:we|you|i|people|others|one)\s+call\s+(?:him|her|theperson)\b", NAME),
    (r"\bwhat\s+(?:should|can|shall)\s+(?:we|you|i)\s+call\s+them\b|\bwhat\s+do\s+(?:people|others)\s+call\s+them\b", NAME),
    (rf"\bwith\s+whom\s+did\s+you\s+(?:meet|sit|walk|work|speak|talk){_END}", NAME),
    (rf"\bwhich\s+{_PEOPLE}\s+(?:was\s+it|is\s+(?:it|this)|did\s+you\s+(?:see|meet|support|help|visit|(?:sit|work|walk|talk|meet|speak)\s+(?:with|to))){_END}", NAME),
    (rf"{_TELL}\s+who\s+(?:(?:it|{_THEY})\s+{_IS}|you\s+{_MET}){_END}", NAME),
    (rf"{_START}what\s+{_DO}\s+{_THEY}\s+(?:(?:like|want|prefer|wish|ask)\s+to\s+be\s+called|(?:ask|tell)\s+you\s+to\s+call\s+{_THEM})", NAME),
    (rf"\b(?:how|what|which)\b[^?.]{{0,30}}\b{_DO}\s+{_THEY}\s+go\s+by\b|\bwhat\b[^?.]{{0,20}}\b{_THEY}\s+goes?\s+by\b", NAME),
    (rf"\b(?:what|which)\s+{_NAME}\s+{_DO}\s+{_THEY}\s+(?:use|prefer|have|like|want){_END}", NAME),
    (r"\b(?:what|which)\s+(?:are\s+(?:the\s+)?)?initials\b", NAME),
    (rf"\b(?:what|which)\s+letters?\b[^?.]{{0,40}}\b{_THEIR}\s+(?:\w+\s+)?{_NAME}\b", NAME),
    (rf"\bhow\s+(?:is|was|do|does|would|should)\s+(?:you\s+|we\s+|one\s+)?(?:say\s+|spell\s+|pronounce\s+|write\s+)?{_THEIR}\s+(?:\w+\s+)?{_NAME}\s*(?:spelled|spelt|pronounced|said|written|[?]|$)", NAME),
    (rf"\bname\s+(?:theperson|(?:the|each|every|that)\s+{_PEOPLE})\b", NAME),
    (rf"\bwho(?:m)?\s+(?:did|have|were)\s+you\s+(?:just\s+)?(?:see|seen|seeing|meet(?:\s+with)?|met|support(?:ed|ing)?|(?:work|sit|walk|visit|meet)(?:ed|ing)?\s+with|visit(?:ed)?|with)(?:\s+{_WHEN})?\s*(?:[?]|$)", NAME),
    (rf"\bwho(?:m)?\s+did\s+you\s+(?:talk|speak)\s+(?:to|with)\s+{_WHEN}\b", NAME),
    (r"\bwho(?:m)?\s+(?:is|was|are)\s+(?:this|the)\s+(?:entry|note|page|visit|call|session)\s+(?:about|with|for)\b|\bwho(?:m)?\s+are\s+you\s+writing\s+about\b", NAME),
    (r"\bwho\s+(?:called(?!\s+(?:you|it|me|for|on)\b)|came(?!\s+(?:to\s+mind|up)\b)|took\s+part|attended)\b", NAME),
    (rf"\bwho\s+(?:called|visited|texted)\s+you\s*(?:{_WHEN}|[?]|$)", NAME),
    (rf"\bwho\s+{_IS}\s+(?:it|this|that|he|she|they|with\s+you|there|in\s+the\s+group|theperson|{_THEM})(?:\s+(?:with\s+you\s+)?{_WHEN})?\s*(?:[?]|$)", NAME),
    (rf"\bwho\s+{_IS}\s+(?:it|this|that)\s+(?:that\s+|who\s+)?(?:you\s+{_MET}|called|came)\b", NAME),
)  # fmt: skip
_WHERE = (
    (rf"\bwhat\s+{_IS}\s+the\s+{_PLACE}\s+(?:where|that)\s+{_THEY}\b", ADDRESS),
    (rf"\b(?:{_IS})\s+{_THEY}\s+(?:homeless|housed|unhoused){_END}|\b(?:{_IS})\s+{_THEY}\s+homeless\s+or\b", ADDRESS),
    (rf"\bwhere\s+{_IS}\s+{_THEY}\s+(?:picked\s+up|found|arrested|born|raised)\b", ADDRESS),
    (rf"\b(?:what|which)\s+(?:grade|class|school|college|church|temple|mosque|detox|rehab|jail|prison|court|team|union|gang)(?:\s+(?:or|and)\s+\w+)?\s+(?:{_IS}|{_DO})\s+{_THEY}\s+(?:in|at|from|go\s+to|attend|belong\s+to|come\s+from|speak|grow\s+up\s+with)\b", AGENCY),
    (rf"\b(?:with\s+whom|who)\s+{_DO}\s+{_THEY}\s+live(?:\s+with)?{_END}", KIN),
    (rf"{_TELL}\s+where\s+{_THEY}\s+(?:lives?|stays?|sleeps?|slept|lived|stayed|(?:is|are)\s+(?:living|staying)){_END}", ADDRESS),
    (rf"\bwhere\s+(?:do|does|did|will|can)\s+{_THEY}\s+(?:live|stay|sleep|spend\s+the\s+night)\b(?!\s+(?:with\s+)?(?:their|his|her|out|by|up\s+to|true)\b)", ADDRESS),
    (rf"\bwhere\s+{_DO}\s+{_ONE}\s+come\s+from{_END}", ADDRESS),
    (rf"\bwhere\s+{_IS}\s+{_THEY}\s+(?:from|living|staying|sleeping|housed){_END}", ADDRESS),
    (rf"\b(?:what|which)\s+(?:address|street|city|town|neighbou?rhood|county|zip\s+code|block|building|country|room|bed|unit|floor|apartment|shelter)\s+(?:{_IS}|{_DO})\s+{_THEY}\s+(?:in|from|at|on|living|staying|sleeping|live|stay|sleep|come\s+from)\b", ADDRESS),
    (rf"\bwhere\s+(?:{_IS}|{_DO})\s+{_THEY}\s+(?:work|working|employed){_END}", WORK),
    (rf"\bwhat\s+(?:{_IS}\s+{_THEIR}\s+(?:\w+\s+)?(?:job|profession){_END}|{_DO}\s+{_THEY}\s+do\s+for\s+(?:a\s+living|work)\b)", WORK),
    (rf"\bwhere\s+{_DO}\s+{_THEY}\s+go\s+to\s+(?:school|college|church|meetings)\b", AGENCY),
    (rf"\b(?:what|which)\s+(?:phone\s+|best\s+)?numbers?\s+(?:can|could|do|does|should)\s+(?:{_THEY}\s+(?:be\s+reached|have|use)|(?:you|we|i)\s+(?:call|reach)\s+{_THEM})\b", NUMBER),
    (rf"\bhow\s+(?:can|could|do|would)\s+(?:{_THEY}\s+be\s+(?:reached|contacted)\b|(?:we|i|someone|one)\s+(?:reach|contact)\s+{_THEM})", NUMBER),
)  # fmt: skip
_HOW_OLD = (
    (
        rf"\b{_IS}\s+{_THEY}\s+(?:over|under|older\s+than|younger\s+than)\s+(?:\d|eighteen|twenty|thirty|forty|fifty|sixty)",
        AGE,
    ),
    (rf"\bhow\s+old\s+(?:would|do|did)\s+you\s+(?:say|think|guess)\s+{_THEY}\s+{_IS}\b", AGE),
    (rf"\b(?:what|which)\s+(?:day|date|month|year)\s+{_IS}\s+{_THEIR}\s+{_BORN}\b", BORN),
    (rf"{_TELL}\s+how\s+old\s+{_THEY}\s+{_IS}\b", AGE),
    (rf"\bhow\s+old\s+{_IS}\s+(?:{_THEY}|{_THEM})\b", AGE),
    (rf"\b(?:what|which|how)\s+(?:age|old|many\s+years\s+old)\s+{_IS}\s+{_THEY}\b", AGE),
    (rf"\bwhen\s+{_IS}\s+(?:{_THEY}|{_THEIR})\s*(?:born|birthday)\b", BORN),
    (rf"\b(?:what|which)\s+(?:day|date|month|year)\s+{_IS}\s+{_THEY}\s+born\b", BORN),
)
_BODY = (
    (rf"\b(?:what|which)\s+conditions?\s+{_DO}\s+{_THEY}\s+have{_END}", HEALTH),
    (rf"{_START}(?:has|have)\s+{_THEY}\s+{_HAS_USED}{_END}", USE),
    (rf"\bwhat\s+(?:{_IS}|{_DO})\s+{_THEY}\s+(?:in\s+recovery\s+from|overdose\s+on|detox(?:ing)?\s+from)\b", USE),
    (rf"\bwhat\s+{_DO}\s+{_THEY}\s+take\s+(?:for\s+(?:sleep|pain|anxiety|depression)|to\s+sleep)\b", USE),
    (rf"\b{_DO}\s+{_THEY}\s+have\s+(?:any\s+)?(?:tattoos|scars|a\s+beard|glasses){_END}", LOOKS),
    (rf"\b(?:what|which)\s+(?:diagnos[ie]s|illness|disease|disorder|disability)\s+{_DO}\s+{_THEY}\s+(?:have|live\s+with)\b", HEALTH),
    (rf"\bwhen\s+(?:{_DO}|{_IS})\s+{_THEY}\s+(?:last|first|start|stop)\s+(?:use|used|using|drink|drinking|get\s+high)\b", USE),
    (rf"\bhow\s+(?:many|much)\s+(?:drinks?|pills?|beers?|alcohol|bags?|cigarettes?|drugs?)\s+{_DO}\s+{_THEY}\b", USE),
    (rf"\b{_IS}\s+{_THEY}\s+(?:still\s+)?on\s+(?:methadone|suboxone|buprenorphine|meth|heroin|fentanyl|alcohol|meds?|medication|drugs)\b", USE),
    (rf"\bwhat\s+{_IS}\s+in\s+{_THEIR}\s+(?:system|blood|urine)\b", USE),
    (rf"{_START}(?:give|write|add)?\s*(?:a\s+)?(?:\w+\s+)?physical\s+description\b|{_START}(?:give|write)\s+(?:a\s+)?(?:\w+\s+)?description\s+of\s+{_THEM}\b", LOOKS),
    (rf"{_TELL}\s+what\s+{_THEY}\s+(?:{_IS}\s+{_USING}|uses?|drinks?|smokes?|takes){_END}", USE),
    (rf"{_TELL}\s+what\s+{_THEY}\s+{_IS}\s+diagnosed\b", HEALTH),
    (rf"{_TELL}\s+(?:what|how)\s+{_THEY}\s+look(?:s|ed)(?:\s+like)?{_END}", LOOKS),
    (rf"\b(?:what|which)\s+(?:diagnos[ie]s|illness|disease|disorder)\s+(?:{_IS}|{_DO}|has|have)\s+{_THEY}\b", HEALTH),
    (rf"\b{_IS}\s+(?:{_THEY}|{_THEM})\s+diagnosed\b|\b(?:have|has)\s+{_THEY}\s+(?:ever\s+)?been\s+diagnosed\b", HEALTH),
    (rf"\b(?:{_IS}|{_DO}|has|have)\s+{_THEY}\s+(?:have\s+|had\s+|been\s+)?{_ILL}\b", HEALTH),
    (rf"\bwhat\s+{_IS}\s+wrong\s+with\s+{_THEM}\b|\bwhat\s+{_DO}\s+{_ONE}\s+suffer\s+from\b", HEALTH),
    (rf"\bwhat\s+(?:brought|landed|put|sent)\s+{_THEM}\s+(?:back\s+)?(?:to|in|into)\s+(?:the\s+|a\s+)?{_CARE}\b", STAY),
    (rf"\bwhy\s+{_IS}\s+{_THEY}\s+(?:in|at|sent\s+to|taken\s+to)\s+(?:the\s+|a\s+)?{_CARE}\b", STAY),
    (rf"\b(?:what|which)\s+(?:other\s+)?(?:medications?|meds?|medicines?|pills?|drugs?|substances?|drink)\s+(?:{_IS}|{_DO}|has|have)\s+{_THEY}\b", USE),
    (rf"\bwhat\s+{_IS}\s+{_THEY}\s+(?:still\s+)?{_USING}{_END}", USE),
    (rf"\bwhat\s+(?:{_DO}\s+{_ONE}|do\s+they)\s+(?:use|drink|smoke|inject|snort|take){_END}", USE),
    (rf"\bhow\s+(?:much|often|long|many\s+\w+)\s+(?:{_IS}|{_DO}|has|have)\s+{_THEY}\s+(?:been\s+)?{_USES}{_END}", USE),
    (rf"{_START}(?:{_IS}|{_DO}|has|have)\s+{_THEY}\s+(?:still\s+|been\s+)?{_USES}{_END}", USE),
    (rf"\bwhat\s+(?:{_DO}\s+{_ONE}|did\s+they)\s+look\s+like{_END}", LOOKS),
    (rf"\bdescribe\s+(?:him|her|theperson)(?:['’]s\s+|\s+)?(?:\s*(?:[?.:,;(]|$)|\s+in\s+(?:a\s+few|one|two|some)\b|{_LOOKS}\b|physically\b|looks?\b)", LOOKS),
    (rf"\bdescribe\s+{_THEIR}\s+(?:\w+\s+)?(?:{_LOOKS}|face|body)\b", LOOKS),
    (rf"\b(?:what|which)\s+(?:colou?r|kind\s+of\s+hair)\s+(?:{_IS}|{_DO})\s+{_THEIR}\b", LOOKS),
    (rf"\b(?:what|which)\s+{_LOOKS}(?:\s+(?:or|and)\s+\w+)?\s+(?:{_IS}|{_DO}|has|have)\s+{_THEY}\b", LOOKS),
    (rf"\b(?:what|which)\s+{_ORIGIN}(?:\s+(?:or|and)\s+\w+)?\s+(?:{_IS}|{_DO}|has|have)\s+{_THEY}\b", ORIGIN),
    (rf"\bwhat\s+{_IS}\s+{_THEY}\s+wearing\b|\bhow\s+(?:tall|heavy)\s+{_IS}\s+{_THEY}\b|\bwhat\s+(?:{_DO}\s+{_THEY}\s+wear){_END}", LOOKS),
    (rf"\b{_IS}\s+{_THEY}\s+(?:a\s+)?(?:(?:man|woman)\s+or\s+(?:a\s+)?(?:man|woman)|male|female|gay|straight|trans|black|white|latino|latina|hispanic|asian)\b", ORIGIN),
)  # fmt: skip
_LIFE = (
    (rf"\bwhat\s+{_IS}\s+written\s+(?:on|in)\s+{_THEIR}\s+(?:wristband|badge|id|door|{_FILE})", FILE),
    (rf"\b(?:has|have|had|{_IS})\s+{_THEY}\s+(?:ever\s+)?(?:been\s+)?(?:(?:in|to)\s+(?:jail|prison)|arrested|convicted|charged|incarcerated){_END}", LAW),
    (rf"\b{_THEIR}\s+(?:\w+\s+)?(?:story|history|record|trouble)\s+with\s+the\s+(?:police|law|courts?){_END}", LAW),
    (rf"\bwho\s+has\s+custody\s+of\s+(?:{_THEIR}|theperson)\b", KIN),
    (rf"\bwhat\s+(?:did|does|has|have)\s+(?:the|{_THEIR})\s+(?:nurse|doctor|police|judge|therapist|case\s?worker|court|hospital|staff)\s+(?:write|written|note|noted|chart|report|reported)\s+about\s+{_THEM}\b", FILE),
    (rf"\b(?:what|which)\s+(?:charges?|crimes?|offen[sc]es?|warrants?|sentence)\s+(?:{_IS}|{_DO}|has|have)\s+{_THEY}\b", LAW),
    (rf"\bwhat\s+{_IS}\s+{_THEY}\s+(?:charged|arrested|convicted|accused|locked\s+up|in\s+(?:jail|prison|court))\b", LAW),
    (rf"\bwhy\s+(?:{_IS}|{_DO})\s+{_THEY}\s+(?:arrested|get\s+arrested|locked\s+up|charged|on\s+(?:probation|parole))\b", LAW),
    (rf"\b(?:{_IS}|{_DO}|has|have)\s+{_THEY}\s+(?:here\s+(?:il)?legally|(?:un)?documented|a\s+citizen|on\s+(?:probation|parole)|have\s+(?:papers|warrants?|a\s+(?:visa|warrant|criminal\s+record|green\s+card|record)))\b", LAW),
    (rf"\bwho\s+{_IS}\s+{_THEIR}\s+(?:\w+\s+)?{_KIN}{_END}", KIN),
    (rf"\b(?:how\s+many\s+{_KIN}\s+{_DO}\s+{_THEY}\s+have|{_DO}\s+{_THEY}\s+have\s+(?:any\s+)?(?:kids|children|a\s+(?:partner|husband|wife|family)))\b", KIN),
    (rf"\b(?:is|was|are)\s+{_THEY}\s+(?:married|single|divorced|pregnant){_END}", KIN),
    (rf"\bwhat\s+{_DO}\s+(?:the|{_THEIR})\s+{_FILE}\s+(?:say|show|tell|read)(?:\s+about\s+{_THEM})?{_END}", FILE),
    (rf"\bwhat\s+(?:{_IS}|did\s+you\s+(?:read|see))\s+in\s+(?:the|{_THEIR})\s+{_FILE}{_END}", FILE),
    (rf"\bwho\s+{_IS}\s+{_THEIR}\s+(?:\w+\s+)?(?:{_AGENCY}|doctor|therapist|psychiatrist|counselor|lawyer|judge|boss|sponsor|landlord)\b", AGENCY),
    (rf"\b(?:which|what)\s+{_AGENCY}\s+(?:{_DO}|{_IS}|sent|referred)\s+(?:{_THEY}|{_THEM}|you\s+meet\s+{_THEM})\b", AGENCY),
    (rf"\bwho\s+(?:sent|referred)\s+{_THEM}\b", AGENCY),
    (rf"{_ASKS}\s+(?:down\s+)?{_THEIR}\s+(?:\w+\s+)?{_AGENCY}\b|^\s*{_THEIR}\s+{_AGENCY}\s*[?:]?\s*$", AGENCY),
)  # fmt: skip

ASKING = (*_THINGS, *_WHO, *_WHERE, *_HOW_OLD, *_BODY, *_LIFE)
_ANY = "(?:" + "|".join(words for _, words in WHAT) + ")"
ON_A_FORM = (
    *(
        (rf"^\s*(?:the\s+)?{words}(?:\s+(?:and|or)\s+(?:the\s+)?{_NAME})?\s*[?:]?\s*$", asked)
        for asked, words in WHAT[:7]
    ),
    (rf"^\s*{_NAME}(?:(?:\s*[,/&]\s*|\s+)(?:(?:and|or)\s+)?{_ANY}){{1,6}}\s*[?:]?\s*$", NAME),
)
"""One word that stands alone asks for it, as on a form. Among choices it asks for nothing: "Age" may be what shaped a talk."""
