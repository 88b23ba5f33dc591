"""Calendar words in many languages for :mod:`broadsheet.dates`, as strings with white space between words.

Month names are those of Unicode CLDR (wide and abbreviated, nominative and genitive). Case and accents do not
matter: the reader folds both. Chinese, Japanese, Korean and Vietnamese number their months.
"""

from __future__ import annotations

# Twelve entries per language, each a group of variants. Where two languages give one word to
# different months, the given language decides; without one, the first in this order does.
MONTHS: dict[str, tuple[str, ...]] = {
    "en": ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
           "august aug", "september sept sep", "october oct", "november nov", "december dec"),
    "de": ("januar jänner jän", "februar feber", "märz mär mrz", "april", "mai", "juni", "juli", "august",
           "september", "oktober okt", "november", "dezember dez"),
    "fr": ("janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil juill",
           "août", "septembre", "octobre", "novembre", "décembre déc"),
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
           "يونيو حزيران جوان", "يوليو تموز جويلية يوليوز",
           "أغسطس آب أوت غشت", "سبتمبر أيلول شتنبر", "أكتوبر تشرين-الأول",
           "نوفمبر تشرين-الثاني نونبر", "ديسمبر كانون-الأول دجنبر"),
    "fa": ("ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر",
           "دسامبر"),
    "he": ("ינואר בינואר ינו", "פברואר בפברואר פבר", "מרץ מרס במרץ במרס", "אפריל באפריל אפר", "מאי במאי",
           "יוני ביוני", "יולי ביולי", "אוגוסט באוגוסט אוג", "ספטמבר בספטמבר ספט", "אוקטובר באוקטובר אוק",
           "נובמבר בנובמבר נוב", "דצמבר בדצמבר דצמ"),
    "hi": ("जनवरी जन", "फ़रवरी फरवरी फ़र", "मार्च", "अप्रैल", "मई", "जून", "जुलाई जुल", "अगस्त अग", "सितंबर सितम्बर सित",
           "अक्टूबर अक्तूबर अक्तू अक्टू", "नवंबर नवम्बर नव", "दिसंबर दिसम्बर दिस"),
}  # fmt: skip

