"""Words of tables in many languages: plain data for the readers of cells and headers.

Number conventions follow Unicode CLDR, currency codes ISO 4217, units SI and customary usage. Words are
written in lower case without a final dot; readers fold what they look up in the same way.
"""

from __future__ import annotations

# --- numbers -----------------------------------------------------------------------------------------------

# Languages whose numbers have a decimal comma (CLDR: symbols-numberSystem-latn/decimal).
DECIMAL_COMMA = frozenset(
    "af az be bg bs ca cs da de el es et eu fi fo fr fy gl hr hu hy id is it ka kk lb lt lv mk nb nl nn no "
    "pl pt ro ru rw sk sl sq sr sv tk tr tt uk uz vi".split()
)
# Regions that differ from their language.
DECIMAL_POINT_REGIONS = frozenset(
    "de-ch de-li it-ch es-mx es-us es-gt es-hn es-ni es-pa es-pe es-pr es-sv es-do pt-mo".split()
)
DECIMAL_COMMA_REGIONS = frozenset("en-za en-be en-de en-nl en-fi en-se en-dk ar-ma ar-dz ar-tn ar-lb".split())

# A word or letter after a number that multiplies it.
SCALES = {
    "k": 1_000, "tsd": 1_000, "thousand": 1_000, "thousands": 1_000, "thsd": 1_000, "tausend": 1_000,
    "mille": 1_000, "mil": 1_000, "mila": 1_000, "duizend": 1_000, "tys": 1_000, "тыс": 1_000, "千": 1_000,
    "천": 1_000, "bin": 1_000, "हज़ार": 1_000, "ألف": 1_000,
    "m": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "mill": 10**6, "million": 10**6,
    "millions": 10**6, "millionen": 10**6, "millones": 10**6, "millón": 10**6, "milioni": 10**6,
    "milione": 10**6, "milhões": 10**6, "milhão": 10**6, "mi": 10**6, "miljoen": 10**6, "miljoner": 10**6,
    "millioner": 10**6, "milj": 10**6, "miljoonaa": 10**6, "milionów": 10**6, "miliony": 10**6,
    "млн": 10**6, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6, "milyon": 10**6, "百万": 10**6,
    "백만": 10**6, "مليون": 10**6,
    "bn": 10**9, "b": 10**9, "bln": 10**9, "billion": 10**9, "billions": 10**9, "mrd": 10**9, "md": 10**9,
    "mds": 10**9, "milliard": 10**9, "milliards": 10**9, "milliarde": 10**9, "milliarden": 10**9,
    "mld": 10**9, "miliardi": 10**9, "miliardo": 10**9, "miljard": 10**9, "miljarder": 10**9,
    "milliarder": 10**9, "miliardów": 10**9, "bi": 10**9, "bilhões": 10**9, "bilhão": 10**9, "млрд": 10**9,
    "миллиард": 10**9,
    "миллиарда": 10**9, "миллиардов": 10**9, "milyar": 10**9, "十億": 10**9, "مليار": 10**9,
    "t": 10**12, "tn": 10**12, "trn": 10**12, "trillion": 10**12, "трлн": 10**12, "兆": 10**12,
    "lakh": 10**5, "lakhs": 10**5, "लाख": 10**5, "crore": 10**7, "crores": 10**7, "cr": 10**7,
    "करोड़": 10**7, "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8,
}  # fmt: skip
# Of these, those that are also units, names or words: a scale only next to money or other scales.
WEAK_SCALES = frozenset("m mm t b mi bi mil bin md cr mill".split())

# Words before a number that is rounded or estimated; the number is still the value.
APPROXIMATELY = (
    "~",
    "≈",
    "≅",
    "ca.",
    "ca",
    "c.",
    "circa",
    "approx.",
    "approx",
    "about",
    "около",
    "ок.",
    "约",
    "約",
)

# --- money -------------------------------------------------------------------------------------------------

