#!/usr/bin/env python3
"""Writes the business calendars in pkg/calendars, all but cn.json, from sources that know nothing of each other.

Run, with Python 3.11 or later and Node 20 or later, from folders outside the tree:
    pip install holidays==0.109 workalendar==17.0.0
    npm install date-holidays@3.37.0 @hyunbinseo/holidays-kr@5.2027.1
    python scripts/calendars.py <folder with node_modules>            # writes the calendars
    python scripts/calendars.py <folder with node_modules> --check    # compares them, writes nothing

Each place has two sources, and each source says of every day: off, worked, or off in some regions. Where they
agree, that is the answer. Where they differ only about regions, the day is regional: nobody can tell without the
region. Any other difference ends the run, unless a ruling settles it by a third source, which the calendar then
names. Every difference is printed. A ruling that changes nothing ends the run too.

Days that fall on the weekend are off anyway and are not written.
"""

import json
import pathlib
import subprocess
import sys
import warnings
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.metadata import version

import holidays
from workalendar.registry import registry

EDITION = "2026-11-29"
FIRST_YEAR, LAST_YEAR = 2024, 2027
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
TARGET = pathlib.Path(__file__).resolve().parents[1] / "pkg" / "calendars"
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SATURDAY_SUNDAY = ("saturday", "sunday")


# ---- Sources: each is a list of sets of days off, one set for each region ---------------------------------------

def python_holidays(country, *regions, **options):
    """PyPI holidays; a region is a code, or a code with a further category behind a colon."""
    found = []
    for region in regions or (None,):
        code, _, category = (region or "").partition(":")
        categories = ("public", category) if category else ("public",)
        found.append(set(holidays.country_holidays(country, subdiv=code or None, years=YEARS, categories=categories, **options)))
    return found


def date_holidays(country, *regions, substitutes=True):
    """npm date-holidays; a region is `state` or `state/region`."""
    program = """
        import Holidays from "date-holidays";
        const [places, first, last, substitutes] = JSON.parse(process.argv[1]);
        const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        const days = place => years.flatMap(year => new Holidays(...place).getHolidays(year))
          .filter(day => day.type === "public" && (substitutes || !day.substitute)).map(day => day.date.slice(0, 10));
        console.log(JSON.stringify(places.map(days)));"""
    places = [[country, *filter(None, (region or "").split("/"))] for region in regions or (None,)]
    return [dates(found) for found in node(program, [places, FIRST_YEAR, LAST_YEAR, substitutes])]


def korean_gazette():
    """npm @hyunbinseo/holidays-kr, which copies the almanac that the government publishes."""
    program = """
        import * as years from "@hyunbinseo/holidays-kr/all";
        console.log(JSON.stringify(Object.values(years).flatMap(Object.keys)));"""
    return [dates(node(program, None))]


def work_calendar(code):
    """PyPI workalendar, which warns that it computes Islamic dates."""
    warnings.simplefilter("ignore", UserWarning)
    calendar = registry.get(code)()
    return [{day for year in YEARS for day, _ in calendar.holidays(year)}]


def node(program, asked):
    command = ["node", "--input-type=module", "-e", program, json.dumps(asked)]
    return json.loads(subprocess.run(command, cwd=sys.argv[1], capture_output=True, text=True, check=True).stdout)


def dates(texts):
    """The dates of a list, or of a text with spaces between them."""
    texts = texts.split() if isinstance(texts, str) else texts
    return {date.fromisoformat(text) for text in texts}


def npm(name):
    package = json.loads(pathlib.Path(sys.argv[1], "node_modules", name, "package.json").read_text(encoding="utf-8"))
    return f"npm {name} {package['version']}"


if len(sys.argv) < 2:
    sys.exit(__doc__)
HOLIDAYS = f"PyPI holidays {version('holidays')}"
WORKALENDAR = f"PyPI workalendar {version('workalendar')}"
DATE_HOLIDAYS = f"{npm('date-holidays')} (CC BY 3.0)"
KOREAN_GAZETTE = npm("@hyunbinseo/holidays-kr")


# ---- Places ---------------------------------------------------------------------------------------------------------

@dataclass
class Ruling:
    """What a third source says of some days: `off`, `worked`, or `regional`."""
    verdict: str
    days: str
    source: str


@dataclass
class Place:
    id: str
    title: str
    law: str
    first: list
    second: list
    names: tuple = (HOLIDAYS, DATE_HOLIDAYS)
    until: int = LAST_YEAR
    weekend: tuple = SATURDAY_SUNDAY
    work_days: set = field(default_factory=set)
    rulings: list = field(default_factory=list)


