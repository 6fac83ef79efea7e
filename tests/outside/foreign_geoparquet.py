#!/usr/bin/env python3
"""Writes a GeoParquet file as others write them, with pyarrow: nested columns, several groups of rows, pages of version 2, Snappy.

    foreign_geoparquet.py FILE ROWS

Row n, from 0, is at n mod 180, n mod 90: in turn a Point, a Polygon with heights, big endian, and nowhere. tests/exports/geoparquet.rs
knows what the cells hold. Exit code: 0 written, 2 wrong arguments, 77 pyarrow cannot be imported.
"""

import datetime
import decimal
import json
import struct
import sys


def wkb(n):
    lon, lat = float(n % 180), float(n % 90)
    if n % 3 == 0:
        return struct.pack("<BIdd", 1, 1, lon, lat)
    if n % 3 == 1:
        ring = [(lon, lat), (lon - 1, lat), (lon - 1, lat - 1), (lon, lat)]
        return struct.pack(">BIII", 0, 1003, 1, len(ring)) + b"".join(struct.pack(">ddd", *at, 7.0) for at in ring)
    return None


def main():
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        print("usage: foreign_geoparquet.py FILE ROWS", file=sys.stderr)
        return 2
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        print("this Python has no pyarrow")
        return 77
    path, rows = sys.argv[1], range(int(sys.argv[2]))
    noon = datetime.datetime(2025, 5, 1, 12)
    columns = {
        "id": pa.array(list(rows), pa.uint64()),
        "tags": pa.array([None if n % 4 == 0 else [f"tag {k}" for k in range(n % 4 - 1)] for n in rows], pa.list_(pa.string())),
        "names": pa.array([{"primary": f"name {n}", "other": None} for n in rows], pa.struct([("primary", pa.string()), ("other", pa.string())])),
        "kind": pa.array([["battle", "protest"][n % 2] for n in rows]).dictionary_encode(),
        "day": pa.array([noon.date() + datetime.timedelta(days=n) for n in rows], pa.date32()),
        "seen": pa.array([noon + datetime.timedelta(seconds=n) for n in rows], pa.timestamp("us", tz="UTC")),
        "told": pa.array([noon + datetime.timedelta(seconds=n) for n in rows], pa.timestamp("ms")),
        "cost": pa.array([decimal.Decimal(n) / 100 for n in rows], pa.decimal128(10, 2)),
        "share": pa.array([None if n % 5 == 0 else n / 4 for n in rows], pa.float32()),
        "sure": pa.array([n % 2 == 0 for n in rows], pa.bool_()),
        "geom": pa.array([wkb(n) for n in rows], pa.binary()),
    }
    geo = {
        "version": "1.0.0",
        "primary_column": "geom",
        "columns": {"geom": {"encoding": "WKB", "geometry_types": [], "crs": {"id": {"authority": "EPSG", "code": 4326}}}},
    }
    table = pa.table(columns).replace_schema_metadata({"geo": json.dumps(geo), "pandas": "{}"})
    pq.write_table(table, path, compression="snappy", data_page_version="2.0", row_group_size=5000, data_page_size=4096)
    return 0


if __name__ == "__main__":
    sys.exit(main())
