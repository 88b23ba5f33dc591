"""The words of bylines in many languages, as strings with white space between the words."""

from __future__ import annotations

# Patterns of what precedes an author's name, without the separator.
BY = (
    r"(?:(?:article|story|words?|text|originally posted|posted|post|written|reported|published|created"
    r"|authored|started|guest post|compiled|contributed|(?:view )?(?:all )?(?:posts|articles|stories))\s)?by"
)
_ARTICLE = r"(?:article|post|blog(?: post)?|guide|story|page)"
BY_SENTENCE = rf"(?:this|the) {_ARTICLE} (?:was|is) (?:written|authored|contributed) by"
# What boards print before the name of who opened a thread.
STARTER = r"(?:thread|topic|discussion) (?:starter|author)"
LEAD_INS = (
    rf"{BY_SENTENCE}|{STARTER}(?=\s*[:\n]|\Z)|{BY}"
    r"|(?:authors?|contributors?)(?=\s*[:：\n]|\Z)|from the desk of|von|autor(?:in|e|a|en)?|par|por"
    r"|escrito por|publicado por|rédigé par|publié par|di|a cura di|scritto da|door|geschreven door|av|af"
    r"|skrevet af|auteur|автор|текст|συντάκτης|του|بقلم|كتب|نویسنده|מאת|लेखक"
    r"|作者|文|記者|记者|著者|執筆|筆者|글|기자"
)

# What precedes the date of the last change, folded.
UPDATED = (
    r"(?:last |page )?(?:updated?|modified|edited|revised)|(?:zuletzt )?(?:aktualisiert|geandert)|stand"
    r"|mis a jour|mise a jour|modifie|(?:ultima )?actualiza(?:do|da|cion)|aggiornato|atualizado|bijgewerkt"
    r"|oppdatert|opdateret|uppdaterad|zaktualizowano|обновлен[оа]?|изменено|ενημερωθηκε|تحديث|اخر تحديث|עודכן"
    r"|अपडेट|更新|更新日|最終更新|最后更新|업데이트|수정|최종수정"
)

# Who a content system names when nobody wrote; a name made of these alone is no author.
NOBODY = """
admin administrator webmaster root user guest author authors anonymous unknown none null undefined
superuser sysadmin moderator mod system test default by администратор админ 관리자 wordpress sitemanager
webadmin siteadmin comment comments share follow more menu home news blog subscribe staff contact us get
app sponsored post posted published updated written about bio
"""

# Jobs, of which a piece of a byline may consist ("Senior Editor") or which mark one ("Editor at Large").
ROLES = """
editor editors reporter writer writers correspondent journalist contributor contributors contributing
columnist staff senior junior director manager producer photographer specialist analyst founder cofounder
co-founder ceo cto coo cmo president head chief lead author marketing content digital strategist
consultant engineer developer researcher professor lecturer expert coach owner partner fellow intern
assistant associate freelance freelancer guest executive officer team desk newsroom editorial redaktion
redacción redazione rédaction редакция 編集部 redakteur redakteurin journalistin reporterin autor autorin
korrespondent rédacteur rédactrice journaliste redactor redactora periodista giornalista redattore
jornalista repórter редактор корреспондент журналист
"""

# Roles that a body of people signs with ("Marketing Team"), where no person is named.
TEAMS = "team desk newsroom editorial editors redaktion redazione redacción 編集部"

# What counts reading time and replies, not people.
UNITS = "min mins minute minutes read reading minuten lesezeit lecture views view comments comment"

# Parts of names that are written small.
PARTICLES = """
de da do dos das di del della der den van von vom zu zur la le les el al bin bint ibn ben ter ten te y e i
und af av the of
"""
