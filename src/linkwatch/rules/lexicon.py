"""How languages other than English say that a page is not there: what is missing, and the words for it."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's words, as alternatives of a pattern.

    Without one of the `hints`, small letters with bars between, nothing of it is in a text: patterns take long, and
    most texts are in other languages. `things` are what an address leads to, `gone` says that they are not there,
    before or after them in one sentence; `wanted` is a thing that only a visitor of an error page is told of: the one
    that he asked for.
    """

    hints: str
    things: str
    gone: str
    wanted: str = ""


TONGUES: dict[str, Tongue] = {
    "de": Tongue(
        "nicht|entfernt|gelöscht|gesucht|angefordert|aufgerufen|, die sie|, das sie|, den sie|, die du",
        r"(?:unter|web|internet)?seite|datei|dokument|inhalt|beitrag|thema|eintrag|kategorie|profil|benutzer(?:in)?|"
        r"nutzer(?:in)?|artikel|adresse|url|video|repository|projekt|verzeichnis|objekt|immobilie|inserat|"
        r"freigabe|(?:stellen)?anzeige|stellenangebot|rezept",
        r"(?:leider )?(?:nicht|nirgends) (?:\(?mehr\)? )?(?:gefunden|(?:zu )?finden|auffindbar|vorhanden|existiert|"
        r"existent)|"
        r"haben wir (?:leider )?nicht(?= \(?mehr| im |[.!])|existiert (?:leider )?nicht|"
        r"scheint nicht zu existieren|gibt es (?:hier )?(?:leider )?nicht|"
        r"(?:wurde|ist) (?:\S+ )?(?:gelöscht|entfernt) (?:oder|worden)|"
        r"nicht (?:mehr )?verfügbar(?! (?:in|auf|als|für)\b)|nicht (?:mehr |länger )online",
        r"(?:seite|thema|beitrag|board|inhalt|datei), d(?:ie|as|en) (?:sie|du) (?:suchst|suchen|aufrufen|"
        r"angefordert)|"
        r"(?:gesuchte|gewünschte|angeforderte|aufgerufene)[nrs]? (?:seite|inhalt|datei|dokument|url|artikel|beitrag|"
        r"thema|eintrag|profil|objekt|immobilie|angebot|produkt|anzeige|inserat)",
    ),
    "fr": Tongue(
        "n'|exister|introuvable|disparu|trouv|supprim|retir|déplac|inexistant|recherch|demandé|que vous",
        r"page|fichier|document|contenu|article|sujet|rubrique|catégorie|billet|profil|utilisateur|membre|compte|adresse|url|"
        r"vidéo|annonce|fiche|ressource|dépôt|projet|discussion",
        r"(?:est |reste )?introuvables?|a disparu|n'existe(?:nt)? (?:pas|plus)|(?:ne semble pas|semble ne pas) exister|"
        r"n'est (?:pas|plus) (?:disponible|accessible|en ligne)(?! en)|"
        r"(?:n'a|n'ont) (?:pas )?pu être (?:trouvée?s?|affichée?s?)|n'a pas été trouvée?|non trouvée?|pas trouvée?|"
        r"(?:a|ont) été (?:supprimée?s?|retirée?s?|déplacée?s?)|inexistante?|"
        r"(?:ne|n') ?(?:trouvons|avons|pouvons|parvenons) (?:pas )?(?:pas |à )?(?:pu )?trouv\w{1,3}",
        r"(?:page|contenu|article|document) que vous (?:cherchez|recherchez|demandez|avez demandée?)|"
        r"(?:page|url|adresse) (?:demandée|recherchée)",
    ),
    "es": Tongue(
        "no |eliminad|borrad|retirad|movid|inexistente|busca|solicit|intenta",
        r"página|archivo|documento|contenido|artículo|tema|sección|categoría|entrada|perfil|usuario|dirección|url|"
        r"v[ií]deo|anuncio|ficha|recurso|repositorio|proyecto|publicación|noticia",
        r"no (?:exist(?:en?|ir)|encontrad[oa]s?|se (?:ha )?(?:encuentra|encontró|encontrado|halla|pudo encontrar)|"
        r"fue encontrad[oa]|ha sido encontrad[oa]|(?:está(?: ya)? )?disponible(?! en)|válid[oa])|"
        r"ya no (?:existe|está)|"
        r"(?:ha sido|fue) (?:eliminad|borrad|retirad|movid)[oa]|inexistente|"
        r"no (?:hemos podido|pudimos|podemos|logramos|se pudo|encontramos|conseguimos)(?: encontrar| localizar)?",
        r"(?:página|contenido|artículo) (?:que|a l[ao] que) (?:buscas?|estás? buscando|solicit\w+|intentas?)|"
        r"página solicitada",
    ),
    "it": Tongue(
        "non |inesistente|impossibile|richiest|cercat|che |rimoss|eliminat|cancellat|spostat",
        r"pagina|file|documento|contenuto|articolo|argomento|sezione|categoria|profilo|utente|indirizzo|url|video|"
        r"annuncio|scheda|risorsa|discussione|progetto|notizia",
        r"non (?:esist(?:e|ono|ere)|trovat[oa]|"
        r"(?:è|sono) (?:più |stat[oa] )?(?:trovat[oa]|disponibil[ei](?! (?:in|per))|present[ei])|"
        r"c'è|raggiungibile|(?:l')?abbiamo trovat[oa]|riusciamo a trovare|è stato possibile trovare)|"
        r"(?:è|sono) stat[oaie] (?:rimoss|eliminat|cancellat|spostat)[oaie]|inesistente|impossibile trovare",
        r"pagina (?:che (?:sta(?:i|vi)|hai|state|cerchi|cercavi)|richiesta|cercata)",
    ),
    "pt": Tongue(
        "não |inexistente|removid|excluíd|apagad|eliminad|movid|procura|solicitad|buscando|tentou",
        r"página|arquivo|ficheiro|documento|conteúdo|artigo|tópico|seção|secção|categoria|perfil|usuário|utilizador|"
        r"endereço|url|vídeo|anúncio|recurso|repositório|projeto|publicação|notícia|post|blog",
        r"não (?:exist(?:em?|ir)|encontrad[oa]s?|(?:foi|foram|pôde ser|pode ser) encontrad[oa]s?|"
        r"(?:está(?: mais)? )?disponível(?! (?:em|no|na|para))|"
        r"(?:conseguimos|pudemos|foi possível) (?:encontrar|localizar)|encontramos)|"
        r"(?:foi|foram) (?:removid|excluíd|apagad|eliminad|movid)[oa]|inexistente",
        r"(?:página|conteúdo) que (?:você |está )*(?:procura(?:ndo|va)?|buscando|busca|tentou|solicitou)|"
        r"página (?:solicitada|procurada)",
    ),
    "nl": Tongue(
        "niet|nergens|verwijderd|verplaatst|verhuisd|onvindbaar|zoekt|zocht|probeert|gevraagde|gezochte",
        r"(?:web)?pagina|bestand|document|inhoud|artikel|onderwerp|bericht|categorie|profiel|gebruiker|adres|url|"
        r"video|advertentie|vacature|project",
        r"(?:niet|nergens) (?:meer )?(?:gevonden|vinden|te vinden|bestaat|beschikbaar|worden gevonden)|"
        r"bestaat (?:helaas )?niet|(?:staat|is) niet (?:meer|langer) (?:online|actief)|"
        r"lijkt niet te bestaan|is (?:\S+ )?(?:verwijderd|verplaatst|verhuisd)|onvindbaar",
        r"pagina die (?:u|je) (?:zoekt|zocht|probeert)|(?:opgevraagde|gevraagde|gezochte) pagina",
    ),
    "pl": Tongue(
        "nie |usunięt|przeniesion|szukasz|próbujesz|żądana|szukana",
        r"stron[aęy]|plik|dokument|treść|artykuł|wątek|temat|wpis|kategori[ai]|profil|użytkownik|adres|ogłoszenie|"
        r"film|projekt|podstron[aęy]",
        r"nie (?:istnieje|istnieją|znaleziono|znaleziona|znaleziony|znaleźliśmy|została? (?:znaleziona|odnaleziona|"
        r"znaleziony)|"
        r"można (?:było )?znaleźć|udało się znaleźć|jest (?:już )?dostępn[aye])|"
        r"został[aoy]? (?:usunięt|przeniesion)[aeyi]|nieaktualn[aey]",
        r"stron[aęy], (?:której|na którą|jakiej) (?:szukasz|próbujesz)|(?:żądana|szukana) stron[aęy]",
    ),
    "ru": Tongue(
        "не |удал|перемещ|отсутств|больше нет|у нас нет|здесь нет|тут нет|сайте нет|запраш|запрош|котор|такой |такого ",
        r"страниц[аыуе]|(?:этот|этого|данный|такого) канала?|файл|документ|материал|статья|статьи|тем[аыу]|"
        r"раздел|запись|записи|категори[яи]|профиль|пользователь|адрес|видео|объявление|новость|публикация|репозиторий",
        r"не (?:найден[аоы]?|существует|обнаружен[аоы]?|нашлась|нашлось|удалось найти|удаётся найти|можем найти|"
        r"смогли найти)|(?:была?|было) (?:удален|удалён|перемещен|перемещён)[аоы]?|удал[её]н[аоы]?|отсутствует|"
        r"больше нет|(?:у нас|здесь|тут|на сайте) нет",
        r"(?:запрашиваем|запрошенн)(?:ая|ый|ое|ой|ую) (?:вами )?(?:страниц|документ|тем|файл|материал|ресурс)\w{0,2}|"
        r"страница, которую вы|так(?:ой|ого) (?:страницы|раздела|документа|файла|темы|материала|статьи) "
        r"(?:[^\s.!?]+ ){0,2}нет\b",
    ),
    "uk": Tongue(
        "не |видален|відсутн|яку |що |запит",
        r"сторінк[аиуі]|(?:цей|цього|такого) каналу?|допису?|публікаці[яїю]|повідомлення|файлу?|документа?|"
        r"матеріалу?|статт[яі]|тем[аиу]|розділу?|запису?|категорі[яї]|профіл[ью]|користувача?",
        r"не (?:знайдено|знайдена|знайдений|існує|знайшли|вдалося знайти)|"
        r"(?:була?|було) видален[аоий]{1,2}|відсутн\w{1,3}",
        r"сторінк\w, (?:яку|що) (?:ви|шука)|(?:запитан|запитуван)\w{1,2} сторінк\w",
    ),
    "tr": Tongue(
        "bulun|bulam|mevcut|silinmiş|kaldırılmış|taşınmış|artık|aradığınız|çalıştığınız|istediğiniz|istenen",
        r"sayfa(?:yı|ya|sı)?|içerik|dosya|belge|konu|makale|yazı|ilan|kullanıcı|profil|adres|haber|video",
        r"bulunamadı|bulunamamaktadır|bulamadık|bulunmuyor|bulunmamaktadır|mevcut değil|"
        r"(?:silinmiş|kaldırılmış|taşınmış)(?:tır)?|artık (?:yok|mevcut)",
        r"(?:aradığınız|ulaşmaya çalıştığınız|istediğiniz|istenen) (?:sayfa|içerik|konu|dosya|ürün)",
    ),
    "sv": Tongue(
        "hitta|finns inte|verkar inte|saknas|har tagits bort|har flyttats|har raderats|du |begärda",
        r"(?:webb)?sidan|filen|dokumentet|innehållet|artikeln|inlägget|tråden|ämnet|kategorin|profilen|användaren|"
        r"annonsen",
        r"(?:hittades inte|hittas inte|inte hittas|inte hitta|kan inte hittas|finns inte|saknas|verkar inte finnas)|"
        r"har (?:tagits bort|flyttats|raderats)",
        r"sidan (?:som )?du (?:söker|sökte|letar|försök\w+)|den begärda sidan",
    ),
    "da": Tongue(
        "ikke|er slettet|er fjernet|er flyttet|er blevet|du |ønskede",
        r"(?:web)?siden?|filen|dokumentet|indholdet|artiklen|indlægget|emnet|kategorien|profilen|brugeren|annoncen|"
        r"innholdet|artikkelen|innlegget|tråden",
        r"(?:blev |ble )?ikke (?:fundet|funnet|finde|finne|findes|længere)|(?:findes|finnes|eksisterer|fins) ikke|"
        r"er (?:blevet )?(?:slettet|fjernet|flyttet)",
        r"siden?,? (?:som )?du (?:leder|søger|leter|ser|prøv\w+)|den ønskede side",
    ),
    "fi": Tongue(
        "ei |on poistettu|etsimä|hakema|pyytämä",
        r"sivu[ana]?|sivusto|tiedostoa?|sisältöä?|artikkelia?|aihetta|kirjoitusta|ilmoitus(?:ta)?|käyttäjää",
        r"ei (?:löytynyt|löydy|löytyny|ole (?:enää )?olemassa|voitu löytää|ole enää)|on poistettu",
        r"(?:etsimääsi|hakemaasi|pyytämääsi|etsimäsi|hakemasi) sivu\w{0,2}",
    ),
    "cs": Tongue(
        "nebyl|nebol|nenalezen|neexistuje|nenaš|nelze|nepodařilo|nemôžeme|byl |byla |bylo |požadovan|hledan|kter|ktor",
        r"stránk[auye]|soubor|dokument|obsah|článek|príspevok|příspěvek|téma|kategorie|profil|uživatel|inzerát|odkaz",
        r"(?:nebyl[ao]?|nebol[ao]?) (?:nalezen[ao]?|nájden[áéý]|nalezena)|nenalezen[ao]?|neexistuje|nenašl[ai]|"
        r"nelze najít|nepodařilo najít|nemôžeme nájsť|se nenašl[ao]|sa nenašl[ao]|byl[ao]? (?:smazán|odstraněn)[ao]?",
        r"(?:požadovan|hledan)\w{1,3} (?:stránk\w|obsah|dokument|téma)|stránk\w, kter\w{1,3} (?:hled|hľad)\w+",
    ),
    "hu": Tongue(
        "nem |töröl|megszűnt|eltávolít|keresett|kért|megadott",
        r"oldal|fájl|dokumentum|tartalom|cikk|téma|bejegyzés|kategória|profil|felhasználó|hirdetés",
        r"nem (?:található|létezik|találjuk|elérhető)|(?:el)?törölték|megszűnt|eltávolították",
        r"(?:keresett|kért|megadott) (?:oldal|tartalom|cikk|dokumentum)",
    ),
    "ro": Tongue(
        "nu |a fost|care |căutat|solicitat",
        r"pagin[aăi]|fișierul|documentul|conținutul|articolul|subiectul|categoria|profilul|utilizatorul|anunțul",
        r"nu (?:a fost găsit[ăa]?|există|mai există|a putut fi găsit[ăa]?|este disponibil[ăa]?)|"
        r"nu (?:am găsit|putem găsi)|a fost (?:ștears|șters|eliminat|mutat)[ăa]?",
        r"pagin[ăa] (?:pe )?care (?:o )?(?:căutați|cauți|ați|încercați)|pagina (?:căutată|solicitată)",
    ),
    "bg": Tongue(
        "не |липсва|изтрит|премахнат|търс|исканат",
        r"страница(?:та)?|файлът|документът|съдържанието|статията|темата|категорията|обявата",
        r"не (?:е намерен[ао]?|беше намерен[ао]?|съществува|може да бъде намерен[ао]?)|липсва|"
        r"е (?:изтрит|премахнат)[ао]?",
        r"(?:търсен|исканат)\w{1,3} страница|страницата, която (?:търсите|търсиш)",
    ),
    "hr": Tongue(
        "nije|ni |nisu|ne |није|не |uklonjen|obrisan|izbrisan|tražen|zahtevan|iskan|tražite|iščete",
        r"stranic[aeu]|stran[ai]?|datoteka|dokument|sadržaj|članak|tema|kategorija|profil|korisnik|oglas|"
        r"страниц[ае]|садржај|чланак|тема",
        r"(?:nije|ni|nisu) (?:pronađen|nađen|najden|mogoče najt)[aio]{0,2}|ne (?:postoji|obstaja)|"
        r"(?:nije|ni) (?:više )?(?:dostupn|na voljo)[aio]{0,2}|није пронађена?|не постоји|"
        r"(?:je )?(?:uklonjen|obrisan|izbrisan)[aio]{0,2}",
        r"(?:tražen|zahtevan|iskan)\w{1,2} (?:stranic|stran|sadržaj)\w?|(?:stranica|stran) koj[ua] (?:tražite|ste)|"
        r"stran, ki jo iščete",
    ),
    "el": Tongue(
        "δεν |δε |έχει |που ",
        r"σελίδα|αρχείο|έγγραφο|περιεχόμενο|άρθρο|θέμα|κατηγορία|χρήστης|αγγελία",
        r"δε(?:ν)? (?:βρέθηκε|υπάρχει|μπορεί να βρεθεί|είναι (?:πλέον )?διαθέσιμ[ηο])|έχει (?:διαγραφεί|μετακινηθεί)",
        r"σελίδα που (?:ψάχνετε|ζητήσατε|αναζητ\w+|προσπαθ\w+)",
    ),
    "ca": Tongue(
        "no |que |sol·licitada",
        r"pàgina|fitxer|arxiu|document|contingut|article|secció|perfil",
        r"no (?:existeix|s'ha trobat|trobada|trobat|s'ha pogut trobar|està disponible)",
        r"pàgina que (?:busqueu|busques|cerqueu|cerques|heu)|pàgina sol·licitada",
    ),
    "vi": Tongue(
        "không|đã bị|bạn|quý khách",
        r"trang|bài viết|nội dung|tệp|chủ đề|tài liệu|đường dẫn|liên kết|người dùng|video",
        r"không (?:tồn tại|tìm thấy|được tìm thấy|có sẵn|còn tồn tại|khả dụng)|đã bị (?:xóa|xoá|gỡ)",
        r"trang (?:mà )?(?:bạn|quý khách) (?:đang |vừa )?(?:tìm|yêu cầu|truy cập)\S*",
    ),
    "id": Tongue(
        "tidak|sudah|telah|yang ",
        r"halaman|laman|berkas|dokumen|konten|artikel|topik|kategori|pengguna|iklan|tautan",
        r"tidak (?:ditemukan|dijumpai|dapat ditemukan|wujud)|sudah (?:tidak ada|dihapus)|telah dihapus",
        r"(?:halaman|laman|konten) yang (?:anda |kamu )?(?:cari|minta|tuju|dicari)",
    ),
    "he": Tongue(
        "לא |אינו |איננו |הוסר|נמחק|שחיפשת|שביקשת|המבוקש",
        r"ה?(?:דף|עמוד|קובץ|מסמך|תוכן|כתבה|נושא|מאמר)",
        r"(?:לא|אינו|איננו) (?:נמצאה?|קיימת?|קיים|זמין)|לא (?:מצאנו|ניתן למצוא)|הוסר|נמחק",
        r"(?:הדף|העמוד|התוכן) (?:שחיפשת\w?|שביקשת\w?|המבוקש)",
    ),
    "ar": Tongue(
        "غير|لا |لم |تم |ليس|المطلوبة|التي",
        r"ال(?:صفحة|ملف|محتوى|مقال(?:ة)?|موضوع|رابط|مستند)",
        r"غير (?:موجودة?|متاحة?|متوفرة?)|لا (?:توجد|يوجد|تتوفر)|لم (?:يتم )?(?:العثور|نعثر|نتمكن من العثور)|"
        r"تم (?:حذف|إزالة)ها?|(?:ليست|ليس) موجودا?ة?",
        r"الصفحة (?:المطلوبة|التي (?:تبحث|طلبت|تحاول))",
    ),
    "fa": Tongue(
        "نشد|نمی|ندارد|شده|نیست|که |مورد نظر|درخواستی",
        r"(?:صفحه|فایل|محتوا|مطلب|مقاله|آگهی|کاربر)(?:‌?ای| ?ی)?",
        r"(?:یافت|پیدا) (?:نشد|نمی‌شود)|وجود ندارد|(?:حذف|منتقل) شده(?: است)?|موجود نیست",
        r"صفحه‌?ای که (?:به دنبال|دنبال|درخواست)|صفحه (?:مورد نظر|درخواستی)",
    ),
    "hi": Tongue(
        "नहीं|हटा|जो ",
        r"पृष्ठ|पेज|फ़ाइल|सामग्री|लेख|पन्ना",
        r"नहीं (?:मिला|मिली|मिल सका)|मौजूद नहीं|उपलब्ध नहीं|हटा दिया गया",
        r"(?:आप )?जो (?:पृष्ठ|पेज) (?:आप )?(?:खोज|ढूंढ|ढूँढ)\w*",
    ),
    "lt": Tongue(
        r"neras|neegzist|ieško|pašalint",
        r"puslapi\w{1,3}|straipsnis|dokumentas|failas|skelbimas|įrašas",
        r"nerast[ai]s?|neegzistuoja|nepavyko rasti|pašalint[ai]s?",
        r"puslapi\w{1,3},? kurio ieško\w+|ieškom\w+ puslapi\w+",
    ),
    "lv": Tongue(
        r"nav atrast|neeksist|meklē|dzēst",
        r"lapa|raksts|dokuments|fails|sludinājums",
        r"nav atrast[as]|neeksistē|netika atrast[as]|(?:ir )?dzēst[as]",
        r"lapa, ko (?:jūs )?meklē\w+|meklētā lapa|pieprasītā lapa",
    ),
    "et": Tongue(
        r"ei leitud|ei leia|ei eksisteeri|otsitud|kustutatud",
        r"leh(?:te|ekülge|ekülg|t)|artiklit?|dokumenti?|faili?|kuulutust?",
        r"ei (?:leitud|leia|eksisteeri)|on kustutatud",
        r"otsitud leh\w+|leh\w+, mida (?:te |sa )?otsi\w+",
    ),
    "is": Tongue(
        r"fannst ekki|finnst ekki|ekki til|leita",
        r"síðan|skjalið|greinin|skráin|síða",
        r"(?:fannst|finnst) ekki|er ekki (?:lengur )?til",
        r"síðan sem þú (?:ert að )?leita\w*",
    ),
    "sq": Tongue(
        r"nuk |kërk", r"faqja|dokumenti|artikulli", r"nuk (?:u gjet|ekziston|gjendet)", r"faqja që (?:po )?kërkoni"
    ),
    "gl": Tongue(
        r"non ",
        r"páxina|documento|artigo|ficheiro",
        r"non (?:existe|se atopou|se atopa|foi atopad[oa])|non atopada",
        r"páxina que (?:buscas|busca)",
    ),
    "eu": Tongue(
        r"ez ",
        r"orria|orrialdea|dokumentua|artikulua",
        r"ez da (?:aurkitu|existitzen)|ez dago",
        r"bilatzen (?:ari )?(?:duzun|zaren) orria",
    ),
    "mk": Tongue(
        r"не ",
        r"страницата|документот|статијата",
        r"не (?:е пронајдена|постои|е најдена)",
        r"бараната страница|страницата што ја барате",
    ),
    "kk": Tongue(r"табылмады|жоқ|іздеген", r"бет|құжат|мақала", r"табылмады|жоқ|жойылған", r"(?:сіз )?іздеген бет"),
    "az": Tongue(
        r"tapılmadı|mövcud|axtardığınız",
        r"səhifə|sənəd|məqalə|elan",
        r"tapılmadı|mövcud deyil",
        r"axtardığınız səhifə",
    ),
    "bn": Tongue(r"পাওয়া|নেই|খুঁজ", r"পৃষ্ঠা(?:টি)?|পাতা(?:টি)?|পেজ(?:টি)?", r"(?:খুঁজে )?পাওয়া যায়নি|আর নেই|বিদ্যমান নেই"),
    "ka": Tongue(r"ვერ |არ ", r"გვერდი|დოკუმენტი|სტატია", r"ვერ მოიძებნა|არ არსებობს|არ მოიძებნა"),
    "ms": Tongue(
        r"tidak |tiada",
        r"halaman|laman|dokumen|artikel",
        r"tidak (?:wujud|dijumpai)|tiada",
        r"halaman yang anda (?:cari|minta)",
    ),
}
"""By the code of the language; Norwegian stands with Danish, Slovak with Czech, the southern Slavs together."""