LAENDER = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split()
COMMUNITIES = "AN AR AS CB CE CL CM CN CT EX GA IB MC MD ML NC PV RI VC".split()
NATIONS = "ENG NIR SCT WLS".split()
CANTONS = "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH".split()
STATES = "AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO".split()

# Weekdays that the central government of India keeps and a second source does not list.
INDIAN_FEASTS = """
    2024-03-25 2024-04-11 2024-04-17 2024-05-23 2024-06-17 2024-07-17 2024-08-26 2024-09-16 2024-10-31 2024-11-15
    2025-02-26 2025-03-14 2025-03-31 2025-04-10 2025-05-12 2025-09-05 2025-10-20 2025-11-05 2026-03-04 2026-03-26
    2026-03-31 2026-05-01 2026-05-27 2026-06-26 2026-08-26 2026-09-04 2026-10-20 2026-11-24 2027-03-10 2027-03-22
    2027-04-15 2027-05-17 2027-05-20 2027-06-16 2027-08-25 2027-10-29"""

# The weekdays off of the calendars of the Directorate-General of Personnel Administration, as they were announced.
TAIWAN_OFF = dates("""
    2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-02-28 2024-04-04 2024-04-05 2024-06-10 2024-09-17 2024-10-10
    2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-28 2025-04-03 2025-04-04 2025-05-30 2025-09-29
    2025-10-06 2025-10-10 2025-10-24 2025-12-25
    2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-27 2026-04-03 2026-04-06 2026-05-01 2026-06-19
    2026-09-25 2026-09-28 2026-10-09 2026-10-26 2026-12-25
    2027-01-01 2027-02-04 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-03-01 2027-04-05 2027-04-06 2027-04-30 2027-06-09
    2027-09-15 2027-09-28 2027-10-11 2027-10-25 2027-12-24 2027-12-31""")
TAIWAN_MADE_UP = dates("2024-02-17 2025-02-08")


def germany():
    catholic = "Bavaria: Feiertagsgesetz art. 1: Assumption Day where Catholics prevail, 8 August in the city of Augsburg"
    yield Place("de", "Germany: holidays of all Länder; those of some are regional",
                "Holiday laws of the sixteen Länder",
                python_holidays("DE", *LAENDER, "BY:catholic", "Augsburg"),
                date_holidays("DE", *LAENDER, "BY/A", "BY/KATH", "BY/EVANG", "SN/BZ", "TH/EIC", "TH/UH", "TH/WAK"))
    yield Place("de-be", "Berlin", "Gesetz über die Sonn- und Feiertage (Berlin) § 1, with 8 May 2025 as the day 80 years after the war",
                python_holidays("DE", "BE"), date_holidays("DE", "BE"))
    yield Place("de-by", "Bavaria; holidays of some of its municipalities are regional", catholic,
                python_holidays("DE", "BY", "BY:catholic", "Augsburg"), date_holidays("DE", "BY", "BY/A", "BY/KATH", "BY/EVANG"))


def western_europe():
    yield Place("fr", "Mainland France and Corsica; days of Alsace and Moselle are regional", "Code du travail art. L3133-1, L3134-13",
                python_holidays("FR", None, "57", "6AE"), date_holidays("FR", None, "57", "67", "68"))
    yield Place("uk", "United Kingdom: bank holidays of all nations; those of some are regional",
                "Banking and Financial Dealings Act 1971 and proclamations, https://www.gov.uk/bank-holidays; 15 June 2026 in Scotland by proclamation",
                python_holidays("GB", *NATIONS), date_holidays("GB", *NATIONS))
    yield Place("ie", "Ireland: public holidays", "Organisation of Working Time Act 1997, second schedule",
                python_holidays("IE"), date_holidays("IE"))
    equated = "Algemene termijnenwet art. 3: 5 May and Good Friday; days equated with holidays by the royal decrees for 2023-2025 and 2026-2028"
    yield Place("nl", "Netherlands: days on which no statutory period ends", "Algemene termijnenwet, https://wetten.overheid.nl/BWBR0002448",
                python_holidays("NL"), date_holidays("NL"), rulings=[Ruling("off", """
                2024-03-29 2024-05-10 2024-12-27 2025-04-18 2025-05-05 2025-05-30 2026-01-02 2026-04-03 2026-05-05 2026-05-15
                2027-03-26 2027-05-05 2027-05-07""", equated)])


