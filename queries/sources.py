"""The clauses that rules and questions cite, one line each in our own words; docs/sources.md is made from them."""

from typing import Final

SOURCES: Final = {
    "§A1": "Four levels: city, county, street, community; below a community grids, compounds, buildings, units, roads, lanes.",
    "§A2": "Each level has a leading group for party-building-led governance, and a joint conference.",
    "§A3": "City and county conferences: convened by the leaders of party committee and government, led by the organisation "
    "department, with 15 departments taking part.",
    "§A4": "Street and community conferences: led by the secretary of the party organisation there; units of the area, two-new "
    "organisations, traders, owners' committees, property companies and residents take part.",
    "§A5": "Sessions: the city's once a quarter, the county's once a month, a weekly work meeting at street and community.",
    "§A6": "The city conference sets dated priority topics between sessions; each level has its own remit.",
    "§A7": "What a lower conference cannot solve goes to the next one up at once, not only at its next session.",
    "§A8": "What is to be removed: uncoordinated effort, overlapping duties, problems nobody answers for, too little strength.",
    "§A9": "The pilot in 洮北区: a standing office of the conference with cadres seconded from five departments.",
    "§A10": "Money comes from the budget, party dues, departments' funds and society.",
    "§A11": "No department hands work to a community unless the county conference admits it; today's three lists of a street.",
    "§A12": "Since 2023 the work moved in many cities from the organisation department to the department of social work.",
    "§B1": "Each street has a party-and-people service centre and '4+X' offices.",
    "§B2": "Enforcement strength of four departments is sent down to the streets.",
    "§B3": "Streets hold five powers to coordinate; they are no powers to punish.",
    "§B4": "Community workers are recruited to posts of their own.",
    "§B5": "The hotline: more requests are received than solved; solved and satisfied are counted apart.",
    "§B6": "The supervision command centre follows what the city conference decides.",
    "§C0": "Problems are found in party groups, studied in party organisations, cracked in the conference; the sources of a problem.",
    "§C1": "Five levels of party organisation, from the street's platform to the party member's household; each place is covered by one.",
    "§C2": "Party-building in grids, and the five chiefs: of street, lane, grid, building and building unit.",
    "§C3": "Party service stations in grids, set up in four ways; each grid has its party branch.",
    "§C4": "Red-heart property: a party branch of property service in a compound, and its three steps.",
    "§D1": "Each party committee's secretary claims one project a year, with a partner and a place, reviewed by the conference.",
    "§D2": "Each compound has a guarantor for five items; every compound should have an owners' committee and a property company.",
    "§D3": "Property companies and the community's committees hold posts on both sides; the chain of an issue in a compound.",
    "§D4": "Party-building alliances: a street's or community's party organisation is the axis, others of the area join.",
    "§D5": "Volunteer teams, and cadres who report to the communities they live in.",
    "party-constitution": "The party's constitution: three full members or more make a branch; 50 a general branch, 100 a committee.",
    "branch-regulations": "Regulations on the work of branches: joint branches of five units at most, committees of 3 to 5, at most 7.",
    "terms-2018": "Opinion of 2018 on terms: committees 5 years, general branches and branches 3; a delay of a year needs approval.",
    "two-new-2012": "Opinion of 2012 on party-building in non-public enterprises and social organisations: coverage by branch and by work.",
    "organic-law-3": "Organic law of residents' committees: how many households one stands for (the article is to be confirmed).",
    "community-services-plan": "14th plan for community services: 18 community workers per 10,000 urban residents.",
    "provincial-space": "Plans of provinces: 30 m² of service space per 100 households, a centre or station in each community.",
    "property-10": "Regulations on property management, on founding an owners' meeting and when owners may do without.",
    "property-16": "Regulations on property management and provincial rules: filing within 30 days, size and hand-over of the committee.",
    "property-33": "Regulations on property management: one company serves a service area, under a contract.",
    "grid-practice": "No national law; provinces' practice on the size of a grid, set by the profile.",
}  # fmt: skip


def markdown() -> str:
    """The page docs/sources.md."""
    lines = [
        "# Sources",
        "",
        "The clauses that the model, the rules and the questions cite. Those with § number what one published account",
        "says about governance in Baicheng (白城市, Jilin) in the years 2019–2021, the others are rules; the wording is ours.",
        "",
        "| Clause | What it says |",
        "|---|---|",
        *(f"| {clause} | {text} |" for clause, text in SOURCES.items()),
    ]
    return "\n".join(lines) + "\n"
