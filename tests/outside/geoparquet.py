#!/usr/bin/env python3
"""Reads a GeoParquet file and checks it against GeoParquet 1.1.

    geoparquet.py pyarrow|duckdb FILE COUNT

COUNT is the number of rows that it must have. Exit code: 0 all is well, 1 a mistake, in words, 2 wrong arguments, 77 the reader cannot
be imported.
"""

import json
import struct
import sys

EDGES = ["xmin", "ymin", "xmax", "ymax"]
KINDS = {1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon"}
DAYS = ["start", "end", "end_exclusive"]


def demand(holds, words):
    if not holds:
        sys.exit(f"mistake: {words}")


def points(wkb):
    """The kind of a geometry of our own writing (little endian, two dimensions), and its points."""
    at = 0

    def take(form):
        nonlocal at
        values = struct.unpack_from("<" + form, wkb, at)
        at += struct.calcsize("<" + form)
        return values

    def part():
        order, kind = take("BI")
        demand(order == 1, f"byte order {order}, expected 1 (little endian)")
        if kind == 1:
            return kind, [take("dd")]
        count = take("I")[0]
        if kind == 2:
            return kind, [take("dd") for _ in range(count)]
        if kind == 3:
            return kind, [take("dd") for _ in range(count) for _ in range(take("I")[0])]
        return kind, [point for _ in range(count) for point in part()[1]]

    kind, found = part()
    demand(at == len(wkb), f"{len(wkb) - at} bytes behind a geometry")
    return KINDS[kind], found


def check_metadata(text):
    geo = json.loads(text)
    demand(geo.get("version") == "1.1.0", f"version {geo.get('version')!r}, expected '1.1.0'")
    primary = geo.get("primary_column")
    demand(isinstance(primary, str) and primary in geo.get("columns", {}), f"primary_column {primary!r} is not among the columns")
    column = geo["columns"][primary]
    demand(column.get("encoding") == "WKB", f"encoding {column.get('encoding')!r}, expected 'WKB'")
    kinds = column.get("geometry_types")
    demand(isinstance(kinds, list) and len(kinds) == len(set(kinds)), f"geometry_types {kinds!r}, expected a list, each once")
    demand("crs" not in column or column["crs"] is not None, "crs is null, expected none (OGC:CRS84) or PROJJSON")
    covering = column.get("covering", {}).get("bbox")
    demand(covering is not None and list(covering) == EDGES, f"covering {covering!r}, expected the edges {EDGES}")
    demand(all(covering[edge] == [covering["xmin"][0], edge] for edge in EDGES), f"covering {covering!r} names other paths")
    print("geo:", json.dumps(geo))
    return primary, covering["xmin"][0], column


def check_rows(rows, primary, box, column):
    kinds, extent = set(), None
    for number, row in enumerate(rows, 1):
        where, edges = row[primary], row[box]
        demand((where is None) == (edges is None), f"row {number} has a geometry or a box without the other")
        if where is None:
            continue
        kind, found = points(bytes(where))
        kinds.add(kind)
        for lon, lat in found:
            demand(abs(lon) <= 180 and abs(lat) <= 90, f"row {number} is at {lon}, {lat}")
            demand(round(lon, 6) == lon and round(lat, 6) == lat, f"row {number} has more than 6 decimals: {lon}, {lat}")
        lons, lats = [lon for lon, _ in found], [lat for _, lat in found]
        expected = [min(lons), min(lats), max(lons), max(lats)]
        demand([edges[edge] for edge in EDGES] == expected, f"row {number} has the box {edges}, expected {expected}")
        extent = expected if extent is None else [f(a, b) for f, a, b in zip((min, min, max, max), extent, expected)]
    demand(kinds == set(column["geometry_types"]), f"geometry_types {column['geometry_types']}, and the rows have {sorted(kinds)}")
    demand(column.get("bbox") == extent, f"bbox {column.get('bbox')}, and the rows have {extent}")


def with_pyarrow(path, count):
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    metadata = file.metadata
    print(f"pyarrow {pa.__version__}: {metadata.num_rows} rows in {metadata.num_row_groups} groups, by {metadata.created_by!r}")
    demand(metadata.num_rows == count, f"{metadata.num_rows} rows, expected {count}")
    keys = metadata.metadata or {}
    demand(b"geo" in keys, f"no key geo in the metadata, only {list(keys)}")
    primary, box, column = check_metadata(keys[b"geo"].decode("utf-8"))
    print(file.schema)
    for group in range(metadata.num_row_groups):
        for index in range(metadata.num_columns):
            chunk = metadata.row_group(group).column(index)
            demand(chunk.compression == "ZSTD", f"{chunk.path_in_schema} is compressed as {chunk.compression}, expected ZSTD")
    table = file.read()
    schema = table.schema
    demand(pa.types.is_binary(schema.field(primary).type), f"{primary} is {schema.field(primary).type}, expected binary")
    demand([field.name for field in schema.field(box).type] == EDGES, f"{box} is {schema.field(box).type}")
    for name in (name for name in DAYS if name in schema.names):
        demand(pa.types.is_date32(schema.field(name).type), f"{name} is {schema.field(name).type}, expected date32")
    table.validate(full=True)
    check_rows(table.select([primary, box]).to_pylist(), primary, box, column)


def with_duckdb(path, count):
    import duckdb

    # nothing is fetched; and the geometry as the bytes that stand there
    db = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    db.execute("SET enable_geoparquet_conversion = false")
    found = db.execute("SELECT count(*) FROM read_parquet(?)", [path]).fetchone()[0]
    print(f"duckdb {duckdb.__version__}: {found} rows")
    demand(found == count, f"{found} rows, expected {count}")
    text = db.execute("SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'geo'", [path]).fetchone()
    demand(text is not None, "no key geo in the metadata")
    primary, box, column = check_metadata(text[0])
    codecs = {row[0] for row in db.execute("SELECT DISTINCT compression FROM parquet_metadata(?)", [path]).fetchall()}
    demand(codecs == {"ZSTD"}, f"compressed as {sorted(codecs)}, expected ZSTD")
    types = {row[0]: row[1] for row in db.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()}
    print("duckdb:", types)
    for name in (name for name in DAYS if name in types):
        demand(types[name] == "DATE", f"{name} is {types[name]}, expected DATE")
    rows = db.execute(f'SELECT "{primary}", "{box}" FROM read_parquet(?)', [path]).fetchall()
    check_rows([{primary: where, box: edges} for where, edges in rows], primary, box, column)


READERS = {"pyarrow": with_pyarrow, "duckdb": with_duckdb}


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in READERS or not sys.argv[3].isdigit():
        print("usage: geoparquet.py pyarrow|duckdb FILE COUNT", file=sys.stderr)
        return 2
    reader, path, count = sys.argv[1:]
    try:
        __import__(reader)
    except ImportError:
        print(f"this Python has no {reader}")
        return 77
    READERS[reader](path, int(count))
    return 0


if __name__ == "__main__":
    sys.exit(main())
