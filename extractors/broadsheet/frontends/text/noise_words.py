"""The words by which :mod:`.noise` knows what is not part of an article, in many languages, in lower case."""

EDGES = " \t|:：.-–—•·*[]()»›→>"
"""What may be around a label."""

ADDRESS = (
    r"(?:\(\s*https?://[^\s()]*\s*\)|<\s*https?://[^\s<>]*\s*>|\[\s*https?://[^\s\]]*\s*\]|https?://\S+)"
)
"""A pattern of the address that mail programs print behind a link."""

ADVERTS = (
    "advertisement|advertisements|advertising|anzeige|werbung|publicité|publicidad|pubblicità"
    "|publicidade|advertentie|reklama|reklam|mainos|annons|реклама|διαφήμιση|إعلان|פרסומת"
    "|विज्ञापन|广告|廣告|広告|광고"
    "|story continues below|story continues below advertisement|advertisement - story continues below"
    "|article continues below|article continues below advertisement|article continues after advertisement"
)
"""The label over an advertisement."""
ADVERT_LABELS = frozenset(ADVERTS.split("|"))

SHARING = (
    "share|share this|share this article|share this story|share this post|share this page"
    "|share on|share via|tweet|tweet this|teilen|teilen auf|partager|partager sur|compartir|compartir en"
    "|condividi|compartilhar"
    "|delen|udostępnij|поделиться|κοινοποίηση|شارك|שתף|शेयर करें|分享|シェア|공유|공유하기"
)
"""The label of share buttons."""

NETWORKS = (
    "facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|telegram|email|e-mail|mail|print"
    "|copy link|link|tumblr|flipboard|pocket|messenger|bluesky|mastodon|threads|line|wechat"
    "|weibo|vk|viber|sms|xing|share|tweet"
)
"""What share buttons lead to."""

READ_MORE = (
    "read more|read also|also read|read next|see also|keep reading|continue reading|related"
    "|related article|related articles|related story|related stories|related reading"
    "|related posts|recommended|more on this|lesen sie auch|mehr zum thema|weiterlesen"
    "|lire aussi|à lire aussi|lire la suite|leer más|lea también|leer también"
    "|te puede interesar|leggi anche|leia também|lees ook|czytaj także|читайте также"
    "|читать далее|διαβάστε επίσης|اقرأ أيضا|اقرأ أيضًا|קראו גם|यह भी पढ़ें|延伸阅读|相关阅读"
    "|関連記事|あわせて読みたい|관련기사"
)
"""What is before a link to another article."""

CREDITS = (
    "photo|photos|photograph|photo credit|photo by|photos by|photo courtesy of|image"
    "|image credit|image source|image by|image courtesy of|picture|picture credit|credit|foto"
    "|fotos|bild|bildquelle|crédit photo|crédits|photo de|imagen|foto de|фото|φωτογραφία|φωτο"
    "|صورة|תצלום|צילום|फोटो|图片来源|图源|写真|撮影|사진"
)
"""What is before the name of a picture's maker."""

CALLS = (
    "learn more|read more|find out more|see more|show more|view more|discover more|see all|view all|show all"
    "|get started|get started for free|sign up|sign up for free|sign up now|log in|subscribe|subscribe now"
    "|shop now|buy now|order now|book now|book a demo|request a demo|get a demo|watch demo|try for free"
    "|try it free|start free trial|start a free trial|start your free trial|download now|download free"
    "|contact us|contact sales|apply now|join now|enroll now|get a quote|get a free quote|add to cart"
    "|find out"
    "|mehr erfahren|mehr lesen|jetzt kaufen|jetzt testen|jetzt starten|kostenlos testen|zum shop"
    "|kontakt aufnehmen"
    "|en savoir plus|voir plus|tout voir|découvrir|acheter maintenant|essayer gratuitement|nous contacter"
    "|más información|saber más|ver más|ver todo|comprar ahora|empezar gratis|contáctanos|saiba mais|ver mais"
    "|comprar agora|scopri di più|leggi di più|acquista ora|meer informatie|lees meer|bekijk alle|nu kopen"
    "|dowiedz się więcej|zobacz więcej|kup teraz|läs mer|les mer|læs mere|подробнее|узнать больше|купить"
)
"""What the link or button under a text says, run together with what is before or behind it."""
