"""Names below which hosts belong to strangers: those of countries, and of services that give hosts away; pure.

They are the better known ones of a list of ten thousand (publicsuffix.org), and what most of the others have in common.
"""

from __future__ import annotations

REGISTRIES = frozenset({
    "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "gr", "ltd", "me", "mil", "ne", "net", "or", "org", "plc",
    "sch",
})  # fmt: skip
"""Below any country's domain, these are as public as it is (`co.uk`)."""

OF_COUNTRIES = {
    "ae": "name pro",
    "ar": "int musica mutual senasa tur",
    "at": "gv priv",
    "au": "act asn conf id info nsw nt oz qld sa tas vic wa",
    "br": "adm adv agr am app arq art ato bio blog bmd cim cng cnt coop des det dev ecn eco emp enf eng esp etc eti "
    "far flog fm fnd fot fst geo ggf imb ind inf jor jus leg lel log mat med mp mus not ntr odo ong ppg pro "
    "psc psi qsl radio rec seg slg srv taxi tec teo tmp trd tur tv vet vlog wiki zlg",
    "ca": "ab bc gc mb nb nf nl ns nt nu on pe qc sk yk",
    "cn": "ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj",
    "cr": "ed fi sa",
    "cy": "biz info press pro tm",
    "do": "art sld web",
    "ec": "fin info med pro",
    "es": "nom",
    "fr": "asso avocat cci chambagri medecin nom notaires pharmacien port prd tm veterinaire",
    "hk": "idv inc",
    "hr": "from iz name",
    "hu": "2000 agrar bolt casino city erotica film forum games hotel info ingatlan jogasz konyvelo lakas media news "
    "priv reklam sex shop sport suli szex tm tozsde utazas video",
    "id": "biz desa my web",
    "il": "idf k12 muni",
    "in": "5g ai am bihar biz business coop cs delhi dr er ernet firm gen gujarat ind info int internet io nic post "
    "pro res travel tv uk up us",
    "it": "abruzzo basilicata bologna calabria campania firenze genova lazio liguria lombardia marche milano molise "
    "napoli palermo piemonte puglia roma sardegna sicilia torino toscana trentino umbria veneto venezia verona",
    "jp": "ad aichi akita aomori chiba ed ehime fukui fukuoka fukushima gifu gunma hiroshima hokkaido hyogo ibaraki "
    "ishikawa iwate kagawa kagoshima kanagawa kawasaki kitakyushu kobe kochi kumamoto kyoto lg mie miyagi "
    "miyazaki nagano nagasaki nagoya nara niigata oita okayama okinawa osaka saga saitama sapporo sendai shiga "
    "shimane shizuoka tochigi tokushima tokyo tottori toyama wakayama yamagata yamaguchi yamanashi yokohama",
    "kr": "ai busan chungbuk chungnam daegu daejeon es gangwon gwangju gyeongbuk gyeonggi gyeongnam hs incheon io it "
    "jeju jeonbuk jeonnam kg ms pe re sc seoul ulsan",
    "lk": "assn grp hotel int ngo soc web",
    "my": "biz name",
    "ng": "col firm gen i mobi name ngo",
    "no": "dep fhs folkebibl fylkesbibl herad idrett kommune museum priv stat vgs",
    "nz": "cri geek gen govt health iwi kiwi maori parliament school",
    "pe": "nom",
    "ph": "i ngo",
    "pk": "biz fam gok gon gop gos info web",
    "pl": "agro aid art atm auto bialystok bielawa biz bydgoszcz czest elk gda gdansk gdynia gliwice gmina gsm info "
    "katowice krakow lodz lublin mail media miasta nieruchomosci nom olsztyn opole pc powiat poznan priv "
    "realestate rel rzeszow sex shop sklep slask sos szczecin szkola targi tm torun tourism travel turystyka "
    "warszawa waw wroc wroclaw zgora",
    "pt": "int nome publ",
    "ro": "arts firm info nom nt rec store tm www",
    "rs": "in",
    "ru": "msk nov pp spb",
    "se": "fh fhsk fhv komforb kommunalforbund komvux lanbib naturbruksgymn parti pp press tm",
    "sg": "per",
    "th": "in mi",
    "tr": "av bbs bel biz dr gen info k12 kep name pol tel tsk tv web",
    "tw": "club ebiz game idv",
    "ua": "cherkassy chernigov chernivtsi crimea dn dnipropetrovsk donetsk dp if in ivano-frankivsk kh kharkiv "
    "kharkov kherson khmelnitskiy kiev kr krym kyiv lg lt lviv mk mykolaiv od odesa odessa pl poltava pp rivne "
    "rovno rv sb sebastopol sm sumy te ternopil uz uzhgorod vinnica vinnytsia vn volyn yalta zaporizhzhe "
    "zhitomir zhytomyr zp zt",
    "uk": "nhs police",
    "us": "dni fed isa kids nsn",
    "uy": "gub",
    "uz": "info",
    "vn": "ai biz health id info int io name pro",
    "za": "agric alt grondar law ngo nic nis nom school tm web",
}
"""Further such names that some countries have."""