def northern_and_central_europe():
    eves = "Lag (1930:173) om beräkning av lagstadgad tid § 2: Midsummer Eve, Christmas Eve and New Year's Eve"
    yield Place("se", "Sweden: days on which no statutory period ends", "Lag (1989:253) om allmänna helgdagar, https://www.riksdagen.se",
                python_holidays("SE", include_sundays=False), date_holidays("SE"), rulings=[Ruling("off", """
                2024-06-21 2024-12-24 2024-12-31 2025-06-20 2025-12-24 2025-12-31 2026-06-19 2026-12-24 2026-12-31
                2027-06-25 2027-12-24 2027-12-31""", eves)])
    finnish = "Laki säädettyjen määräaikain laskemisesta 150/1930 § 5: church holidays, 1 May, 6 December, Christmas Eve and Midsummer Eve"
    yield Place("fi", "Finland: days on which no statutory period ends", "Church holidays, 1 May and Independence Day, https://www.finlex.fi",
                python_holidays("FI"), date_holidays("FI"), rulings=[Ruling("off", """
                2024-06-21 2024-12-24 2025-06-20 2025-12-24 2026-06-19 2026-12-24 2027-06-25 2027-12-24""", finnish)])
    yield Place("no", "Norway: public holidays", "Lov om helligdager og helligdagsfred 1995; lov om 1 og 17 mai som høgtidsdager 1947, https://lovdata.no",
                python_holidays("NO", include_sundays=False), date_holidays("NO"))
    yield Place("pl", "Poland: public holidays, with 24 December from 2025", "Ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy, https://isap.sejm.gov.pl",
                python_holidays("PL"), date_holidays("PL"))
    yield Place("ch", "Switzerland: holidays of all cantons; those of some are regional, those of municipalities are not listed",
                "Bundesverfassung art. 110(3) and the laws of the cantons", python_holidays("CH", *CANTONS), date_holidays("CH", *CANTONS))
    half = "2429 sayılı Kanun: half a day is off before a feast and on 28 October"
    yield Place("tr", "Türkiye: public holidays; days of which half is off are regional", "2429 sayılı Ulusal Bayram ve Genel Tatiller Hakkında Kanun",
                python_holidays("TR"), work_calendar("TR"), names=(HOLIDAYS, WORKALENDAR), rulings=[Ruling("regional", """
                2024-04-09 2024-10-28 2025-06-05 2025-10-28 2026-03-19 2026-05-26 2026-10-28 2027-03-08 2027-10-28""", half),
                Ruling("off", "2024-04-12", "Diyanet İşleri Başkanlığı, dini günler 2024: the third day of the feast")])


def southern_europe():
    islands = "Canary Islands: yearly decrees on the holidays of each island (for 2026 Decreto 61/2025)"
    yield Place("es", "Spain: holidays of all communities; those of some are regional, those of municipalities are not listed",
                "Ministry of Labour, relación de fiestas laborales: BOE-A-2023-22014, BOE-A-2024-21316, BOE-A-2025-21667",
                python_holidays("ES", *COMMUNITIES), date_holidays("ES", *COMMUNITIES), until=2026,
                rulings=[Ruling("regional", """
                2024-02-02 2024-09-20 2024-09-24 2024-10-07 2025-02-03 2025-09-19 2025-10-06
                2026-02-02 2026-09-18 2026-09-24 2026-10-05""", islands)])
    autonomy = "Madeira: Decreto Legislativo Regional 17/2024/M, 2 April"
    yield Place("pt", "Portugal; days of the Azores and Madeira are regional, those of municipalities are not listed",
                "Código do Trabalho art. 234; Azores: Decreto Regional 13/80/A; Madeira: Decreto Regional 27/79/M, DLR 18/2002/M",
                python_holidays("PT", None, "20", "30"), date_holidays("PT"),
                rulings=[Ruling("regional", "2025-04-02 2026-04-02 2027-04-02", autonomy)])
    yield Place("it", "Italy; days of South Tyrol and Rome are regional, those of other municipalities are not listed",
                "Legge 260/1949, 54/1977, 336/2000, 151/2025 (4 October from 2026); DPR 792/1985 (Rome)",
                python_holidays("IT", None, "BZ", "RM"), date_holidays("IT", None, "32", "62/RM"))