# The same for more languages, and abbreviations that are words elsewhere (``pro``, ``mac``): read in the
# documents of that language alone.
LOCAL_MONTHS: dict[str, tuple[str, ...]] = {
    "cs": ("led", "úno", "bře", "dub", "kvě", "čvn", "čvc", "srp", "zář", "říj", "", "pro"),
    "fi": ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras",
           "joulu"),
    "hu": ("", "febr", "", "", "", "", "", "", "", "", "", ""),
    "ca": ("", "febr", "", "", "", "", "", "ag", "", "", "", ""),
    "he": ("בינו", "בפבר", "", "באפר", "", "", "", "באוג", "בספט", "באוק", "בנוב", "בדצמ"),
    "bg": ("януари яну", "февруари фев", "март", "април апр", "май", "юни", "юли", "август авг",
           "септември сеп", "октомври окт", "ноември ное", "декември дек"),
    "sk": ("januára jan január", "februára feb február", "marca mar marec", "apríla apr apríl", "mája máj",
           "júna jún", "júla júl", "augusta aug august", "septembra sep september", "októbra okt október",
           "novembra nov november", "decembra dec december"),
    "sl": ("januar jan", "februar feb", "marec mar", "april apr", "maj", "junij jun", "julij jul",
           "avgust avg", "september sep", "oktober okt", "november nov", "december dec"),
    "hr": ("siječnja sij siječanj", "veljače velj veljača", "ožujka ožu ožujak", "travnja tra travanj",
           "svibnja svi svibanj", "lipnja lip lipanj", "srpnja srp srpanj", "kolovoza kol kolovoz",
           "rujna ruj rujan", "listopada lis listopad", "studenoga stu studeni", "prosinca pro prosinac"),
    "sr": ("јануар јан", "фебруар феб", "март мар", "април апр", "мај", "јун", "јул", "август авг",
           "септембар сеп", "октобар окт", "новембар нов", "децембар дец"),
    "mk": ("јануари јан", "февруари фев", "март мар", "април апр", "мај", "јуни јун", "јули јул",
           "август авг", "септември сеп", "октомври окт", "ноември ное", "декември дек"),
    "lt": ("sausio saus sausis", "vasario vas vasaris", "kovo kov kovas", "balandžio bal balandis",
           "gegužės geg gegužė", "birželio birž birželis", "liepos liep liepa", "rugpjūčio rugp rugpjūtis",
           "rugsėjo rugs rugsėjis", "spalio spal spalis", "lapkričio lapkr lapkritis",
           "gruodžio gruod gruodis"),
    "lv": ("janvāris janv", "februāris febr", "marts", "aprīlis apr", "maijs", "jūnijs jūn", "jūlijs jūl",
           "augusts aug", "septembris sept", "oktobris okt", "novembris nov", "decembris dec"),
    "et": ("jaanuar jaan", "veebruar veebr", "märts", "aprill apr", "mai", "juuni", "juuli", "august aug",
           "september sept", "oktoober okt", "november nov", "detsember dets"),
    "is": ("janúar jan", "febrúar feb", "mars mar", "apríl apr", "maí", "júní jún", "júlí júl", "ágúst ágú",
           "september sep", "október okt", "nóvember nóv", "desember des"),
    "sq": ("janar jan", "shkurt shk", "mars mar", "prill pri", "maj", "qershor qer", "korrik korr",
           "gusht gush", "shtator sht", "tetor tet", "nëntor nën", "dhjetor dhj"),
    "gl": ("xaneiro xan", "febreiro feb", "marzo mar", "abril abr", "maio", "xuño", "xullo xul", "agosto ago",
           "setembro set", "outubro out", "novembro nov", "decembro dec"),
    "eu": ("urtarrila urt", "otsaila ots", "martxoa mar", "apirila api", "maiatza mai", "ekaina eka",
           "uztaila uzt", "abuztua abu", "iraila ira", "urria urr", "azaroa aza", "abendua abe"),
    "af": ("januarie jan", "februarie feb", "maart mrt", "april apr", "mei", "junie jun", "julie jul",
           "augustus aug", "september sep", "oktober okt", "november nov", "desember des"),
    "az": ("yanvar yan", "fevral fev", "mart mar", "aprel apr", "may", "iyun iyn", "iyul iyl", "avqust avq",
           "sentyabr sen", "oktyabr okt", "noyabr noy", "dekabr dek"),
    "kk": ("қаңтар қаң", "ақпан ақп", "наурыз нау", "сәуір сәу", "мамыр мам", "маусым мау", "шілде шіл",
           "тамыз там", "қыркүйек қыр", "қазан қаз", "қараша қар", "желтоқсан жел"),
    "ka": ("იანვარი იან", "თებერვალი თებ", "მარტი მარ", "აპრილი აპრ", "მაისი მაი", "ივნისი ივნ", "ივლისი ივლ",
           "აგვისტო აგვ", "სექტემბერი სექ", "ოქტომბერი ოქტ", "ნოემბერი ნოე", "დეკემბერი დეკ"),
    "hy": ("հունվարի հնվ հունվար", "փետրվարի փտվ փետրվար", "մարտի մրտ մարտ", "ապրիլի ապր ապրիլ",
           "մայիսի մյս մայիս", "հունիսի հնս հունիս", "հուլիսի հլս հուլիս", "օգոստոսի օգս օգոստոս",
           "սեպտեմբերի սեպ սեպտեմբեր", "հոկտեմբերի հոկ հոկտեմբեր", "նոյեմբերի նոյ նոյեմբեր",
           "դեկտեմբերի դեկ դեկտեմբեր"),
    "ur": ("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر",
           "دسمبر"),
    "bn": ("জানুয়ারী জানু", "ফেব্রুয়ারী ফেব", "মার্চ", "এপ্রিল এপ্রি", "মে", "জুন", "জুলাই জুল", "আগস্ট আগ",
           "সেপ্টেম্বর সেপ", "অক্টোবর অক্টো", "নভেম্বর নভে", "ডিসেম্বর ডিসে"),
    "mr": ("जानेवारी जाने", "फेब्रुवारी फेब्रु", "मार्च", "एप्रिल एप्रि", "मे", "जून", "जुलै", "ऑगस्ट ऑग",
           "सप्टेंबर सप्टें", "ऑक्टोबर ऑक्टो", "नोव्हेंबर नोव्हें", "डिसेंबर डिसें"),
    "ta": ("ஜனவரி ஜன", "பிப்ரவரி பிப்", "மார்ச் மார்", "ஏப்ரல் ஏப்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட் ஆக",
           "செப்டம்பர் செப்", "அக்டோபர் அக்", "நவம்பர் நவ", "டிசம்பர் டிச"),
    "te": ("జనవరి జన", "ఫిబ్రవరి ఫిబ్ర", "మార్చి", "ఏప్రిల్ ఏప్రి", "మే", "జూన్", "జులై", "ఆగస్టు ఆగ",
           "సెప్టెంబర్ సెప్టెం", "అక్టోబర్ అక్టో", "నవంబర్ నవం", "డిసెంబర్ డిసెం"),
    "gu": ("જાન્યુઆરી જાન્યુ", "ફેબ્રુઆરી ફેબ્રુ", "માર્ચ", "એપ્રિલ", "મે", "જૂન", "જુલાઈ", "ઑગસ્ટ",
           "સપ્ટેમ્બર સપ્ટે", "ઑક્ટોબર ઑક્ટો", "નવેમ્બર નવે", "ડિસેમ્બર ડિસે"),
    "ms": ("januari jan", "februari feb", "mac", "april apr", "mei", "jun", "julai jul", "ogos ogo",
           "september sep", "oktober okt", "november nov", "disember dis"),
    "fil": ("enero ene", "pebrero peb", "marso mar", "abril abr", "mayo may", "hunyo hun", "hulyo hul",
           "agosto ago", "setyembre set", "oktubre okt", "nobyembre nob", "disyembre dis"),
    "sw": ("januari jan", "februari feb", "machi mac", "aprili apr", "mei", "juni jun", "julai jul",
           "agosti ago", "septemba sep", "oktoba okt", "novemba nov", "desemba des"),
}  # fmt: skip

