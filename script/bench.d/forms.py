"""The questionnaires that script/bench measures, made from nothing but a size.

Each is described once, as the rows of an XLSForm, and written twice: as a questionnaire of ours, and
by pyxform as the XForm that the peer reads. So both engines hold the same questions.
"""

import json
import os


class Form:
    """Rows of a survey with its choice lists, and the answers that a walk through it gives."""

    def __init__(self, name):
        self.name = name
        self.rows = []
        self.lists = {}
        self.answers = []
        self.list_files = {}

    def ask(self, kind, name, label=None, **more):
        row = {"type": kind, "name": name, **more}
        if label is not None:
            row["label"] = label
        self.rows.append(row)

    def offer(self, list_name, choices):
        self.lists[list_name] = choices

    def answer(self, name, value):
        self.answers.append((name, str(value)))

    # Ours.

    def questionnaire(self):
        choices = {}
        for name, listed in self.lists.items():
            file = self.list_files.get(name)
            choices[name] = {"file": file} if file else listed
        top = []
        inside = [top]
        for row in self.rows:
            if row["type"].startswith("end "):
                inside.pop()
                continue
            item = dict(row)
            word, _, list_name = row["type"].partition(" ")
            if word == "begin":
                item["type"], item["items"] = list_name, []
            elif list_name:
                item["type"], item["choices"] = word, list_name
            inside[-1].append(item)
            if word == "begin":
                inside.append(item["items"])
        return {"id": self.name, "version": "1", "title": self.name, "choices": choices, "items": top}

    # The peer's.

    def xlsform(self):
        survey = []
        for row in self.rows:
            word, _, list_name = row["type"].partition(" ")
            file = self.list_files.get(list_name)
            survey.append({**row, "type": f"{word}_from_file {file}"} if file else dict(row))
        choices = [
            {"list_name": name, **{column: str(value) for column, value in choice.items()}}
            for name, listed in self.lists.items()
            if name not in self.list_files
            for choice in listed
        ]
        settings = [{"form_id": self.name, "form_title": self.name, "version": "1", "name": "data"}]
        sheets = {"survey": survey, "choices": choices, "settings": settings}
        # pyxform looks for columns in the first hundred rows alone, unless it is told of them.
        for name in list(sheets):
            sheets[name + "_header"] = [{column: None for row in sheets[name] for column in row}]
        return sheets

    def write(self, folder):
        """The questionnaire, its answers and its choice files; gives the path without an ending."""
        path = os.path.join(folder, self.name)
        with open(path + ".json", "w", encoding="utf-8") as file:
            json.dump(self.questionnaire(), file, ensure_ascii=False)
        with open(path + ".tsv", "w", encoding="utf-8") as file:
            file.writelines(f"{name}\t{value}\n" for name, value in self.answers)
        for name, list_file in self.list_files.items():
            columns = list(self.lists[name][0])
            with open(os.path.join(folder, list_file), "w", encoding="utf-8") as file:
                for cells in [columns] + [list(choice.values()) for choice in self.lists[name]]:
                    file.write(",".join(str(cell) for cell in cells) + "\n")
        return path


def plain_choices(*names):
    return [{"name": name, "label": name.title()} for name in names]


def flat(count):
    """Text, whole number and choice in turn. Each fifth is asked by what an earlier number says,
    each seventh has a constraint."""
    form = Form(f"flat-{count}")
    form.offer("yn", plain_choices("yes", "no", "dk"))
    kinds = (
        ("text", lambda at: f"text {at}", lambda at: f"string-length(.) < {50 + at % 9}"),
        ("integer", lambda at: 20 + at % 50, lambda at: f". >= 0 and . <= {120 + at % 9}"),
        ("select_one yn", lambda at: "yes", lambda at: ". = 'yes' or . = 'no'"),
    )
    for at in range(count):
        kind, value, constraint = kinds[at % 3]
        more = {}
        if at % 5 == 4:
            # The nearest whole number before, or one up to thirty questions further back.
            nearest = at - 1 - (at - 2) % 3
            source = max(1, nearest - 3 * (at % 11))
            more["relevant"] = f"${{q{source:05}}} > {at % 17}"
        if at % 7 == 6:
            more["constraint"] = constraint(at)
            more["constraint_message"] = "Out of range"
        form.ask(kind, f"q{at:05}", f"Question number {at}", **more)
        form.answer(f"q{at:05}", value(at))
    return form


def chain(count):
    """Calculations of which each adds one to that before it."""
    form = Form(f"chain-{count}")
    form.ask("integer", "c00000", "Seed")
    for at in range(1, count + 1):
        form.ask("calculate", f"c{at:05}", calculation=f"${{c{at - 1:05}}} + 1")
    form.ask("note", "last", f"Last is ${{c{count:05}}}")
    for value in range(1, 31):
        form.answer("c00000", value)
    return form


def fan(count):
    """One number on which the relevance of all others depends, each by a rule of its own."""
    form = Form(f"fan-{count}")
    form.ask("integer", "root", "Root")
    for at in range(count):
        rule = f"${{root}} > {at % 7} and ${{root}} != {100000 + at}"
        form.ask("text", f"f{at:05}", f"Follow up {at}", relevant=rule)
    for at in range(30):
        form.answer("root", 0 if at % 2 else 50)
    return form