def asia():
    yield Place("jp", "Japan: national holidays", "国民の祝日に関する法律, https://www8.cao.go.jp/chosei/shukujitsu/gaiyou.html",
                python_holidays("JP"), date_holidays("JP"))
    workers = "근로자의 날 제정에 관한 법률: off for employees only, a public holiday from 2026"
    yield Place("kr", "South Korea: public holidays with their substitutes", "관공서의 공휴일에 관한 규정; 월력요항 for 2024-2027",
                python_holidays("KR"), korean_gazette(), names=(HOLIDAYS, KOREAN_GAZETTE),
                rulings=[Ruling("regional", "2024-05-01 2025-05-01", workers)])
    made_up = holidays.country_holidays("TW", years=YEARS).weekend_workdays
    if TAIWAN_MADE_UP != {day for day in made_up if day.year in YEARS}:
        sys.exit("tw: the sources differ about make-up working days")
    labour = "勞動基準法 37: off for employees only, for all from 2026 by 紀念日及節日實施條例"
    yield Place("tw", "Taiwan: days off and make-up working days of the administration",
                "行政院人事行政總處, 政府行政機關辦公日曆表 for 2024, 2025 (as revised on 2025-06-13), 2026 (院授人培字第11430248312號) and 2027",
                python_holidays("TW"), [TAIWAN_OFF], names=(HOLIDAYS, "the announced calendars"),
                work_days=TAIWAN_MADE_UP, rulings=[Ruling("regional", "2024-05-01 2025-05-01", labour)])
    yield Place("sg", "Singapore: public holidays", "Holidays Act 1998; Ministry of Manpower, https://www.mom.gov.sg/employment-practices/public-holidays",
                python_holidays("SG"), work_calendar("SG"), names=(HOLIDAYS, WORKALENDAR),
                rulings=[Ruling("worked", "2026-03-20", "Ministry of Manpower: Hari Raya Puasa 2026 on Saturday 21 March")])


    gazetted = "Department of Personnel and Training, holidays of the central government: feasts that States and shops keep as they choose"
    yield Place("in", "India: national holidays, and the gazetted ones that all keep; the other gazetted days are regional",
                "Ministry of Personnel, Department of Personnel and Training, https://dopt.gov.in/holidays",
                python_holidays("IN"), date_holidays("IN"), rulings=[Ruling("regional", INDIAN_FEASTS, gazetted)])


def america_and_australia():
    yield Place("us", "United States: federal holidays, as observed", "5 U.S.C. 6103; Executive Order 11582", python_holidays("US"), date_holidays("US"))
    observed = "5 U.S.C. 6103(b): whether a day on which a holiday is observed counts under 16 CFR 429 is not settled"
    yield Place("us-16cfr429", "United States: business days of the Cooling-Off Rule, Saturdays among them",
                "16 CFR 429.0(f): any calendar day except Sunday or any federal holiday",
                python_holidays("US", observed=False), date_holidays("US", substitutes=False), weekend=("sunday",),
                rulings=[Ruling("regional", "2026-07-03 2027-06-18 2027-07-05 2027-12-24 2027-12-31", observed)])
    easter = f"Interpretation Act, CQLR c. I-16, s. 61(23); {WORKALENDAR}: Easter Monday"
    christmas = f"{HOLIDAYS} and {WORKALENDAR} move Christmas 2027 to 27 December, Act respecting labour standards s. 60 does not"
    yield Place("ca-qc", "Québec: holidays", "Interpretation Act, CQLR c. I-16, s. 61(23); Act respecting labour standards, CQLR c. N-1.1, s. 60",
                python_holidays("CA", "QC"), date_holidays("CA", "QC"), rulings=[
                Ruling("off", "2024-04-01 2025-04-21 2026-04-06 2027-03-29", easter), Ruling("regional", "2027-12-27", christmas)])
    yield Place("br", "Brazil: national holidays; those of States are regional, those of municipalities are not listed",
                "Lei 662/1949, Lei 6.802/1980, Lei 9.093/1995, Lei 14.759/2023, https://www.planalto.gov.br",
                python_holidays("BR", *STATES), date_holidays("BR", *STATES), rulings=[
                Ruling("off", "2024-11-20 2025-11-20 2026-11-20", "Lei 14.759/2023: 20 November, in the whole country")])
    inauguration = "Ley Federal del Trabajo art. 74 VII: 1 October of the year in which the executive changes"
    procedure = "Ley Federal de Procedimiento Administrativo art. 28: no working day there, and one under the labour law"
    yield Place("mx", "Mexico: days of rest; days that only public offices keep are regional",
                "Ley Federal del Trabajo art. 74, https://www.diputados.gob.mx/LeyesBiblio", python_holidays("MX"), date_holidays("MX"), rulings=[
                Ruling("off", "2024-10-01", inauguration), Ruling("regional", """2024-03-21 2024-11-20 2025-02-05 2025-03-21 2025-05-05
                2025-09-01 2025-11-20 2026-02-05 2026-05-05 2026-09-01 2026-11-20 2027-02-05 2027-05-05 2027-09-01""", procedure)])
    yield Place("au-vic", "Victoria: public holidays, with Cup Day as in Melbourne", "Public Holidays Act 1993 (Vic) and the Gazette, https://business.vic.gov.au",
                python_holidays("AU", "VIC"), date_holidays("AU", "VIC"), until=2026)
    yield Place("au-nsw", "New South Wales: public holidays", "Public Holidays Act 2010 (NSW), https://www.nsw.gov.au/about-nsw/public-holidays",
                python_holidays("AU", "NSW"), date_holidays("AU", "NSW"))


