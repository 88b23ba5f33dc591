"""The words by which :mod:`.noise` knows what is no part of an article, in many languages, in lower case."""

ADVERTS = (
    "advertisement|advertisements|advertising|anzeige|werbung|publicité|publicidad|pubblicità"
    "|publicidade|advertentie|reklama|reklam|mainos|annons|реклама|διαφήμιση|إعلان|פרסומת"
    "|विज्ञापन|广告|廣告|広告|광고"
    "|story continues below|story continues below advertisement|advertisement - story continues below"
    "|article continues below|article continues below advertisement|article continues after advertisement"
)
"""The label over an advertisement."""

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
"""What stands before a link to another article."""

CREDITS = (
    "photo|photos|photograph|photo credit|photo by|photos by|photo courtesy of|image"
    "|image credit|image source|image by|image courtesy of|picture|picture credit|credit|foto"
    "|fotos|bild|bildquelle|crédit photo|crédits|photo de|imagen|foto de|фото|φωτογραφία|φωτο"
    "|صورة|תצלום|צילום|फोटो|图片来源|图源|写真|撮影|사진"
)
"""What stands before the name of a picture's maker."""
