#!/usr/bin/env python3
"""Validates exported files against the JSON Schemas beside this script, and what no schema can say.

    python3 tests/outside/schemas.py FOLDER

The ending of a file is its format: geojson, geojsonl, lpf or mf-json. Prints one line a file. Exit code: 0 all is well, 1 one has an
error, is empty or is of another format, or there is none in which something moves; 2 wrong arguments, 77 the package `jsonschema`
(4.18 or later, with `referencing`) cannot be imported.
"""

import json
import pathlib
import sys
from datetime import datetime

try:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
except ImportError:
    print("this Python has no jsonschema, or one without referencing")
    sys.exit(77)

SCHEMAS = pathlib.Path(__file__).resolve().parent / "schemas"
# the schema of an ending
FORMATS = {".geojson": "geojson", ".geojsonl": "geojson", ".lpf": "lpf", ".mf-json": "mf-json"}
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
    if path.suffix == ".geojsonl":
        return {"type": "FeatureCollection", "features": [json.loads(line) for line in text.splitlines()]}
    return json.loads(text)


def where(error):
    return "/".join(str(step) for step in error.absolute_path) or "the document"


def journeys(document):
    """The identifier of each feature that is a moving one, and its prisms."""
    for feature in document["features"]:
        if moving := feature.get("temporalGeometry"):
            yield feature.get("id"), moving.get("prisms", [moving])


def moves(document):
    return any(len(set(map(tuple, prism["coordinates"]))) > 1 for _, prisms in journeys(document) for prism in prisms)


def moments_faults(document):
    """As many datetimes as coordinates, strictly increasing, also from one prism to the next."""
    for who, prisms in journeys(document):
        for prism in prisms:
            if len(prism["datetimes"]) != len(prism["coordinates"]):
                yield f"{who}: {len(prism['datetimes'])} datetimes for {len(prism['coordinates'])} coordinates"
        moments = [datetime.fromisoformat(moment.replace("Z", "+00:00")) for prism in prisms for moment in prism["datetimes"]]
        for before, after in zip(moments, moments[1:]):
            if before >= after:
                yield f"{who}: {after} does not come after {before}"


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
    files = sorted(pathlib.Path(sys.argv[1]).iterdir())
    failed = moved = False
    for path in files:
        name = FORMATS.get(path.suffix)
        try:
            document = read(path)
            errors = [f"{where(error)}: {error.message[:200]}" for error in known[name].iter_errors(document)]
            if not errors and not document["features"]:
                errors = ["no features"]
            if name == "mf-json" and not errors:
                errors = list(moments_faults(document))
                moved = moved or moves(document)
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
    if not moved:
        print("nothing moves in any of them")
    return 1 if failed or not moved else 0


if __name__ == "__main__":
    sys.exit(main())