ISO_4217 = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF "
    "XPF YER ZAR ZMW".split()
)
# Signs and names, as written next to a number in any case.
CURRENCIES = {
    "$": "USD", "us$": "USD", "$us": "USD", "usd$": "USD", "u.s. $": "USD", "dollar": "USD", "dollars": "USD",
    "us-dollar": "USD", "долл": "USD", "долларов": "USD", "美元": "USD", "ドル": "USD", "달러": "USD",
    "c$": "CAD", "ca$": "CAD", "can$": "CAD", "cad$": "CAD", "a$": "AUD", "au$": "AUD", "aud$": "AUD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "nt$": "TWD", "mx$": "MXN", "r$": "BRL", "reais": "BRL",
    "real": "BRL", "€": "EUR", "euro": "EUR", "euros": "EUR", "евро": "EUR", "ευρώ": "EUR", "欧元": "EUR",
    "ユーロ": "EUR", "£": "GBP", "pound sterling": "GBP", "¥": "JPY", "円": "JPY", "yen": "JPY",
    "元": "CNY", "人民币": "CNY", "rmb": "CNY", "yuan": "CNY", "cn¥": "CNY", "jp¥": "JPY", "₹": "INR",
    "rs": "INR", "rupees": "INR", "रु": "INR", "रुपये": "INR", "₽": "RUB", "руб": "RUB", "рублей": "RUB",
    "р": "RUB", "₩": "KRW", "원": "KRW", "₺": "TRY", "tl": "TRY", "₴": "UAH", "грн": "UAH",
    "₪": "ILS", "₫": "VND", "đ": "VND", "฿": "THB", "บาท": "THB", "zł": "PLN", "zl": "PLN", "kč": "CZK",
    "ft": "HUF", "lei": "RON", "лв": "BGN", "fr": "CHF", "sfr": "CHF", "franken": "CHF", "kr": "SEK",
    "dkr": "DKK", "nkr": "NOK", "skr": "SEK", "₱": "PHP", "₦": "NGN", "₵": "GHS", "₡": "CRC", "₸": "KZT",
    "ر.س": "SAR", "ريال": "SAR", "د.إ": "AED", "درهم": "AED", "ج.م": "EGP", "جنيه": "EGP", "rp": "IDR",
    "rm": "MYR", "₾": "GEL", "₼": "AZN", "৳": "BDT", "ksh": "KES", "د.م": "MAD", "﷼": "IRR", "ریال": "IRR",
    "₲": "PYG", "₭": "LAK", "₮": "MNT", "៛": "KHR", "֏": "AMD", "s/": "PEN", "r": "ZAR", "дин": "RSD",
}  # fmt: skip
# Signs that several countries share: the document's language tag decides, by region first.
SHARED_SIGNS = {
    "$": {"en-ca": "CAD", "fr-ca": "CAD", "en-au": "AUD", "en-nz": "NZD", "en-sg": "SGD", "en-hk": "HKD",
          "zh-tw": "TWD", "zh-hk": "HKD", "es-mx": "MXN", "es-ar": "ARS", "es-cl": "CLP", "es-co": "COP",
          "es-uy": "UYU"},
    "¥": {"zh": "CNY"},
    "kr": {"sv": "SEK", "da": "DKK", "nb": "NOK", "nn": "NOK", "no": "NOK", "is": "ISK"},
    "£": {"ar-eg": "EGP"},
    "rs": {"en-pk": "PKR", "ur": "PKR", "si": "LKR", "ne": "NPR"},
    "fr": {"de-ch": "CHF", "fr-ch": "CHF", "it-ch": "CHF"},
}  # fmt: skip
# Written with letters that mean other things too: money only when the language is one that uses them.
WORDLIKE_SIGNS = {
    "kr": "sv da nb nn no is", "fr": "de fr it rm", "ft": "hu", "tl": "tr", "р": "ru", "lei": "ro",
    "real": "pt", "r": "af zu xh en-za", "s/": "es",
    "rs": "en hi ur si ne ta te mr", "rm": "ms en", "rp": "id", "zl": "pl", "đ": "vi",
}  # fmt: skip

PERCENT = frozenset("% ％ ٪ percent pct prozent pour-cent procent prosenttia процентов procento %age".split())

