"""Words of the calendar in many languages: plain data for :mod:`broadsheet.dates`, parted by white space.

Month names as Unicode CLDR has them (wide and abbreviated, nominative and genitive), written without regard
to case or accents: the reader folds both. Chinese, Japanese, Korean and Vietnamese number their months.
"""

from __future__ import annotations

# Twelve entries a language, each a group of variants parted by spaces. Where two languages give one word to
# different months, the given language decides; without one, the first in this order does.
MONTHS: dict[str, tuple[str, ...]] = {
    "en": ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
           "august aug", "september sept sep", "october oct", "november nov", "december dec"),
    "de": ("januar jänner jän", "februar feber", "märz mär mrz", "april", "mai", "juni", "juli", "august",
           "september", "oktober okt", "november", "dezember dez"),
    "fr": ("janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août",
           "septembre", "octobre", "novembre", "décembre déc"),
    "es": ("enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago",
           "septiembre setiembre set", "octubre", "noviembre", "diciembre dic"),
    "it": ("gennaio gen", "febbraio", "marzo", "aprile", "maggio mag", "giugno giu", "luglio lug", "agosto",
           "settembre sett set", "ottobre ott", "novembre", "dicembre"),
    "pt": ("janeiro", "fevereiro fev", "março", "abril", "maio", "junho", "julho", "agosto", "setembro set",
           "outubro out", "novembro", "dezembro dez"),
    "ca": ("gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre",
           "novembre", "desembre des"),
    "nl": ("januari", "februari", "maart mrt", "april", "mei", "juni", "juli", "augustus", "september",
           "oktober", "november", "december"),
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december"),
    "da": ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
           "november", "december"),
    "nb": ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
           "november", "desember"),
    "fi": ("tammikuu tammikuuta", "helmikuu helmikuuta", "maaliskuu maaliskuuta", "huhtikuu huhtikuuta",
           "toukokuu toukokuuta", "kesäkuu kesäkuuta", "heinäkuu heinäkuuta", "elokuu elokuuta",
           "syyskuu syyskuuta", "lokakuu lokakuuta", "marraskuu marraskuuta", "joulukuu joulukuuta"),
    "pl": ("styczeń stycznia sty", "luty lutego lut", "marzec marca", "kwiecień kwietnia kwi", "maj maja",
           "czerwiec czerwca cze", "lipiec lipca lip", "sierpień sierpnia sie", "wrzesień września wrz",
           "październik października paź", "listopad listopada lis", "grudzień grudnia gru"),
    "cs": ("leden ledna", "únor února", "březen března", "duben dubna", "květen května", "červen června",
           "červenec července", "srpen srpna", "září", "říjen října", "listopad listopadu",
           "prosinec prosince"),
    "ro": ("ianuarie ian", "februarie", "martie", "aprilie", "mai", "iunie iun", "iulie iul", "august",
           "septembrie", "octombrie", "noiembrie noi", "decembrie"),
    "hu": ("január", "február", "március márc", "április ápr", "május máj", "június jún", "július júl",
           "augusztus", "szeptember szept", "október", "november", "december"),
    "tr": ("ocak oca", "şubat şub", "mart", "nisan nis", "mayıs", "haziran haz", "temmuz tem", "ağustos ağu",
           "eylül eyl", "ekim eki", "kasım kas", "aralık ara"),
    "id": ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus agt", "september",
           "oktober", "november", "desember"),
    "ru": ("январь января янв", "февраль февраля февр фев", "март марта мар", "апрель апреля апр", "май мая",
           "июнь июня июн", "июль июля июл", "август августа авг", "сентябрь сентября сент сен",
           "октябрь октября окт", "ноябрь ноября нояб ноя", "декабрь декабря дек"),
    "uk": ("січень січня січ", "лютий лютого лют", "березень березня бер", "квітень квітня квіт",
           "травень травня трав", "червень червня черв", "липень липня лип", "серпень серпня серп",
           "вересень вересня вер", "жовтень жовтня жовт", "листопад листопада лист", "грудень грудня груд"),
    "el": ("ιανουάριος ιανουαρίου ιαν", "φεβρουάριος φεβρουαρίου φεβ", "μάρτιος μαρτίου μαρ μάρ",
           "απρίλιος απριλίου απρ", "μάιος μαΐου μάϊ μαι", "ιούνιος ιουνίου ιουν", "ιούλιος ιουλίου ιουλ",
           "αύγουστος αυγούστου αυγ", "σεπτέμβριος σεπτεμβρίου σεπ", "οκτώβριος οκτωβρίου οκτ",
           "νοέμβριος νοεμβρίου νοε", "δεκέμβριος δεκεμβρίου δεκ"),
    "ar": ("يناير كانون-الثاني جانفي", "فبراير شباط فيفري", "مارس آذار",
           "أبريل إبريل نيسان أفريل", "مايو أيار ماي",
           "يونيو حزيران جوان", "يوليو تموز جويلية", "أغسطس آب أوت", "سبتمبر أيلول", "أكتوبر تشرين-الأول",
           "نوفمبر تشرين-الثاني", "ديسمبر كانون-الأول"),
    "fa": ("ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر",
           "دسامبر"),
    "he": ("ינואר בינואר ינו", "פברואר בפברואר פבר", "מרץ מרס במרץ במרס", "אפריל באפריל אפר", "מאי במאי",
           "יוני ביוני", "יולי ביולי", "אוגוסט באוגוסט אוג", "ספטמבר בספטמבר ספט", "אוקטובר באוקטובר אוק",
           "נובמבר בנובמבר נוב", "דצמבר בדצמבר דצמ"),
    "hi": ("जनवरी जन", "फ़रवरी फरवरी फ़र", "मार्च", "अप्रैल", "मई", "जून", "जुलाई जुल", "अगस्त अग", "सितंबर सितम्बर सित",
           "अक्टूबर अक्तूबर अक्तू", "नवंबर नवम्बर नव", "दिसंबर दिसम्बर दिस"),
}  # fmt: skip

# Days of the week, full and short, in one heap: they only have to be stepped over.
WEEKDAYS = """
monday mon tuesday tues tue wednesday wed thursday thurs thur thu friday fri saturday sat sunday sun
montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so
lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom
lunedì martedì mercoledì giovedì gio venerdì sabato domenica
segunda terça quarta quinta sexta feira seg ter qua qui sex
maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo
måndag mån tisdag tis onsdag ons torsdag tors fredag fre lördag lör söndag sön mandag tirsdag lørdag søndag
maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai perjantaina
lauantai lauantaina sunnuntai sunnuntaina
poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle
luni marți miercuri joi vineri sâmbătă duminică hétfő kedd szerda csütörtök péntek szombat vasárnap
pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
понеділок вівторок середа четвер субота неділя
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ
الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天
월요일 화요일 수요일 목요일 금요일 토요일 일요일
"""

# Words before the day ("le 5 mars 2024", "am 5. März 2024").
ARTICLES = "le el il on am den dnia vom du"

BEFORE_NOON = "am a.m. 午前 上午 오전 πμ"
AFTER_NOON = "pm p.m. 午後 下午 오후 μμ"

# Zone names with one meaning in bylines and feeds: RFC 822 section 5.1, and the European ones. Names that
# several zones share (IST, BST outside Britain) or that summer time decides (ET) are left unread.
ZONES = {
    "z": "Z", "utc": "Z", "gmt": "Z", "ut": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "wet": "+00:00",
    "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "мск": "+03:00", "jst": "+09:00", "kst": "+09:00",
}  # fmt: skip
UNREAD_ZONES = "et ct mt pt ist bst aest aedt sgt hkt pht wib hst akst akdt"
