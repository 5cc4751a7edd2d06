"""The grammar of giving: sentences to statements of who gave what to whom.

    sentences ─► words ─► gifts, parties ─► clauses ─► frames, chinese ─► coreference
    of a page    tokens   "two ventilators",  what stands   a statement       claims: "we" and
                          "the Lisbon clinic" around a verb for each gift     "it" have names

`find.funding` goes this way for each page. A package imports only from its left; which words give,
receive or carry is data, in giving.toml and giving_zh.toml.
"""
