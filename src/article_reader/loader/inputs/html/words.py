"""What newsrooms call the parts of their pages, as data: words of class names, tags, and what each tells."""

from __future__ import annotations

from collections.abc import Mapping

NAMING = ("class", "itemprop", "id", "data-testid", "data-component", "rel")
"""The attributes whose words tell what an element is for."""

PARTS: Mapping[str, str] = {
    "kicker": """kicker overline dachzeile eyebrow roofline spitzmarke topline antetitulo antetítulo occhiello surtitre
        sobretitulo chapeu rubrik pretitle preheadline headlinekicker supertitle shoulder""",
    "lead": """lead lede standfirst teaser summary subtitle subtitulo subheadline subheading vorspann anleser intro
        introduction dek deck description abstract chapo bajada entradilla sottotitolo sommario ingress preamble manchet
        excerpt untertitel unterzeile leadtext leadin teasertext""",
    "caption": """caption figcaption bildunterschrift bildtext legende légende didascalia bildtitel bildlegende
        imagecaption photocaption bijschrift billedtekst kuvateksti""",
    "credit": """credit credits copyright author source photographer photog fotograf fotografo byline agency rights
        urheber quelle bildquelle bildnachweis rechte fotocredit imagecredit crédit credito crédito attribution""",
    "byline": """author authors byline autor autoren autore auteur autores verfasser redakteur contributor contributors
        writer reporter journalist signature firma forfatter skribent""",
    "date": """date dates dateline published pubdate publishdate datepublished datemodified datum timestamp time
        datetime fecha data zeit updated publication""",
}
"""The words of names that tell a part of the article; what is written together stands for itself."""

OUTSIDE: Mapping[str, str] = {
    "share button": "share sharing social sociallinks sharebar socialbar addtoany sharethis teilen partage compartir",
    "reader comments": "comment comments disqus kommentare commentaires comentarios respond",
    "related links": """related recommended recommendations recirculation outbrain taboola readmore morestories
        verwandte weitere siehe mostread popular trending""",
    "newsletter or subscription": "newsletter subscribe subscription signup paywall abo registration piano",
    "advertisement": "advertisement advert ads adslot adbanner anzeige werbung publicidad sponsored promo",
    "cookie notice": "cookie cookies consent gdpr cmp onetrust",
    "menu or list of links": """nav navbar navigation menu breadcrumb breadcrumbs pagination pager tagcloud skiplink
        sitemap""",
    "page footer": "footer",
}
"""The words of names that tell why what stands in such an element is no part of the story; the first counts."""

OUTSIDE_TAGS: Mapping[str, str] = {
    "nav": "menu or list of links",
    "menu": "menu or list of links",
    "aside": "beside the story",
    "footer": "page footer",
    "form": "form",
    "button": "button",
    "select": "form",
    "textarea": "form",
    "label": "form",
    "dialog": "dialog",
    "noscript": "for browsers without scripts",
    "iframe": "embedded page",
    "object": "embedded page",
    "audio": "player",
    "video": "player",
    "canvas": "drawing",
    "svg": "drawing",
}
"""Tags that tell why what stands in them is no part of the story."""

OUTSIDE_ROLES: Mapping[str, str] = {
    "navigation": "menu or list of links",
    "menu": "menu or list of links",
    "banner": "page header",
    "complementary": "beside the story",
    "contentinfo": "page footer",
    "search": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
"""ARIA roles that tell the same."""

HIDDEN = "hidden on the page"
"""Why words that a browser wouldn't show are left out."""

UNSEEN = frozenset({"script", "style", "template", "head", "title", "meta", "link"})
"""Tags whose text is no part of what the page says; a title within a drawing is none either."""

BREAKING = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "canvas",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset"),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "iframe",
            "legend",
            "li",
            "main",
            "menu",
        ),
        *("nav", "noscript", "object", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "svg"),
        *("table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video", "audio"),
    }
)
"""Tags that begin and end a block of text; others stand within one."""

INLINE_CUTS: Mapping[str, frozenset[str]] = {
    "heading": frozenset({"kicker"}),
    "figure": frozenset({"caption", "credit"}),
}
"""The parts that make a block of their own where an element within a heading or a figure is named so."""

EMPHASIS = frozenset({"em", "i", "cite", "dfn", "var"})
STRONG = frozenset({"strong", "b"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
"""Tags that set words apart, and as what."""
