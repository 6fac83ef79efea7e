#!/usr/bin/env python3
"""Anchors the quotes of curated claims in the articles that they were taken from.

A curator writes `passage: (paragraph: 3, quote: "…")`; this fills in `start` and `end` (Unicode code points of the decoded
text, end exclusive) and `prefix` and `suffix` (at most 4 words of the same paragraph), in place. Positions that are already
there are worked out anew. The articles are not part of the repository: their folder is DATELINE_TEXTS or seeds/texts.

Usage: anchor-passages.py FILE.ron …      anchors every passage of the files, says which quotes were not found, exits 1 on any
       anchor-passages.py --card TEXT     prints the fingerprint and the paragraph spans for the card of a text
"""
import hashlib, os, re, sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
WORDS_OF_CONTEXT, WORDS_OF_QUOTE = 4, 12
STRING = r'"(?:[^"\\]|\\.)*"'
PASSAGE = re.compile(r'passage:\s*\(\s*paragraph:\s*(\d+)\s*,(?:\s*start:\s*\d+\s*,\s*end:\s*\d+\s*,)?'
                     rf'(?:\s*prefix:\s*{STRING}\s*,)?\s*quote:\s*({STRING})\s*(?:,\s*suffix:\s*{STRING}\s*)?,?\s*\)')
ARTICLE = re.compile(r'article:\s*"([^"]+)"')


def decode(path):
    with open(path, "rb") as f:
        return f.read().decode("utf-8-sig").replace("\r\n", "\n")


def paragraphs(text):
    """(start, end) of every non-empty line, without the white space at its ends."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append((start, start + len(line.strip())))
        at += len(line) + 1
    return found


def unescape(literal):
    return re.sub(r'\\(.)', lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), literal[1:-1])


def escape(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def texts_by_sha256():
    folder = os.environ.get("DATELINE_TEXTS") or os.path.join(HERE, "seeds", "texts")
    found = {}
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if name.endswith(".txt"):
            path = os.path.join(folder, name)
            with open(path, "rb") as f:
                found[hashlib.sha256(f.read()).hexdigest()] = decode(path)
    return found


def texts_by_article():
    by_sha, found = texts_by_sha256(), {}
    for name in sorted(os.listdir(os.path.join(HERE, "seeds"))):
        if name.endswith(".ron"):
            with open(os.path.join(HERE, "seeds", name), encoding="utf-8") as f:
                card = f.read()
            sha = re.search(r'sha256:\s*"([0-9a-f]{64})"', card)
            if sha and sha.group(1) in by_sha:
                found[re.search(r'\bid:\s*"([^"]+)"', card).group(1)] = by_sha[sha.group(1)]
    return found


def anchor(path, texts):
    with open(path, encoding="utf-8") as f:
        ron = f.read()
    problems = []

    def replace(match):
        line = ron.count("\n", 0, match.start()) + 1
        articles = ARTICLE.findall(ron, 0, match.start())
        article, n, quote = articles[-1] if articles else "?", int(match.group(1)), unescape(match.group(2))
        text = texts.get(article)

        def problem(what):
            problems.append(f"{path}:{line}: {what}")
            return match.group(0)

        if text is None:
            return problem(f'no text for article "{article}"; set DATELINE_TEXTS to the folder of the originals')
        spans = paragraphs(text)
        if not 1 <= n <= len(spans):
            return problem(f'article "{article}" has no paragraph {n}, only 1 to {len(spans)}')
        if len(quote.split()) > WORDS_OF_QUOTE:
            return problem(f"the quote has {len(quote.split())} words, at most {WORDS_OF_QUOTE} are allowed")
        first, last = spans[n - 1]
        paragraph = text[first:last]
        if paragraph.count(quote) != 1:
            where = [i for i, (a, b) in enumerate(spans, 1) if quote in text[a:b]]
            return problem(f'"{quote}" occurs {paragraph.count(quote)} times in paragraph {n}'
                           + (f"; it is in {where}" if where else "; check dashes, quotes and spaces"))
        at = paragraph.index(quote)
        # context: whole words, so that no more than four of them are repeated
        prefix = "".join(re.findall(r"\S+\s*", paragraph[:at])[-WORDS_OF_CONTEXT:])
        suffix = "".join(re.findall(r"\s*\S+", paragraph[at + len(quote):])[:WORDS_OF_CONTEXT])
        return (f"passage: (paragraph: {n}, start: {first + at}, end: {first + at + len(quote)}, prefix: {escape(prefix)}, "
                f"quote: {escape(quote)}, suffix: {escape(suffix)})")

    anchored = PASSAGE.sub(replace, ron)
    expected = len(re.findall(r"passage:\s*\(", ron))
    if len(PASSAGE.findall(ron)) != expected:
        problems.append(f"{path}: {expected} passages, of which {len(PASSAGE.findall(ron))} have the form "
                        '(paragraph: N, quote: "…")')
    if anchored != ron:
        with open(path, "w", encoding="utf-8") as f:
            f.write(anchored)
    return expected, problems


def card(path):
    with open(path, "rb") as f:
        data = f.read()
    text = decode(path)
    print(f'text: (sha256: "{hashlib.sha256(data).hexdigest()}", bytes: {len(data)}, code_points: {len(text)}),')
    for n, (start, end) in enumerate(paragraphs(text), 1):
        print(f"(n: {n}, start: {start}, end: {end}),")


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--card":
        return card(sys.argv[2])
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    texts, total, bad = texts_by_article(), 0, []
    for path in sys.argv[1:]:
        count, problems = anchor(path, texts)
        total, bad = total + count, bad + problems
    print("\n".join(bad + [f"{total} passages, {len(bad)} problems"]))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
