#!/usr/bin/env python3
"""Writes a table with ACLED's 31 columns, made up from a seed: make_acled.py ROWS [SEED] > acled.csv

Nobody's data set is copied: names, places and notes are put together by chance, so that a test has as many rows as it needs.
"""
import random
import sys

COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,"
    "assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
MONTHS = "January February March April May June July August September October November December".split()
KINDS = [
    ("Political violence", "Battles", "Armed clash"),
    ("Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Political violence", "Violence against civilians", "Attack"),
    ("Demonstrations", "Protests", "Peaceful protest"),
    ("Strategic developments", "Strategic developments", "Change to group/activity"),
]
ACTORS = ["Military Forces of the North", "Rebels of the Valley", "Unidentified Armed Group", "Protesters", "Border Guard", "Civilians"]
WORDS = (
    "the a of in near on forces fighters convoy checkpoint village road reported clashed shelled withdrew protested after before during "
    "morning night several no casualties were damage house field river bridge patrol commander local sources according to unknown group"
).split()


def main():
    rows = int(sys.argv[1])
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    out = sys.stdout
    out.write(COLUMNS + "\n")
    places = [(f"Place {n}", f"District {n % 60}", f"Province {n % 14}", round(chance.uniform(32.4, 37.3), 4), round(chance.uniform(35.7, 42.3), 4)) for n in range(4000)]
    for n in range(rows):
        year, month, day = chance.randint(2017, 2025), chance.randint(1, 12), chance.randint(1, 28)
        disorder, kind, sub = chance.choice(KINDS)
        first, second = chance.choice(ACTORS), chance.choice(ACTORS)
        place, admin2, admin1, lat, lon = chance.choice(places)
        words = [chance.choice(WORDS) for _ in range(chance.randint(8, 24))]
        if n % 50 == 0:
            words[3] = '""quoted""'
        notes = f"On {day} {MONTHS[month - 1]} {year}, " + " ".join(words) + "."
        out.write(
            f'SYR{n},{day:02} {MONTHS[month - 1]} {year},{year},{chance.choice((1, 1, 1, 2, 3))},{disorder},{kind},{sub},{first},,'
            f'{chance.randint(1, 8)},{second},,{chance.randint(1, 8)},{chance.randint(10, 80)},,760,Middle East,Syria,{admin1},{admin2},'
            f'Sub-district {n % 270},{place},{lat},{lon},{chance.choice((1, 1, 2, 3))},Local source {n % 90},Subnational,"{notes}",'
            f'{chance.choice((0, 0, 0, 1, 2, 5))},,{1500000000 + n}\n'
        )


main()
