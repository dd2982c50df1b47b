"""What pages say again and again in languages other than English: sources of patterns, by what they are said for."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

ALERTS = (
    r"hinweis|fehler|erreur|errore|erro|fout|chyba|błąd|ошибка|помилка|hata|hiba|eroare|greška|fel|feil|fejl|virhe|"
    r"σφάλμα|lỗi|kesalahan|שגיאה|خطأ|خطا|エラー|錯誤|错误|오류|(系统)?提示(信息)?|"
    r"informa(tions?|cja|ce|ción|zione|tie|ção|ție)|информация|bilgi|huomautus|meddelande|mededeling|komunikat|aviso|"
    r"attenzione|attention|achtung|uwaga|сообщение|(mensaje|messaggio|mensagem) .{1,20}|"
    r"vous êtes perdue?s?\W*|perdue?s?\W*|(hast du dich |haben sie sich )?(verlaufen|verirrt)\W*|"
    r"(¿?te has )?perdid[oa]s?\W*|(ti )?sei pers[oa]\W*|pers[oia]\W*|verdwaald\W*|zgubi\w+\W*|"
    r"(вы )?заблудил\w+\W*|vilse\W*|kayboldun\w*\W*|"
    r"(hoppla|h?ups|oh je|mist|zut|oh là là|mince|ooops|oeps|ojej|ojdå|hoppsan|vaya|упс|ой|おっと|哎呀|糟糕|אופס|"
    r"אוי|عذرا|عفوا|hovsa|oj|oi|hoppá|jejda|ouha|앗|"
    r"이런)\b.{0,40}|"
    r"(da |hier )?(ist|lief|ging) (\w+ )?etwas (schief|falsch)\w*|etwas ist schief\w+|quelque chose s'est mal passé|"
    r"algo (ha salido|salió) mal|qualcosa è andato storto|algo deu errado|coś poszło nie tak|что-то пошло не так|"
    r"bir şeyler ters gitti|något gick fel|noget gik galt|noe gikk galt|něco se pokazilo|jotain meni pieleen|"
    r"(es ist )?ein fehler( ist)? aufgetreten|une erreur (est survenue|s'est produite)|(se )?ha (producido|"
    r"ocurrido) un error|"
    r"si è verificato un errore|ocorreu um erro|er (is|ging) (iets|een fout) \w+|wystąpił błąd|произошла ошибка|"
    r"(bir )?hata oluştu|ett fel (har )?\w+|der opstod en fejl|det oppstod en feil|došlo k chybě|"
    r"エラーが発生しました|发生错误|出错了|出错啦|오류가 발생했습니다|"
    r"(désolée?s?|lo sentimos|ci dispiace|siamo spiacenti|desculpe|sinto muito|helaas|przepraszamy|извините|üzgünüz|"
    r"tyvärr|beklager|pahoittelut|omlouváme se|litujeme|sajnáljuk|ne pare rău|rất tiếc|maaf|抱歉|对不起|"
    r"죄송합니다)(\b.{0,30})?|"
    r"알림|안내|お知らせ|メッセージ|۴۰۴|٤٠٤|"
    r"entfernt|gelöscht|supprimée?|retirée?|eliminad[oa]|rimoss[oa]|removid[oa]|verwijderd|usunięt[oya]|удален[оа]?|"
    r"已删除|已失效|삭제됨|削除済み|"
    r"блог|форум|foro|fórum|ブログ|博客|论坛|블로그|카페"
)
"""Source of a pattern of headings that may stand above anything that went wrong."""

BACK = (
    r"zur(ück zur)? (startseite|homepage)|retour(ner)? à (l'accueil|la page d'accueil)|"
    r"(volver|ir|regresar) (al?|a la) (inicio|página principal|portada|home)|"
    r"(torna|ritorna|vai) (all[ao]|all') ?(home|pagina iniziale)|(voltar|ir) (para|à|ao) (a )?(página inicial|"
    r"início|home)|"
    r"naar (de )?(home|startpagina|homepage)|(wróć|powrót|przejdź) (do|na) stron\w+ główn|на главную|на головну|"
    r"ana ?sayfaya? (dön|git)|till (startsidan|förstasidan)|til forsi[dt]en|etusivulle|na (úvodní|hlavní|"
    r"domovskú) strán|"
    r"(fő|kezdő)(oldal|lap)ra|acasă|στην αρχική|về trang chủ|ke beranda|לדף הבית|"
    r"(返回|回到?|去往?|前往)(网站|網站)?(首页|首頁|主页|主頁)|(トップ|ホーム)(ページ)?(へ|に)|(홈|"
    r"메인)( ?페이지)?(으로|로)"
)
"""Source of a pattern of how a lost visitor is sent away."""

SENT_ON = (
    r"(nutzen|verwenden|benutzen|probieren) sie .{0,25}\b(such|navigation|menü)|(auf|von|über) (der|die|unserer?) "
    r"(start|haupt)seite|(prüfen|überprüfen|kontrollieren) sie .{0,20}\b(adresse|url|schreibweise)|"
    r"(utilise[rz]|essayez) .{0,20}\b(recherche|menu)|vérifiez .{0,20}\b(adresse|url|orthographe)|"
    r"(use|utilice|utiliza|usa) .{0,20}\b(buscador|menú)|(compruebe|comprueba|verifique|revise) .{0,15}\b(dirección|"
    r"url)|(use|utilize) .{0,15}\b(busca|pesquisa)\b|(verifique|confira) .{0,15}\b(endereço|url)|"
    r"(usa|utilizza|prova) .{0,15}\bricerca|(verifica|controlla) .{0,15}\b(indirizzo|url)|"
    r"gebruik .{0,15}\bzoek|controleer .{0,15}\b(adres|url)|(skorzystaj|użyj) .{0,15}\bwyszukiwar|sprawdź .{0,15}\b"
    r"adres|воспользуйтесь .{0,15}поиск|проверьте .{0,25}(адрес|ссылк)|kontrollera .{0,15}\b(adress|webbadress)|"
    r"använd .{0,10}\bsök|zkontrolujte .{0,15}\badres|(トップページ|検索)から|URLを.{0,6}確認|"
    r"请检查.{0,6}(网址|地址|链接)|주소를.{0,6}확인"
)
"""Source of a pattern of what else a lost visitor is told to do."""

FOLLOWED = (
    r"si (?:usted )?(?:siguió|ha seguido) un enlace válido|wenn (?:sie|du) einem (?:\w+, )?gültigen link|"
    r"si vous avez suivi un lien valide|se hai seguito un (?:link|collegamento) (?:valido|corretto)|"
    r"se você seguiu um link válido|jeśli podążał\w+ za (?:prawidłowym|poprawnym)|"
    r"если вы уверены, что использовали правильную ссылку|владелец удалил файлы или закрыл к ним доступ"
)
"""Source of a pattern of what engines of forums and of shared files say, and nobody else, of what they lack."""

SPOKEN_TO = (
    r"gewünschte|gesuchte|angeforderte|aufgerufene|\bsie\b|\bihnen\b|\bdu\b|\bcerch|hledá|\bvous\b|\bbuscas?\b|\bsolicitad|\bprocura|\brichiest|"
    r"\bcerca|\bu zoekt|\bje zoekt|"
    r"opgevraagd|"
    r"szukasz|żądan|\bвы\b|запрашива|запрошен|aradığınız|požadovan|hledan|keresett|căutat|търсен|tražen|ψάχνετε|"
    r"ζητήσατε|"
    r"bạn|お探し|指定|您|你|请求|要求|요청|찾으시|تبحث|شما|आप|חיפש"
)
"""Source of a pattern of words for the visitor and what he asked for."""

SUSPENDED = (
    r"((diese[sr]? |ihr |der )?(konto|kundenkonto|website|webseite|account|seite|webspace|domain) (wurde |ist )?"
    r"(gesperrt|deaktiviert)|(ce |le |votre )?(compte|site)( web)? (a été |est )?(suspendu|désactivé)|"
    r"(esta |la |su )?(cuenta|página|web) (ha sido |está )?suspendida|(este |el )?sitio( web)? (ha sido |"
    r"está )?suspendido|"
    r"(questo |il )?(account|sito)( web)? (è |è stato )?(sospeso|disattivato)|(esta |a )?conta (foi |está )?suspensa|"
    r"(este |o )?site (foi |está )?suspenso|(deze |dit )?(account|website|site) (is )?(opgeschort|geblokkeerd)|"
    r"(to )?konto (zostało )?zawieszone|(strona|witryna) (została )?(zawieszona|zablokowana)|"
    r"(этот |ваш )?(аккаунт|сайт|хостинг)( временно)? (заблокирован|приостановлен|отключ[её]н)|"
    r"(bu )?(hesap|site) askıya alın(dı|mıştır)|účet (byl )?pozastaven|(该|此)?(网站|账户|账号|站点)[已被]+"
    r"(暂停|停用|关闭|封禁))"
    r"( temporaneamente| temporalmente| temporairement| временно)?"
)
"""Source of a pattern of names of sites that their hosts have shut."""

REGRETS = (
    r"désolé|lo sentimos|\bleider\b|\bhelaas\b|desculpe|spiacenti|przepraszamy|niestety|к сожалению|извините|на жаль|"
    r"maalesef|üzgünüz|tyvärr|beklager|valitettavasti|bohužel|sajnos|rất tiếc|抱歉|申し訳|죄송"
)
"""Source of a pattern of apologies."""

WARES = (
    r"(?:(?:dies\w{1,2}|das|der|die) (?:produkt|artikel|angebot|kurs|stelle(?:nanzeige|nangebot)?|anzeige|inserat)|"
    r"(?:ce|cet|cette|le|la) (?:produit|article|offre|"
    r"formation|annonce)|"
    r"(?:este|esta|el|la) (?:producto|artículo|oferta|curso)|(?:questo|questa|il) (?:prodotto|articolo|corso|offerta)|"
    r"(?:este|esta|o|a) (?:produto|artigo|oferta|anúncio)|(?:dit|deze|het) (?:product|artikel|aanbod|advertentie)|"
    r"(?:ten|ta|to) (?:produkt|artykuł|oferta|ogłoszenie)|(?:этот|эта|это|данный) (?:товар|вакансия|объявление)) "
    r"(?:(?:ist|est|está|è|is|jest) )?(?:leider )?(?:nicht mehr (?:verfügbar|erhältlich|vorhanden|"
    r"aktiv|online|ausgeschrieben)|"
    r"n'est (?:plus|pas) (?:disponible|en vente)|n'existe plus|désactivée?|ya no (?:está disponible|existe)|"
    r"non (?:è )?più disponibile|(?:já )?não (?:está mais|está|existe mais)(?: disponível)?|"
    r"niet (?:meer|langer) (?:beschikbaar|leverbaar)|nie jest już dostępn\w|больше не (?:доступен|существует|"
    r"продаётся|продается))"
)
"""Source of a pattern of headings that say of something to be had that it is not any more."""

THE = (
    r"(?:das|der|die|den|diese[rsn]?|ce|cet|cette|le|la|l'|este|esta|el|questo|questa|il|lo|o|a|dit|deze|het|de|ten|ta|"
    r"to|tego|tej|этот|эта|это|этого|данный|tento|toto|tato|den|det|denna|detta|bu) "
)
"""Source of a pattern of the articles and pointers before such a thing; a menu has none."""

OFFERED = (
    r"produkt\w{0,2}|ware|angebot|veranstaltung|kurs|immobilie|inserat|produit|offre|événement|formation|producto|oferta|"
    r"evento|curso|inmueble|prodotto|offerta|corso|immobile|produto|vaga|imóvel|product|evenement|cursus|woning|"
    r"towar\w?|ofert[ęy]|wydarzeni[ae]|товара?|вакансия|предложение|событие|zboží|nabídka|produkten|varan|erbjudandet|"
    r"jobbet|ürün|etkinlik"
)
"""Source of a pattern of things that may be gone while the page that says so is there."""

AVAILABLE = (
    r"verfügbar|lieferbar|erhältlich|vorrätig|disponib|disponív|online|en ligne|en venta|in vendita|"
    r"beschikbaar|leverbaar|dostępn|dostupn|доступ|наличии|отсутству|tillgänglig|lager|saknas|mevcut|stok"
)
"""Source of a pattern of how such a thing is not to be had, at the moment or for ever."""

_SOLD = (
    r"steht zum verkauf|zu verkaufen|zu erwerben|(?:kann|können) (?:\S+ ){0,2}(?:erworben|gekauft) werden|"
    r"(?:peut|pouvez) (?:\S+ ){0,2}(?:l')?(?:acheter|achetée?|acquise?|acquérir)|(?:puede|pueden) (?:\S+ ){0,2}"
    r"(?:comprar(?:se)?|adquirir(?:se)?|adquirido)|pode ser (?:comprado|adquirido)|può essere acquistato|"
    r"kan (?:\S+ )?(?:worden )?gekocht|można kupić|можно (?:купить|приобрести)|satın al\w+|går att köpa|"
    r"abgelaufen|geparkt|gekündigt|nicht erreichbar registriert|(?:à|en) vendre|expiré|"
    r"en vente|(?:en|a la) venta|caducado|expirado|vencido|aparcado|in vendita|scaduto|parcheggiato|à venda|"
    r"expirou|te koop|"
    r"verlopen|geparkeerd|na sprzedaż|wygas\w{1,3}|zaparkowana|прода[её]тся|ист[её]к\w{0,2}|припаркован|не оплачен|"
    r"satılık|на продаж|продається|закінчи(?:вся|лася|лась|лося)|сплив(?:ла|ло)?\b|"
    r"süresi (?:dol|bit)\w+|till salu|parkerad|har gått ut|til salg|parkeret|udløbet|myynnissä|vanhentunut|"
    r"na prodej|vypršela|expirovala|eladó|lejárt|de vânzare|expirat|πωλείται|έληξε|dijual|kedaluwarsa|hết hạn|"
    r"出售|转让|過期|过期|到期|停放|売り出し中|販売中|有効期限|失効|판매|만료"
)
_DOMAIN = (
    r"domain|domaine|nom de domaine|dominio|domínio|domein(?:naam)?|domen[ay]|домен|alan adı|domän(?:en)?|domænet?|"
    r"domenet|verkkotunnus|doména|domeniul|όνομα τομέα|tên miền|域名|網域|ドメイン|도메인"
)
PARKED = rf".{{0,30}}?(?:{_DOMAIN}).{{0,40}}?(?:{_SOLD}).{{0,20}}|.{{0,40}}(?:{_SOLD}).{{0,30}}?(?:{_DOMAIN}).{{0,10}}"
"""Source of a pattern of titles and headings of domains that are expired or to be had."""

REGISTERED = (
    r"\b(?:diese|die) domain(?: [\w.-]+)? (?:ist|wurde) (?:leider |am [\d.]+ )?(?:abgelaufen|gekündigt|geparkt)\b|"
    r"\bce (?:nom de )?domaine (?:a|est) (?:expiré|parqué)|\bce nom de domaine est (?:à vendre|en vente)\b|"
    r"\beste dominio (?:ha|está) (?:expirado|caducado|vencido|aparcado|(?:en|a la) venta)\b|"
    r"\beste domínio (?:expirou|está (?:expirado|à venda))\b|\bquesto dominio è (?:scaduto|in vendita|parcheggiato)\b|"
    r"\bdeze domein(?:naam)? is (?:verlopen|te koop|geparkeerd)\b|"
    r"\bta domena (?:wygasła|jest (?:na sprzedaż|zaparkowana))|"
    r"\b(?:этот|данный) домен (?:ист[её]к|прода[её]тся|припаркован|не оплачен)|\bрегистрация (?:этого )?домена истекла|"
    r"\bbu alan adı(?:nın süresi dol| satılık)|"
    r"このドメイン名?の?は?(?:有効)?期限が?(?:切れ|終了)|"
    r"(?:该|此|这个|這個)域名已经?(?:过期|過期|到期)|이 도메인은 만료|"
    r"\bdeze domeinnaam is (?:gereserveerd|geregistreerd)\b|\b(?:diese|die) domain(?: [\w.-]+)? (?:ist|wurde) "
    r"(?:bereits |soeben |gerade )?(?:registriert|reserviert|vergeben)\b|"
    r"\bce (?:nom de )?domaine (?:est|a été|vient d'être) (?:déjà )?(?:réservé|enregistré|déposé)\b|"
    r"\beste dominio (?:está|ha sido|fue) (?:ya )?registrado\b|\beste domínio (?:está|foi) (?:já )?registrado\b|"
    r"\bquesto dominio è (?:stato |già )?registrato\b|\bta domena (?:jest|została) (?:zarejestrowana|zarezerwowana)\b|"
    r"\b(?:этот |данный )?домен (?:[\w.-]+ )?(?:уже )?(?:зарегистрирован|зарезервирован)\b"
    r"(?= (?:на|в|для|и|через)|[.!]|$)|"
    r"\btato doména je (?:již )?(?:za)?registrov[aá]na\b|"
    r"\bdenna domän är (?:redan )?(?:registrerad|reserverad|upptagen)\b|"
    r"\bdette domæne er (?:allerede )?(?:registreret|reserveret|optaget)\b|"
    r"\bdette domenet er (?:allerede )?(?:registrert|reservert|opptatt)\b|"
    r"\btämä verkkotunnus on (?:varattu|rekisteröity)\b|"
    r"\bez a domain(?: ?név)? (?:már )?(?:foglalt|regisztrált)\b|\bbu alan adı (?:\S+ )?(?:kayıtlı|tescil)|"
    r"\bacest domeniu (?:este|a fost) (?:deja )?(?:înregistrat|rezervat)\b|"
    r"(?:此|该|本)域名已(?:经)?被?(?:注册|登记)|このドメインは.{0,20}(?:登録|取得)されて"
)
"""Source of a pattern of what registrars say of a domain that has an owner and no site."""