# ---- Comparison -----------------------------------------------------------------------------------------------------

def said(regions, day):
    """What one source says of a day."""
    off = sum(day in region for region in regions)
    return "off" if off == len(regions) else "regional" if off else "worked"


def decide(place):
    """The verdict on every day that the weekend leaves open, and a line for every difference."""
    verdicts, lines = {}, []
    ruled = {day: ruling for ruling in place.rulings for day in dates(ruling.days)}
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= place.until:
        if WEEKDAYS[day.weekday()] not in place.weekend:
            first, second = said(place.first, day), said(place.second, day)
            verdict = first if first == second else "regional" if "regional" in (first, second) else "unsettled"
            if ruling := ruled.pop(day, None):
                if ruling.verdict == verdict:
                    sys.exit(f"{place.id} {day}: the sources say {verdict} without the ruling")
                verdict = ruling.verdict
            if first != second or ruling:
                lines.append(f"{place.id} {day:%Y-%m-%d %a}: {first} / {second} -> {verdict}" + (f" ({ruling.source})" if ruling else ""))
            verdicts[day] = verdict
        day += timedelta(days=1)
    if ruled:
        sys.exit(f"{place.id}: rulings on days that are off anyway or not covered: {sorted(map(str, ruled))}")
    return verdicts, lines


# ---- Files ----------------------------------------------------------------------------------------------------------

def ranges(days):
    """Neighbouring days of a year as one range."""
    found = []
    for day in sorted(days):
        if found and day - found[-1][1] == timedelta(days=1) and day.year == found[-1][0].year:
            found[-1][1] = day
        else:
            found.append([day, day])
    return [(first, f"{first}" if first == last else f"{first}/{last}") for first, last in found]


def listing(days):
    """A JSON list with a line for each year."""
    lines = {}
    for first, text in ranges(days):
        lines.setdefault(first.year, []).append(json.dumps(text))
    return "[\n" + ",\n".join("    " + ", ".join(line) for line in lines.values()) + "\n  ]"


def written(place, verdicts):
    write = lambda value: json.dumps(value, ensure_ascii=False)
    compared = f"Every day compared with {place.names[0]} and {place.names[1]}"
    sources = [place.law, *dict.fromkeys(ruling.source for ruling in place.rulings), compared]
    fields = ['"format": 1', f'"id": {write(place.id)}', f'"version": {write(EDITION)}', f'"title": {write(place.title)}',
              '"sources": [\n' + ",\n".join("    " + write(source) for source in sources) + "\n  ]",
              f'"coversFrom": "{FIRST_YEAR}-01-01"', f'"coversUntil": "{place.until}-12-31"', f'"weekend": {write(list(place.weekend))}']
    days = lambda verdict: {day for day, found in verdicts.items() if found == verdict}
    for name, listed in (("daysOff", days("off")), ("workDays", place.work_days), ("regional", days("regional"))):
        if listed or name == "daysOff":
            fields.append(f'"{name}": {listing(listed)}')
    return "{\n  " + ",\n  ".join(fields) + "\n}\n"


def main():
    places = [place for group in (germany, western_europe, northern_and_central_europe, southern_europe, asia, america_and_australia) for place in group()]
    unsettled, differing = 0, []
    for place in places:
        verdicts, lines = decide(place)
        for line in lines:
            print(line)
        unsettled += sum(verdict == "unsettled" for verdict in verdicts.values())
        text, path = written(place, verdicts), TARGET / f"{place.id}.json"
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            differing.append(path.name)
    print(f"{len(places)} calendars, {unsettled} days unsettled")
    if unsettled or differing:
        sys.exit("differs from what is generated: " + ", ".join(differing) if differing else "find a third source for the unsettled days")


if __name__ == "__main__":
    main()