# Days of the week, full and short, in one heap: they only have to be stepped over.
WEEKDAYS = """
monday mon tuesday tues tue wednesday wed thursday thurs thur thu friday fri saturday sat sunday sun
montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so
lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom
lunedì martedì mercoledì giovedì gio venerdì sabato domenica
segunda terça quarta quinta sexta feira seg ter qua qui sex
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
diumenge dilluns dimarts dimecres dijous divendres dissabte luns mércores xoves venres
maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo
måndag mån tisdag tis onsdag ons torsdag tors fredag fre lördag lör söndag sön mandag tirsdag lørdag søndag
maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai perjantaina
lauantai lauantaina sunnuntai sunnuntaina
poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle
luni marți miercuri joi vineri sâmbătă duminică hétfő kedd szerda csütörtök péntek szombat vasárnap
pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
понеділок вівторок середа четвер пʼятниця субота неділя
неделя понеделник сряда четвъртък петък събота недела четврток петок сабота
недеља понедељак уторак среда четвртак петак субота
nedeľa pondelok utorok štvrtok piatok nedelja ponedeljek torek sreda četrtek petek
nedjelja ponedjeljak utorak srijeda četvrtak petak subota
sekmadienis pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis
svētdiena pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena
pühapäev esmaspäev teisipäev kolmapäev neljapäev reede laupäev
sunnudagur mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur
vrydag saterdag bazar çərşənbə cümə şənbə жексенбі дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі
კვირა ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი
կիրակի երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ
ahad isnin khamis jumaat linggo miyerkules huwebes biyernes
jumapili jumatatu jumanne jumatano alhamisi ijumaa jumamosi
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ
الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार मंगळवार
রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার
ஞாயிறு திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி
ఆదివారం సోమవారం మంగళవారం బుధవారం గురువారం శుక్రవారం శనివారం
રવિવાર સોમવાર મંગળવાર બુધવાર ગુરુવાર શુક્રવાર શનિવાર
اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ
יום ראשון שני שלישי רביעי חמישי שישי שבת
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
