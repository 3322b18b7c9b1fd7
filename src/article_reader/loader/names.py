"""What sites call the parts of their pages, as data: the words of class names, ids and roles, and their hints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

NAMING = frozenset(
    (
        *("class", "id", "role", "rel", "aria-label", "data-testid", "data-test-id", "data-component", "data-qa"),
        *("data-type", "data-block", "data-module", "data-tb-region", "data-name", "data-widget", "data-block-name"),
    )
)
"""The attributes whose words tell what an element is for."""

WORDS: Mapping[str, str] = {
    "caption": """caption captions figcaption imagecaption photocaption wpcaption bildunterschrift bildunterzeile
        bildtext bildlegende bildtitel legende légende legenda didascalia bijschrift billedtekst bilttekst bildetekst
        kuvateksti podpis pie piefoto leyenda subtitulofoto cutline attachment""",
    "credit": """credit credits imagecredit photocredit photographer photog fotograf fotografo fotógrafo urheber
        bildquelle bildnachweis fotonachweis bildrechte rechte crédit crédits credito crédito creditos copyright
        attribution source quelle fuente fonte bron kilde källa zrodlo agency""",
    "lead": """lead lede standfirst subtitle subtitulo subtítulo subheadline subheading subhead subhed subline
        vorspann anleser intro introduction introtext dek deck description abstract chapo chapô chapeau bajada
        entradilla copete sottotitolo sommario occhiello ingress preamble manchet manchete perex excerpt untertitel
        unterzeile leadtext leadin leadparagraph zajawka resumo samenvatting ingres anons summary sumario résumé""",
    "kicker": """kicker overline dachzeile topline roofline spitzmarke eyebrow oberzeile supertitle suptitle
        pretitle preheadline headlinekicker antetitulo antetítulo surtitre sobretitulo rubrik overtitle vignette
        sectionlabel catchline toptitle tagline stickword""",
    "category": """category categories kategorie kategorien catégorie categoria categorias rubric rubrica rubrique
        ressort sectionname channel topicname primarycategory""",
    "byline": """byline bylines author authors autor autoren autore autori auteur auteurs autores verfasser
        redakteur contributor contributors writer reporter journalist signature firma forfatter skribent skribenten
        tekijä kirjoittaja avtor autorzy dziennikarz redactie by vcard""",
    "date": """date dates dateline published publish publishdate publishedat datepublished datemodified pubdate
        datum timestamp time datetime fecha updated modified publication pubtime posted postdate postedon entrydate
        datetid dato julkaistu veröffentlicht erstellt aktualisiert publié published_time opublikowano""",
    "meta": "meta metadata postmeta entrymeta articlemeta info articleinfo postinfo details tagline infos",
    "reading time": "readingtime readtime lesezeit lesedauer minread readduration tempslecture leestijd",
    "headline": """headline headlines title titel titre titulo título titolo heading hed rubriek otsikko overskrift
        tittel posttitle entrytitle articletitle pagetitle storytitle nadpis naslov zagolovok tytul""",
    "body": """articlebody articletext articlecontent storybody storytext storycontent postbody postcontent posttext
        entrycontent entrytext bodytext bodycopy artikeltext artikelinhalt artikelbody fliesstext fließtext copytext
        richtext paragraph absatz paragraf textblock contentbody maincontent singlecontent corpo cuerpo brödtext
        brodtext brødtekst corps cuerponoticia textonoticia wysiwyg prose""",
    "article": """article articles artikel story post entry noticia nota articolo artigo artykul statya news nyhet
        uutinen""",
    "content": "content contents inhalt main contenido contenuto conteudo contenu innhold text texto testo tekst rte",
    "share": """share shares sharing sharebar sharebuttons sharetools sharethis addtoany addthis teilen partage
        partager compartir compartilhar condividi udostepnij dela del jaa podelitsya shariff sharelist""",
    "social": """social socials socialmedia sociallinks facebook twitter whatsapp instagram linkedin telegram
        pinterest xing reddit tiktok youtube flipboard mastodon bluesky threads pocket follow followus""",
    "comment": """comment comments commentlist kommentar kommentare kommentarer commentaire commentaires comentario
        comentarios comentários commenti komentarz komentarze reacties reactie disqus discussion respond replies reply
        coral viafoura spotim openweb livefyre forum""",
    "related": """related relatedcontent relatedarticles relatedposts recommended recommendation recommendations
        recommend recirculation recirc outbrain taboola plista readmore readalso seealso morestories morelike morefrom
        moreon more verwandte weitere weiterlesen mehr siehe lesen alsolesen lisez lire aussi relacionadas relacionados
        relacionado correlati correlate leggi relateret relaterade luelisää powiazane zobacz lees leesook similar
        suggested suggestions youmaylike upnext nextarticle next prev previous crosslink crosslinks crossreference
        furtherreading""",
    "teaser": """teaser teasers teaserlist promo promos promotion promobox card cards tile tiles listing feed
        carousel slider swiper latest latestnews river stream archive headlinelist linklist infobar""",
    "most read": """mostread mostpopular mostviewed popular trending meistgelesen beliebt masleidas pluslus
        topstories top""",
    "sidebar": """sidebar aside widget widgets rail rightrail rightcol rightcolumn complementary marginalspalte
        secondary""",
    "nav": """nav navbar navi navigation menu menus menuitem mainnav subnav topnav submenu megamenu offcanvas drawer
        hamburger burger skip skiplink skiplinks sitemap menubar menü menue toolbar topbar flyout dropdown tab tabs
        tablist banner""",
    "breadcrumb": "breadcrumb breadcrumbs crumb crumbs brotkrumen krumen ariane broodkruimel migas",
    "pagination": "pagination pager paging pagenumbers seitennavigation pagenav",
    "header": "header masthead siteheader pageheader kopf kopfbereich branding logo sitetitle",
    "article head": "articleheader articlehead storyheader postheader entryheader articlehero articleintro artikelkopf",
    "footer": """footer sitefooter pagefooter colophon fuss fuß fussbereich fusszeile contentinfo impressum footnav
        bottom""",
    "legal": "legal legals terms privacy datenschutz agb disclaimer copyrightnotice rechtliches mentions",
    "ad": """ad ads advert advertisement advertising adslot adunit adbox adcontainer adbanner adwrapper anzeige
        anzeigen werbung werbemittel reklame reklama publicidad publicite publicité pubblicita publicidade annonce
        annons annonse mainos sponsor sponsored sponsoren advertorial affiliate billboard skyscraper leaderboard dfp gpt
        adsense googlead""",
    "newsletter": """newsletter newsletters subscribe subscription signup mailing mailchimp abonnieren nyhedsbrev
        nieuwsbrief""",
    "paywall": """paywall piano metered regwall abo abos abonnement abonnent premium plus subscriber subscribers
        registration membership donate donation donations spenden support""",
    "login": "login signin account register user userbar anmelden anmeldung connexion profilemenu",
    "cookie": """cookie cookies consent gdpr cmp onetrust usercentrics dsgvo didomi sourcepoint cookiebot
        privacysettings""",
    "modal": """modal popup overlay dialog lightbox layer alertdialog tooltip popover toast interstitial
        flashmessage alert""",
    "tags": """tag tags taglist tagcloud topic topics topiclist schlagwort schlagworte schlagwörter schlagwoerter
        keyword keywords etiquetas themen thema stichworte tagi trefwoorden hashtag hashtags subjects mots""",
    "media": """media video videos videoplayer player image images img photo photos picture pictures bild bilder
        foto fotos imagen imagem immagine afbeelding billede kuva hero leadimage featuredimage thumbnail thumb
        imagewrapper featured featuredimage""",
    "figure": "figure figur wpcaption inlineimage imageblock imageinline grafik graphic infographic chart map",
    "gallery": """gallery galerie galeria galleria slideshow bildergalerie bilderstrecke fotostrecke photogallery
        diashow""",
    "audio": "audio podcast podcasts audioplayer listen anhören anhoeren vorlesen readspeaker speech ecouter",
    "author box": """authorbox authorbio authorinfo authorcard authorprofile authordescription aboutauthor bio
        biography biografie profile autorenbox autoreninfo autorinfo abouttheauthor authorblock authordetails""",
    "live blog": """liveblog liveblogs liveticker ticker livepost liveupdate liveupdates liveentry livecenter live
        blogentry updates minutominuto keyevents""",
    "box": """infobox factbox faktenbox infokasten kasten box sidebarbox callout highlight highlights keypoints
        keyfacts faktaboks faktaruta fakta fakten facts textbox zusammenfassung kurzfassung background explainer""",
    "quote": "quote quotes quotation pullquote blockquote zitat zitate citation citat cita citazione citace sitaatti",
    "contents": "toc tableofcontents contentstable inhaltsverzeichnis sommaire inhoudsopgave jumplinks anchornav",
    "footnote": "footnote footnotes fussnote fussnoten fußnote fußnoten endnote endnotes noteref reference references",
    "correction": """correction corrections clarification editorsnote editornote korrektur hinweis notice note
        transparenz""",
    "print": "print printonly drucken noprint imprimer imprimir",
    "button": "button btn buttons cta knopf schaltfläche toggle control controls icon icons iconbutton",
    "form": "form search searchbox searchform suche suchen recherche buscar input field formular",
    "embed": """embed embeds embedded tweet twittertweet oembed instagrammedia embedcontainer socialembed
        datawrapper iframe fbpost""",
    "poll": "poll polls quiz survey umfrage abstimmung vote voting rating ratings stars reaction reactions like likes",
    "recipe": "recipe recipes rezept ingredients zutaten instructions zubereitung",
    "review": "review reviews product products price buy shop kaufen angebot deal deals pros cons verdict",
    "event": "event events termin termine calendar kalender weather wetter stock stocks boerse börse score scores",
    "apps": """app apps download downloads appstore playstore install push notification notifications bookmark
        merken save""",
    "screen reader": """sronly screenreader screenreadertext visuallyhidden visuallyhiddenfocusable hiddenvisually
        assistivetext accessibility""",
    "mobile": "mobile mobileonly desktop desktoponly onlymobile onlydesktop phone tablet",
    "hidden": "hidden hide invisible collapsed dnone nodisplay",
    "list": "list lists item items link links grid row rows",
    "error": "error errors warning loading spinner placeholder noscript outdated unsupported",
}
"""The words of names that speak of a part, by hint; what names write with dashes or capitals stands together here."""

SCHEMA: Mapping[str, str] = {
    "schema headline": "headline alternativeheadline",
    "schema body": "articlebody reviewbody text",
    "schema author": "author creator contributor",
    "schema date": "datepublished datemodified datecreated uploaddate",
    "schema caption": "caption",
    "schema description": "description abstract about disambiguatingdescription",
    "schema name": "name",
    "schema image": "image photo thumbnailurl contenturl associatedmedia",
    "schema publisher": "publisher sourceorganization provider copyrightholder",
    "schema section": "articlesection",
    "schema keywords": "keywords",
    "schema comment": "comment commenttext",
    "schema step": "recipeinstructions recipeingredient ingredients step itemlistelement",
    "schema article": "newsarticle article blogposting reportagenewsarticle liveblogposting",
    "schema breadcrumb": "breadcrumb breadcrumblist itemlist sitenavigationelement wpheader wpfooter wpsidebar",
    "schema picture": "imageobject videoobject",
    "schema person": "person organization",
}
"""What itemprop, property and itemtype say exactly, by hint."""

ENDINGS: Mapping[str, str] = {
    "caption": "caption unterschrift bildtext legende figcaption",
    "credit": "credit credits photographer fotograf nachweis",
    "lead": "standfirst vorspann subtitle subheadline untertitel leadtext introtext",
    "kicker": "kicker dachzeile overline spitzmarke",
    "byline": "byline author authors autor autoren auteur",
    "date": "datum timestamp pubdate",
    "headline": "headline headlines title titel ueberschrift überschrift",
    "share": "share sharing sharebar sharebuttons",
    "comment": "comment comments kommentar kommentare",
    "related": "related recommended recommendations artikelempfehlungen",
    "teaser": "teaser teasers teaserlist carousel slider",
    "nav": "navigation navbar menu menue",
    "breadcrumb": "breadcrumb breadcrumbs",
    "footer": "footer",
    "header": "masthead",
    "newsletter": "newsletter",
    "ad": "anzeige werbung advert advertisement",
    "paywall": "paywall abonnement",
    "cookie": "cookie cookies consent",
    "gallery": "gallery galerie slideshow bilderstrecke",
    "media": "video player image bild",
    "body": "articlebody storybody artikeltext fliesstext bodytext",
    "sidebar": "sidebar widget",
    "modal": "modal popup overlay lightbox",
    "tags": "taglist schlagworte keywords",
    "author box": "authorbio autorenbox",
    "box": "infobox factbox",
    "quote": "pullquote blockquote zitat",
    "live blog": "liveblog ticker",
    "button": "button buttons",
}
"""The last words of names written in one piece: "artikelbildunterschrift", "sitefooter"."""

BEGINNINGS: Mapping[str, str] = {
    "share": "share sharing",
    "social": "social",
    "comment": "comment kommentar comentario",
    "related": "related recommend",
    "byline": "author byline",
    "caption": "caption",
    "headline": "headline",
    "teaser": "teaser",
    "nav": "navigation navbar mainnav mainmenu",
    "footer": "footer",
    "newsletter": "newsletter",
    "cookie": "cookie onetrust consent usercentrics",
    "ad": "advert sponsor werbe adslot",
    "paywall": "paywall",
    "breadcrumb": "breadcrumb",
    "article": "article artikel",
    "gallery": "gallery galerie slideshow",
    "media": "image video photo",
    "modal": "modal popup",
    "live blog": "liveblog liveticker",
    "quote": "quote blockquote zitat",
    "sidebar": "sidebar widget",
}
"""The first words of such names: "sharebuttons", "relatedlinks"."""

HINTS = (*WORDS, *SCHEMA)
"""All hints that names may give, in the order of their features; new ones come last."""

TAGS = (
    *("p", "li", "td", "th", "div", "blockquote", "span", "dt", "dd", "pre", "h1", "h2", "h3", "h4", "h5", "h6"),
    *(
        "figcaption",
        "caption",
        "a",
        "time",
        "section",
        "article",
        "header",
        "footer",
        "address",
        "summary",
        "body",
        "tr",
    ),
)
"""The elements that evidence of a line may name as its own, for features; others are told by none."""

ANCESTORS = (
    *("nav", "header", "footer", "aside", "main", "article", "figure", "figcaption", "ul", "ol", "dl", "table"),
    *("blockquote", "button", "section", "form", "dialog", "details", "address", "time", "a", "label", "p", "li"),
    *("h1", "h2", "h3", "strong", "em", "cite", "pre", "small", "fieldset", "center"),
)
"""The elements around a line that evidence names, for features."""

_LOOKED_AT = 300
"""How many characters of an element's names are looked at."""