BY_REGION = frozenset({"it", "us"})
"""Countries whose regions have names of two letters (`ca.us`)."""
WHOLE_COUNTRIES = frozenset({"bd", "ck", "er", "fk", "jm", "kh", "mm", "np", "pg"})
"""Countries below which every name is for strangers."""

OF_STRANGERS = frozenset({
    "000webhostapp.com", "16mb.com", "ae.org", "altervista.org", "amplifyapp.com", "appspot.com", "azure-api.net",
    "azure-mobile.net", "azurewebsites.net", "b-cdn.net", "bitbucket.io", "blogdns.com", "bplaced.net", "br.com",
    "bubbleapps.io", "canva.site", "cargo.site", "carrd.co", "clickfunnels.com", "cloudapp.net", "cloudfront.net",
    "cloudfunctions.net", "cloudns.cc", "cn.com", "co.com", "codeberg.page", "convex.app", "convex.site", "csb.app",
    "ddns.me", "ddns.net", "ddnss.de", "de.com", "deno.dev", "deno.net", "dnsalias.com", "dnsalias.net", "dnsalias.org",
    "dreamhosters.com", "duckdns.org", "dyn-ip24.de", "dynalias.com", "dyndns.org", "dynu.net", "dynv6.net", "e2b.app",
    "edgeone.app", "eu.com", "eu.org", "evennode.com", "firebaseapp.com", "flutterflow.app", "fly.dev", "framer.ai",
    "framer.app", "framer.media", "framer.website", "free.nf", "freeddns.org", "gb.net", "ghost.io", "gitapp.si",
    "gitbook.io", "github.io", "githubpreview.dev", "githubusercontent.com", "gitlab.io", "glitch.me", "goip.de",
    "googlecode.com", "hasura.app", "hatenablog.com", "hatenablog.jp", "hatenadiary.com", "hatenadiary.jp",
    "herokuapp.com", "hf.space", "homeip.net", "homelinux.com", "homelinux.net", "homelinux.org", "homeunix.com",
    "homeunix.org", "hopto.me", "hopto.org", "hosted.app", "hu.net", "in.net", "infinityfreeapp.com", "is-a-geek.com",
    "is-a-geek.org", "is-a.dev", "jimdofree.com", "jimdosite.com", "jp.net", "jpn.com", "js.org", "kasserver.com",
    "kr.com", "lhr.life", "loca.lt", "lovable.app", "mex.com", "miraheze.org", "mybigcommerce.com", "myds.me",
    "myfritz.net", "myftp.org", "myshopify.com", "mystrikingly.com", "neocities.org", "netlify.app", "nfshost.com",
    "ngrok-free.app", "ngrok-free.dev", "ngrok.app", "ngrok.dev", "no-ip.org", "noip.me", "notion.site",
    "now.sh", "observablehq.cloud", "onrender.com", "pages.dev", "pages.gay", "pantheonsite.io", "pipedream.net",
    "plesk.page", "pythonanywhere.com", "qzz.io", "r2.dev", "readme.io", "readthedocs.io", "repl.co", "replit.app",
    "replit.dev", "ru.com", "sa.com", "se.net", "selfip.com", "selfip.org", "sellfy.store", "servebeer.com",
    "serveblog.net", "servegame.com", "shopware.store", "sourceforge.io", "spdns.org", "square.site", "streamlit.app",
    "streamlitapp.com", "substack.com", "supabase.co", "surge.sh", "synology.me", "sytes.net", "tiiny.site",
    "translate.goog", "trycloudflare.com", "tumblr.com", "typedream.app", "typepad.com", "uber.space", "uk.com",
    "uk.net", "up.railway.app", "us.com", "us.org", "val.run", "vercel.app", "vercel.dev", "web.app", "webflow.io",
    "webhop.net", "webhop.org", "weebly.com", "weeblysite.com", "wixsite.com", "wixstudio.com", "wmflabs.org",
    "wordpress.com", "workers.dev", "wpcomstaging.com", "wpengine.com", "wpenginepowered.com", "yolasite.com", "za.com",
    "zapto.org", "zeabur.app",
})  # fmt: skip
"""Domains whose hosts belong to people who are strangers to each other."""

