"""Tests of tools/trace-roads.py that need neither the graph nor the towns."""
import importlib.util
import pathlib
import unittest

PATH = pathlib.Path(__file__).resolve().parent / "trace-roads.py"
SPEC = importlib.util.spec_from_file_location("trace_roads", PATH)
trace_roads = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(trace_roads)


class Town:
    """Stops with made-up towns."""

    spots = {"a": (40.0, 35.0), "b": (41.0, 35.0)}

    def at(self, name):
        return self.spots[name]


def graph(nodes, ways):
    made = object.__new__(trace_roads.Graph)
    made.nodes, made.known = nodes, {}
    both = {number: {} for number in nodes}
    for a, b in ways:
        both[a][b] = both[b][a] = trace_roads.km(nodes[a], nodes[b])
    made.close_gaps(both)
    made.edges = {number: sorted(to.items()) for number, to in both.items()}
    return made


class Tests(unittest.TestCase):
    def test_a_bend_of_less_than_a_kilometre_goes_and_a_larger_one_stays(self):
        line = [(40.0, 35.0), (40.5, 35.005), (41.0, 35.0)]
        self.assertEqual(trace_roads.simplified(line), [line[0], line[-1]])
        line[1] = (40.5, 35.05)
        self.assertEqual(trace_roads.simplified(line), line)

    def test_a_stretch_is_the_same_line_in_both_directions(self):
        made = graph({0: (40.0, 35.0), 1: (40.5, 35.2), 2: (41.0, 35.0)}, [(0, 1), (1, 2)])
        self.assertEqual(made.stretch("a", "b", Town()), [(40.5, 35.2)])
        self.assertEqual(made.stretch("b", "a", Town()), made.stretch("a", "b", Town())[::-1])

    def test_a_broken_bridge_is_crossed_and_a_wide_gap_is_not(self):
        nodes = {0: (40.0, 35.0), 1: (40.5, 35.2), 2: (40.51, 35.2), 3: (41.0, 35.0)}
        self.assertEqual(graph(nodes, [(0, 1), (2, 3)]).shortest(0, 3, "a to b"), [0, 1, 2, 3])
        nodes[2] = (40.6, 35.2)
        with self.assertRaises(SystemExit):
            graph(nodes, [(0, 1), (2, 3)]).shortest(0, 3, "a to b")

    def test_every_route_of_the_dossier_is_traced_and_every_stop_is_known(self):
        text = trace_roads.ROUTES.read_text(encoding="utf-8")
        places = trace_roads.PLACES.read_text(encoding="utf-8")
        routes = trace_roads.re.findall(r'^            id: "([^"]+)"', text, trace_roads.re.M)
        self.assertEqual(sorted(routes), sorted(trace_roads.ROUTE_STOPS))
        for stops in trace_roads.ROUTE_STOPS.values():
            for stop in (stop.removeprefix("| ") for stop in stops):
                known = f'id: "{stop[1:]}"' in places if stop.startswith("@") else stop in trace_roads.SPOTS or stop in trace_roads.GEONAMES
                self.assertTrue(known, stop)


if __name__ == "__main__":
    unittest.main()