def places(count, in_file=False):
    """State, district, village: ten, a hundredth, all; the village three times, by an equality, by
    an equality and a comparison, and by a function."""
    form = Form(f"places-file-{count}" if in_file else f"places-{count}")
    districts = max(1, count // 100)
    form.offer("state", [{"name": f"s{at}", "label": f"State {at}"} for at in range(10)])
    form.offer(
        "district",
        [{"name": f"d{at}", "label": f"District {at}", "state": f"s{at % 10}"} for at in range(districts)],
    )
    form.offer(
        "village",
        [
            {
                "name": f"v{at}",
                "label": f"Village {at}",
                "district": f"d{at % districts}",
                "pop": str((at // districts * 10 + at) % 1000),
            }
            for at in range(count)
        ],
    )
    if in_file:
        form.list_files["village"] = f"village-{count}.csv"
    form.ask("select_one state", "state", "State")
    form.ask("select_one district", "district", "District", choice_filter="state=${state}")
    form.ask("integer", "minpop", "Least population")
    in_district = "district=${district}"
    by_letters = "starts-with(name, concat('v', substr(${district}, 1)))"
    form.ask("select_one village", "village", "Village", choice_filter=in_district)
    form.ask(
        "select_one village", "village2", "Village 2", choice_filter=in_district + " and pop >= ${minpop}"
    )
    form.ask("select_one village", "village3", "Village 3", choice_filter=by_letters)
    for at in range(10):
        form.answer("state", f"s{at}")
        form.answer("district", f"d{at % districts}")
        form.answer("minpop", 100 * at)
    return form


def roster():
    """A repeat of nine questions and a calculation, with a sum and a count outside it."""
    form = Form("roster")
    form.offer("yn", plain_choices("yes", "no"))
    form.ask("text", "head", "Head of household")
    form.ask("begin repeat", "item", "Item")
    form.ask("text", "title", "Title")
    form.ask("integer", "qty", "Quantity")
    form.ask("decimal", "price", "Price", relevant="${qty} > 0")
    form.ask("select_one yn", "taxed", "Taxed?")
    form.ask("decimal", "rate", "Rate", relevant="${taxed} = 'yes'", constraint=". >= 0 and . <= 1")
    form.ask("text", "note1", "Note", relevant="${qty} > 10")
    form.ask("text", "note2", "Note 2", relevant="${rate} > 0.5")
    form.ask("calculate", "amount", calculation="${qty} * ${price}")
    form.ask("integer", "days", "Days", constraint=". >= 0 and . < 366")
    form.ask("text", "place", "Place", relevant="${days} > 1 and ${taxed} = 'yes'")
    form.ask("end repeat", "item")
    form.ask("calculate", "total", calculation="sum(${amount})")
    form.ask("calculate", "n", calculation="count(${item})")
    form.ask("note", "out", "Total ${total} of ${n}")
    for name, value in (
        ("title", "thing"), ("qty", 12), ("price", 2.5), ("taxed", "yes"), ("rate", 0.6),
        ("note1", "a"), ("note2", "b"), ("days", 3), ("place", "here"),
    ):
        form.answer(name, value)
    return form


WORDS = {
    "en": "question about the household the island the work the journey money that is sent and received".split(),
    "fr": "question sur le ménage l’île le travail le voyage argent envoyé et reçu par la famille".split(),
    "es": "pregunta sobre el hogar la isla el trabajo el viaje dinero enviado y recibido por la familia".split(),
}


def write_large(folder, megabytes):
    """A questionnaire of that many megabytes in three languages: sections of questions with labels,
    hints, messages, choices, relevances and constraints; gives its path without an ending."""

    def text(at, length):
        return {
            tag: " ".join(words[(at * 7 + place * (1 + at % 3)) % len(words)] for place in range(length))
            for tag, words in WORDS.items()
        }

    def question(at):
        kind = ("text", "integer", "select_one", "select_multiple")[at % 4]
        item = {"type": kind, "name": f"q{at:06}", "label": text(at, 12), "hint": text(at + 1, 9)}
        if kind.startswith("select"):
            item["choices"] = f"list{at % 50}"
        if kind == "integer":
            item["constraint"] = f". >= 0 and . <= {100 + at % 40}"
            item["constraint_message"] = text(at + 2, 8)
        if at % 5 == 4 and at > 8:
            item["relevant"] = f"${{q{at - 3 - (at - 3 - 1) % 4:06}}} > {at % 17}"
        return item

    lists = {
        f"list{number}": [{"name": f"c{at}", "label": text(at + number, 4)} for at in range(30)]
        for number in range(50)
    }
    head = {
        "id": f"large-{megabytes}", "version": "1", "title": text(0, 3), "languages": list(WORDS),
        "choices": lists,
    }
    sample = [question(at) for at in range(400)]
    size = len(json.dumps(sample, ensure_ascii=False).encode()) / len(sample)
    rest = megabytes * 1_000_000 - len(json.dumps(head, ensure_ascii=False).encode())
    count = int(rest / size)
    sections = [
        {
            "name": f"section{start // 100}",
            "label": text(start, 3),
            "items": [question(at) for at in range(start, min(start + 100, count))],
        }
        for start in range(0, count, 100)
    ]
    path = os.path.join(folder, f"large-{megabytes}")
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump({**head, "sections": sections}, file, ensure_ascii=False)
    return path