# --- units -------------------------------------------------------------------------------------------------

# Measures of a column of numbers: its type is "number", with the unit.
UNITS = frozenset(
    "kg g × x mg µg μg t lb lbs oz oz. stone tonnes tons km m cm mm µm μm nm mi miles mile ft feet in inch "
    "inches "
    'yd yards " ″ ′ '
    "L l ml mL cl dl gal gallons qt kB KB MB GB TB PB KiB MiB GiB TiB Kbps Mbps Gbps Mbit/s "
    "Gbit/s MB/s GB/s Hz kHz MHz GHz W kW MW GW Wh kWh MWh GWh TWh V kV mV mA Ah mAh ms kJ MJ kcal cal "
    "kj °C °F "
    "°c °f ° ha acres acre m² m2 m^2 km² km2 sqm sq.ft ft² ft2 m³ m3 cm³ cm3 mph km/h kph m/s kn knots "
    "psi bar "
    "Pa hPa kPa MPa mbar dB dBA dB(A) px dpi ppi fps bpm rpm ppm mm² nit nits lm lx Ω kΩ hp PS Nm kN "
    "mol mmol "
    "g/km l/100km L/100km mpg g/l mg/l mg/dl mmHg MP GFLOPS TFLOPS кг г км м см мм л т га кВт МВт км² "
    "км/ч ГБ МБ "
    "公里 公斤 千米 米 厘米 平方米 キロ メートル".split()
)
# Those that are not a word of any language: they may follow a name without brackets.
PLAIN_UNITS = frozenset(
    "kg mg µg km cm mm µm ml km² m² km2 m2 m³ cm³ mph km/h kWh MWh GWh kW MW GW GB MB °C °F".split()
)
UNIT_PHRASES = frozenset(
    ("sq ft", "sq m", "sq km", "sq mi", "sq. ft.", "fl oz", "fl. oz.", "square feet", "cu ft")
)

# --- time --------------------------------------------------------------------------------------------------

# Units of ISO 8601 durations: the designator, and the words for it.
DURATION_WORDS = {
    "Y": "y yr yrs year years jahr jahre jahren an ans année années año años anno anni ano anos jaar år "
         "rok lat lata год года лет 年 yıl سنة",
    "M": "mo mos month months monat monate monaten mois mes meses mese mesi mês maand maanden månad "
         "månader måned måneder miesiąc miesiące miesięcy месяц месяца месяцев мес ヶ月 か月 个月 ay",
    "W": "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken vecka "
         "veckor uge uger uke uker tydzień tygodnie tygodni неделя недели недель нед 週間 周 hafta",
    "D": "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar dage dager "
         "dzień dni день дня дней дн 日間 天 gün",
    "H": "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren timme timmar tim "
         "time timer godz godzina godziny godzin час часа часов ч 時間 小时 小時 saat ساعة",
    "m": "m min mins minute minutes minuten minuto minutos minuti minuut minuter minutter minuta minuty "
         "minut минута минуты минут мин 分 分鐘 分钟 dakika dk دقيقة",
    "S": "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondo secondi "
         "sekund sekunder sekundy секунда секунды секунд сек с 秒 saniye sn",
}  # fmt: skip
# Of these, those that are commoner as other units: they never make a duration alone.
WEAK_DURATIONS = frozenset("h m s d w y an lat time ora ore с ч".split())

# Each word with its designator.
DURATION_UNITS = {word: unit for unit, words in DURATION_WORDS.items() for word in words.split()}

DURATION_HEADERS = frozenset(
    "duration elapsed runtime length dauer laufzeit spieldauer durée duración duração durata duur varighet "
    "varighed längd kesto czas продолжительность длительность süre 時間 所要時間 时长 소요시간 المدة".split()
)

# --- words of cells and headers ----------------------------------------------------------------------------