_LONGEST_WORD = 40
_SHORTEST_COMPOUND = 7
"""How long a name in one piece is, in characters, to be looked at for what it begins and ends with."""

_PART = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])")


def _inverted(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for hint, words in table.items():
        for word in words.lower().split():
            found.setdefault(word, set()).add(hint)
    return {word: frozenset(hints) for word, hints in found.items()}


_WORDS = _inverted(WORDS)
_SCHEMA = _inverted(SCHEMA)
_ENDINGS = _inverted(ENDINGS)
_BEGINNINGS = _inverted(BEGINNINGS)
_ALL_ENDINGS = tuple(_ENDINGS)
_ALL_BEGINNINGS = tuple(_BEGINNINGS)
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def hints_of_names(names: str) -> frozenset[str]:
    """Return the hints that names give: the values of the naming attributes of an element, with blanks between them."""
    found: set[str] = set()
    for name in names[:_LOOKED_AT].split():
        found |= _hints_of_name(name)
    return frozenset(found)


@lru_cache(maxsize=8192)
def hints_of_schema(names: str) -> frozenset[str]:
    """Return the hints of itemprop, property and itemtype, whose words mean exactly what schema.org says."""
    found: set[str] = set()
    for name in names[:_LOOKED_AT].split():
        word = name.rpartition("/")[2].rpartition(":")[2].lower()
        found |= _SCHEMA.get(word, _NONE)
    return frozenset(found)


@lru_cache(maxsize=8192)
def _hints_of_name(name: str) -> frozenset[str]:
    """Return the hints of a name: of each word in it, of two and three in a row, and of what compounds are made of."""
    parts = [part.lower() for part in _PART.findall(name)]
    words = parts
    if len(parts) > 1:
        threes = zip(parts, parts[1:], parts[2:], strict=False)
        words = [*parts, *map("".join, pairwise(parts)), *map("".join, threes)]
    found = _NONE.union(*[_WORDS[word] for word in words if word in _WORDS])
    for part in parts:
        if part not in _WORDS and _SHORTEST_COMPOUND <= len(part) <= _LONGEST_WORD:
            found |= _hints_of_compound(part)
    return found


def _hints_of_compound(word: str) -> frozenset[str]:
    """Return the hints of the longest known ending and the longest known beginning of a word."""
    ending = beginning = _NONE
    if word.endswith(_ALL_ENDINGS):
        ending = next((_ENDINGS[word[at:]] for at in range(1, len(word) - 3) if word[at:] in _ENDINGS), _NONE)
    if word.startswith(_ALL_BEGINNINGS):
        ends = range(len(word) - 1, 3, -1)
        beginning = next((_BEGINNINGS[word[:at]] for at in ends if word[:at] in _BEGINNINGS), _NONE)
    return ending | beginning