OF_CLOUDS = frozenset({
    "akamaihd.net", "akamaized.net", "amazonaws.com", "amazonaws.com.cn", "awsapprunner.com", "azureedge.net",
    "azurefd.net", "azurestaticapps.net", "backblazeb2.com", "cloudapp.azure.com", "core.windows.net",
    "customer-oci.com", "digitaloceanspaces.com", "edgekey.net", "edgesuite.net", "elasticbeanstalk.com", "fastly.net",
    "fastlylb.net", "googleapis.com", "googleusercontent.com", "linodeobjects.com", "ngrok.io", "ondigitalocean.app",
    "oraclecloudapps.com", "platformsh.site", "r.appspot.com", "run.app", "scw.cloud", "storage.yandexcloud.net",
    "vultrobjects.com", "wasabisys.com",
})  # fmt: skip
"""Domains with regions and services in the names below them: wherever a customer's name begins, it is one host."""

OF_REGIONS = {
    "edu.au": "act nsw nt qld sa tas vic wa",
    "gov.au": "act nsw nt qld sa tas vic wa",
    "gov.br": "ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp to",
    "leg.br": "ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp to",
}
"""Names of three parts that are public, too (`vic.gov.au`)."""

_OF_STATES = frozenset({"cc", "k12", "lib"})
_AUTHORITIES = frozenset({"city", "metro", "pref"})
_LETTERS = 2  # of a country (ISO 3166)


def is_public(domain: str) -> bool:
    """Whether strangers have their hosts below a domain, so that it is nobody's site."""
    name, _, rest = domain.partition(".")
    if not rest or domain in OF_STRANGERS or name == "blogspot":
        return True
    return _is_registry(name, rest) or _is_of_region(name, rest) or _is_in_cloud(domain)


def _is_registry(name: str, country: str) -> bool:
    if len(country) != _LETTERS:
        return False
    by_region = country in BY_REGION and len(name) == _LETTERS
    known = name in REGISTRIES or name in OF_COUNTRIES.get(country, "").split()
    return known or by_region or country in WHOLE_COUNTRIES


def _is_of_region(name: str, rest: str) -> bool:
    """Whether a name of three parts is public, as those of towns in Japan are (`shibuya.tokyo.jp`)."""
    region, _, country = rest.partition(".")
    if country == "jp":
        return region in OF_COUNTRIES["jp"].split() and len(region) > _LETTERS and name not in _AUTHORITIES
    if country == "us":
        return len(region) == _LETTERS and name in _OF_STATES
    return rest == "sch.uk" or name in OF_REGIONS.get(rest, "").split()


def _is_in_cloud(domain: str) -> bool:
    labels = domain.split(".")
    return any(".".join(labels[start:]) in OF_CLOUDS for start in range(len(labels)))