# Cells that say "nothing here" in any column.
NULLS = frozenset(
    ("", "-", "–", "—", "―", "−", "--", "---", "––", "…", "...", "..", "n/a", "n.a.", "#n/a", "н/д")
)
# Cells that say so only in a column of numbers, dates or the like: elsewhere they may be words.
TYPED_NULLS = frozenset(
    "na nan nd n.d. nil null none tbd tba tbc unknown unk nm n.m. ? x · : . n/d s/d b.d. k.a. ns n.s. nk "
    "entfällt unbekannt inconnu 不明 なし 无 未知".split()
) | frozenset(
    ("no data", "not available", "not applicable", "keine angabe", "k. a.", "non disponible", "нет данных")
)

TRUTHS = (
    ("true", "false"), ("yes", "no"), ("y", "n"), ("ja", "nein"), ("oui", "non"), ("sí", "no"), ("si", "no"),
    ("sì", "no"), ("sim", "não"), ("ja", "nee"), ("ja", "nej"), ("ja", "nei"), ("kyllä", "ei"),
    ("tak", "nie"),
    ("ano", "ne"), ("igen", "nem"), ("да", "нет"), ("так", "ні"), ("evet", "hayır"), ("ναι", "όχι"),
    ("はい", "いいえ"),
    ("有", "无"), ("有", "無"), ("是", "否"), ("○", "×"), ("예", "아니요"), ("हाँ", "नहीं"), ("نعم", "لا"),
    ("wahr", "falsch"),
    ("vrai", "faux"), ("✓", "✗"), ("✓", "✘"), ("✓", "✕"), ("✓", "×"), ("✓", "x"), ("✔", "✘"), ("✔", "✗"),
    ("✔", "✖"),
    ("✔️", "✖️"), ("✔️", "❌"), ("✔", "❌"), ("✓", "❌"), ("✅", "❌"), ("✅", "❎"), ("✅", "✖"), ("☑", "☐"),
    ("☑", "☒"), ("✔", "×"),
    ("✓", "-"), ("✔", "-"), ("✅", "-"),
)  # fmt: skip

TOTALS = (
    "total", "totals", "grand total", "subtotal", "sub-total", "sum", "overall", "all", "gesamt", "insgesamt",
    "summe", "zusammen", "zwischensumme", "ensemble", "total général", "sous-total", "totale",
    "subtotale", "complessivo",
    "suma", "total general", "totaal", "som", "subtotaal", "totalt", "summa", "i alt", "samlet", "sum total",
    "yhteensä", "razem", "ogółem", "suma", "celkem", "spolu", "összesen", "итого", "всего", "всього", "разом",
    "toplam", "genel toplam", "σύνολο", "合計", "総計", "小計", "計", "总计", "合计", "總計", "小计", "합계",
    "총계",
    "कुल", "कुल योग", "المجموع", "الإجمالي", "סה״כ", "total geral",
)  # fmt: skip

