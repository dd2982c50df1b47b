"""How people call the columns of their tables of papers, in several languages; in lower case, words alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkwatch.model import Fact

PAPER_GROUPS: tuple[frozenset[str], ...] = (
    frozenset({
        "title", "titles", "paper title", "title of paper", "title of the paper", "title link", "paper name link",
        "titel", "titre", "título", "titulo", "titolo", "название", "заголовок", "tytuł",
        "标题", "標題", "题目", "題目", "论文标题", "论文题目", "论文名称", "タイトル", "論文タイトル", "제목",
        "논문 제목",
    }),
    frozenset({
        "paper", "papers", "paper name", "name of paper", "article", "publication", "work", "reference",
        "publikation", "artículo", "articulo", "artigo", "articolo", "статья", "makale", "artykuł",
        "论文", "論文", "文章", "논문",
    }),
    frozenset({"name", "names"}),
)  # fmt: skip
"""The column that links to the papers; a group is better than those after it."""

LINKS = frozenset({
    "link", "links", "url", "id", "arxiv", "arxiv id", "arxiv link", "arxiv url", "pdf", "paper link", "paper url",
    "paper links", "paper code", "source", "enlace", "enlaces", "lien", "liens", "ссылка", "ссылки", "链接", "地址",
    "论文链接", "论文地址", "论文 代码", "連結", "リンク", "論文リンク", "링크",
})  # fmt: skip
"""Columns of links that may tell a row's paper, but are no place for a title."""

OTHER_PAPERS = frozenset({
    "cites", "cited in", "cited by", "used in", "used by", "follow up", "follow ups", "follow up by", "follow up work",
    "extends", "extended by", "extension of", "based on", "builds on", "builds upon", "derived from", "implements",
    "inspired by", "influenced by", "improves on", "improves upon", "improved by", "supersedes", "superseded by",
    "replaces", "replaced by", "predecessor", "predecessors", "predecessor s", "successor", "successors", "successor s",
    "response to", "reply to", "replies to", "teacher", "base", "base model", "base models", "backbone", "backbones",
    "compared with", "compared to", "basiert auf", "basé sur", "basado en", "基于",
})  # fmt: skip
"""Columns whose links lead to other papers than the one that a row is about, whatever else the table has."""

PERHAPS_OTHER_PAPERS = frozenset({
    "related", "related work", "related works", "related paper", "related papers", "similar papers", "see also",
    "also see", "further reading", "background", "prerequisite", "prerequisites", "prerequisite s", "references",
    "key references", "citations", "prior work", "previous work", "earlier work", "critique", "critiques", "response",
    "responses", "baseline", "baselines", "baseline s", "siehe auch", "verwandte arbeiten", "voir aussi", "ver también",
    "ver tambien", "veja também", "vedi anche", "см также", "相关工作", "相關工作", "相关论文", "参考文献", "參考文獻",
    "関連研究", "関連論文", "先行研究", "관련 연구", "참고문헌",
    "dataset", "datasets", "data", "benchmark", "benchmarks", "model", "models", "method", "methods", "architecture",
    "survey", "surveys", "description", "descriptions", "summary", "abstract", "introduction", "about", "details",
    "comment", "comments", "note", "notes", "remark", "remarks", "beschreibung", "anmerkungen", "描述", "简介", "备注",
    "说明",
})  # fmt: skip
"""Columns whose links lead to other papers where another column tells the row's, as in what is said of it."""

NAMES: Mapping[Fact, frozenset[str]] = MappingProxyType({
    Fact.AUTHORS: frozenset({
        "authors", "author", "author s", "paper authors", "list of authors",
        "autoren", "autor innen", "verfasser", "auteurs", "auteur s", "autores", "autor es", "autori", "авторы",
        "autor", "autorinnen", "auteur", "autore", "автор", "yazarlar", "yazar", "autorzy",
        "作者", "论文作者", "著者", "著者名", "筆者", "저자", "저자명",
    }),
    Fact.PUBLISHED: frozenset({
        "published", "date", "publication date", "date published", "date of publication", "published on",
        "publish date", "release date", "veröffentlicht", "erschienen", "datum", "publié", "date de publication",
        "erscheinungsdatum", "date de parution", "publicado", "publicado em", "fecha", "fecha de publicación",
        "data de publicação", "data da publicação", "pubblicato", "pubblicato il", "data di pubblicazione",
        "дата", "дата публикации", "опубликовано", "tarih", "data publikacji",
        "日期", "发表日期", "发表时间", "发布日期", "发布时间", "發表日期", "發布日期",
        "日付", "公開日", "発表日", "날짜", "게시일", "발표일", "출판일",
    }),
    Fact.VENUE: frozenset({
        "venue", "venues", "journal", "journal ref", "journal reference", "published in", "publication venue",
        "journal venue", "venue journal", "zeitschrift", "revue", "revista", "rivista", "журнал", "期刊",
        "学会", "학회",
    }),
    Fact.CATEGORIES: frozenset({"arxiv categories", "arxiv category", "arxiv subject", "arxiv subjects"}),
    Fact.CODE: frozenset({
        "code", "codes", "code link", "code url", "link to code", "code repository", "source code", "official code",
        "code repo", "repo", "repository", "github", "github repo", "github repository", "quellcode", "quelltext",
        "código", "codigo", "codice", "код", "kod", "代码", "代碼", "源码", "コード", "코드",
    }),
    Fact.EXPLAINED: frozenset({
        "explained", "explained in", "explained by", "explainer", "explainers", "erklärt", "erklärt in",
        "expliqué", "explicado", "spiegato",
    }),
})  # fmt: skip
"""The column of a fact: names that hardly ever mean anything else."""

UNCLEAR: Mapping[Fact, frozenset[str]] = MappingProxyType({
    Fact.CATEGORIES: frozenset({
        "categories", "category", "subjects", "subject", "kategorien", "catégories", "categorías", "categorias",
        "categorie", "категории", "类别", "分类", "カテゴリ", "카테고리",
    }),
    Fact.EXPLAINED: frozenset({"explanation", "explanations", "articles", "blog", "blogs"}),
    Fact.PUBLISHED: frozenset({"time", "when", "时间", "時間", "発表", "발표"}),
    Fact.VENUE: frozenset({"conference", "conference journal", "journal conference", "konferenz", "会议", "會議"}),
    Fact.CODE: frozenset({"implementation", "implementations", "实现", "実装", "구현"}),
})  # fmt: skip
"""Names that a person may use for something else; they count only where the settings list the fact.

Where one of them may have been meant, no other column is added for the fact.
"""

BESIDE_DATA = frozenset({
    "título", "titulo", "titolo", "tytuł", "artigo", "articolo", "artykuł", "autores", "autore", "autori", "autorzy",
    "codice", "revista", "rivista", "ano", "anno", "rok",
})  # fmt: skip
"""Names of the languages in which `Data` is the date; in others it is what a model learns from."""

YEARS = frozenset({"year", "jahr", "année", "annee", "año", "ano", "anno", "rok", "год", "年", "年份", "연도"})
"""Columns that no fact fills; what they say, such as the text of a link to the paper, is the person's."""
