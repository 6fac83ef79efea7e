#!/usr/bin/env python3
"""Validates exported files against the JSON Schemas beside this script, and what no schema can say.

    python3 tests/outside/schemas.py FOLDER

Reads every *.geojson, *.geojsonl, *.lpf.json and *.mf.json of the folder, prints one line a file, and exits 1 when one has an error
or when there is nothing to read. Needs the package `jsonschema` (4.18 or later, with `referencing`).
"""

import json
import pathlib
import sys
from datetime import datetime

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

SCHEMAS = pathlib.Path(__file__).resolve().parent / "schemas"
# the longer endings first
FORMATS = {".lpf.json": "lpf", ".mf.json": "mf-json", ".geojsonl": "geojson", ".geojson": "geojson"}
MOST_ERRORS = 5


def validators():
    """One validator for each schema; they know each other by their `$id`."""
    schemas = {path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.schema.json")}
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas.values())
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema, registry=registry) for name, schema in schemas.items()}


def read(path):
    """The document; of one feature a line, the collection that they make."""
    text = path.read_text("utf-8")
    if path.name.endswith(".geojsonl"):
        return {"type": "FeatureCollection", "features": [json.loads(line) for line in text.splitlines()]}
    return json.loads(text)


def where(error):
    return "/".join(str(step) for step in error.absolute_path) or "the document"


def moments_faults(document):
    """As many datetimes as coordinates, strictly increasing, also from one prism to the next."""
    for feature in document["features"]:
        moving = feature.get("temporalGeometry")
        if moving is None:
            continue
        prisms = moving.get("prisms", [moving])
        for prism in prisms:
            if len(prism["datetimes"]) != len(prism["coordinates"]):
                yield f"{feature.get('id')}: {len(prism['datetimes'])} datetimes for {len(prism['coordinates'])} coordinates"
        moments = [datetime.fromisoformat(moment.replace("Z", "+00:00")) for prism in prisms for moment in prism["datetimes"]]
        for before, after in zip(moments, moments[1:]):
            if before >= after:
                yield f"{feature.get('id')}: {after} does not come after {before}"


def undated(document):
    """How many records have neither a `when` anywhere nor a citation with a year."""

    def says_when(value):
        if isinstance(value, dict):
            return "when" in value or "year" in value or any(says_when(inner) for inner in value.values())
        return isinstance(value, list) and any(says_when(inner) for inner in value)

    return sum(not says_when(feature) for feature in document["features"])


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    known = validators()
    files = [(path, name) for path in sorted(pathlib.Path(sys.argv[1]).iterdir())
             for name in [next((name for ending, name in FORMATS.items() if path.name.endswith(ending)), None)] if name]
    failed = not files
    if not files:
        print(f"expected exported files in {sys.argv[1]}, found none ending in {', '.join(FORMATS)}")
    for path, name in files:
        try:
            document = read(path)
            errors = [f"{where(error)}: {error.message[:200]}" for error in known[name].iter_errors(document)]
            if name == "mf-json" and not errors:
                errors = list(moments_faults(document))
        except (ValueError, KeyError) as error:
            errors = [f"not readable: {error}"]
        if errors:
            failed = True
            print(f"{path.name}: {len(errors)} errors by {name}: " + "; ".join(errors[:MOST_ERRORS]))
            continue
        note = ""
        if name == "lpf" and (count := undated(document)):
            note = f", {count} of them without any date, which the specification asks for and the dossier does not have"
        print(f"{path.name}: valid by {name}, {len(document['features'])} features{note}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