# Words in headers of columns whose digits are names, not amounts.
CODE_HEADERS = frozenset(
    "id ids code codes zip zipcode postcode postcodes plz postleitzahl cep pincode sku ean upc gtin isbn "
    "issn asin doi mpn phone telephone telefon telefonnummer téléphone teléfono telefono telefone telefoon "
    "puhelin телефон fax version versions versión versão versione versie wersja версия artikelnummer "
    "bestellnummer kundennummer kennziffer código codigo codice kod kód код индекс індекс iban bic "
    "kontonummer barcode fips cusip isin vin "
    "電話 電話番号 郵便番号 型番 品番 编号 编码 代码 邮编 电话 电话号码 "
    "우편번호 전화 코드 कोड رمز هاتف".split()
)
# What has a number that is a name: "Order number", "Nr. der Rechnung".
NUMBERED = frozenset(
    "account article case catalogue customer employee flight house invoice item licence license member "
    "model order part passport patent product reference registration room serial ticket train".split()
)
# The same, where such a word is the whole header.
CODE_TITLES = CODE_HEADERS | frozenset(
    "cap pin pin-code tel model modell modèle modelo release build serial ref reference référence "
    "referencia account konto compte cuenta flight flug vol gate bus line linie ligne route mobile handy "
    "zimmer raum saal chambre salle habitación sala stanza camera kamer rum salong extension ext durchwahl "
    "section chapter item abschnitt kapitel § cp номер number nummer numéro número numero 番号 번호".split()
)
YEAR_HEADERS = frozenset(
    "year years yr fy season vintage jahr jahre jahrgang année annee an exercice año anno ano exercício "
    "jaar år årstall vuosi rok év год годы рік yıl έτος 年 年度 年份 연도 년 वर्ष سنة السنة שנה".split()
)
HOUR_HEADERS = frozenset(
    "time times hour hours clock departs departure departures arrives arrival arrivals kickoff "
    "uhrzeit zeit beginn ende abfahrt ankunft anstoß heure heures horaire départ arrivée hora horas horario "
    "horário salida llegada partida chegada ora ore orario partenza arrivo tijd tijdstip vertrek aankomst "
    "tid klokken klockan klokkeslett avgång ankomst avgang kello aika kellonaika godzina godz odjazd "
    "przyjazd čas hodina час время отправление прибытие óra idő saat ώρα".split()
)
# Common names of columns: the whole name, or the last word of a longer one.
COLUMN_WORDS = frozenset(
    "name description descriptions detail details note notes comment comments remark remarks purpose "
    "function usage example examples value values default meaning definition explanation reason result "
    "results price prices pricing cost costs fee fees amount amounts quantity qty total rate type kind "
    "category status date year version size weight length width height color colour material "
    "specification specifications spec specs feature features alternative alternatives argument "
    "arguments parameter parameters option options requirement requirements benefit benefits impact "
    "solution recommendation unit units score rating rank location city country region state address "
    "phone email website link source age duration time frequency answer code id title author "
    "beschreibung preis preise kosten wert werte bedeutung beispiel anzahl menge datum jahr ort land "
    "größe typ art bemerkung bemerkungen hinweis zweck funktion einheit ergebnis betrag gewicht länge "
    "adresse prix coût coûts valeur exemple nombre quantité année ville pays taille remarque remarques "
    "unité résultat montant poids durée utilisation descripción precio precios coste costo valor "
    "ejemplo cantidad fecha año ciudad país tamaño tipo notas unidad resultado importe peso dirección "
    "uso descrizione prezzo prezzi valore esempio quantità data anno città paese unità risultato "
    "importo descrição preço custo exemplo quantidade ano cidade unidade endereço omschrijving "
    "beschrijving prijs waarde voorbeeld aantal jaar plaats opmerking opmerkingen eenheid bedrag "
    "beskrivning beskrivelse pris värde verdi antal år sted anmärkning enhet belopp beløb opis cena "
    "wartość ilość liczba rok miasto kraj uwagi jednostka kwota popis hodnota množství описание цена "
    "стоимость значение пример количество число дата год город страна тип примечание единица результат "
    "сумма опис ціна значення кількість açıklama fiyat değer miktar tarih yıl şehir ülke tür birim "
    "説明 内容 価格 料金 値 数量 日付 備考 種類 単位 用途 说明 描述 价格 值 日期 备注 类型 单位 설명 "
    "내용 가격 값 수량 날짜 비고 종류 단위 الوصف السعر القيمة العدد التاريخ النوع الوحدة विवरण मूल्य "
    "मान मात्रा तिथि प्रकार".split()
)
NOTE_WORDS = (
    "note", "notes", "source", "sources", "footnote", "legend", "key", "data", "quelle", "quellen",
    "anmerkung",
    "anmerkungen", "hinweis", "fußnote", "remarque", "remarques", "lecture", "champ", "nota", "notas",
    "fuente",
    "fuentes", "fonte", "fonti", "fontes", "bron", "bronnen", "noot", "toelichting", "källa", "anm",
    "kilde", "merknad",
    "lähde", "huom", "źródło", "uwaga", "uwagi", "zdroj", "poznámka", "forrás", "megjegyzés", "источник",
    "источники",
    "примечание", "примечания", "джерело", "примітка", "kaynak", "not", "πηγή", "σημείωση", "出典", "注",
    "注記", "資料",
    "来源", "数据来源", "备注", "출처", "주", "स्रोत", "नोट", "المصدر", "ملاحظة",
)  # fmt: skip
