/// The rules of the language in an author's words.
enum LanguageGuide {
  static let text = [opening, paths, values, operators, differences].joined(separator: "\n\n")

  private static let opening = """
    # Expressions

    The language of `relevant`, `constraint`, `calculation`, `choice_filter`, `required`,
    `repeat_count` and the other rules of a questionnaire. It is XPath 1.0 with ODK's functions:
    what works in ODK Collect works here, save for
    [what differs](#what-differs-from-odk-collect). `canvass check` finds what cannot work,
    `canvass evaluate` tries expressions out:

    ```sh
    echo 'round(${age} div 12, 1)' | canvass evaluate survey.json --answers answers.json
    ```
    """

  private static let paths = #"""
    ## Naming what is read

    | written | meaning |
    |---|---|
    | `${age}` | the answer to `age`: inside a repeat that of the same instance, from outside those of all instances |
    | `.` | the question itself; in a constraint the answer that was just given |
    | `../age` | the question `age` beside this one |
    | `/data/g/home/rooms` | the question `rooms` in every instance of `home`, wherever it is asked from; the root is called `data`, and groups are named on the way |
    | `/data/home[rooms > 3]/rooms` | only where the predicate holds: names in it start from the instance judged |
    | `${home}[${rooms} > 3]` | the same: `${rooms}` is that of the instance judged, unless the question stands in a `home` itself; then it is its own |
    | `/data/home[2]/rooms` | only the second; so do `[position() = 2]` and, for the last, `[last()]` |
    | `/data/home[rooms > current()/../rooms]` | `current()` is the question that the rule belongs to, `.` what the predicate judges |
    | `sum(/data/home/*)` | `*` is every child |
    | `count(${a} \| ${b})` | the nodes of both, in the order of the questionnaire, each once |
    | `instance('towns')/root/item[region = ${region}]/label` | rows of the choice list `towns`, and what one of their columns holds: `name`, `label`, or any further key of the choices |
    | `region = ${region}` | in a `choice_filter`, a bare name is a column of the choice that is judged |
    | `position(..)` | where the instance around the question stands, from 1 |
    | `/data/@version` | the questionnaire's version; `@id` its id |

    A path that leads nowhere is a fault, found when the questionnaire is checked; a column that
    no choice has is empty. `//`, `text()` and axes such as `following-sibling::` are refused.

    A question that is not asked reads as empty and is no member of any set. Where one value is
    wanted of a set, it is that of the first node; where a truth is wanted, a set is true if its
    first node is an instance or has an answer, other than the number 0.
    """#

  private static let values = """
    ## Values

    | kind | written out | as a number | as a text | as a truth |
    |---|---|---|---|---|
    | text | `'Castries'` or `"Castries"` | what it writes, a date's days; else NaN | itself | true unless empty |
    | number | `12`, `0.5` | itself | decimal notation: `3000000000` | true unless 0 or NaN |
    | truth | `true()`, `false()` | 1 or 0 | `true`, `false` | itself |
    | date | `date('2024-02-29')` | days since 1970-01-01 | `2024-02-29` | that of its number |
    | date and time | `now()` | days since 1970-01-01T00:00, the time as a fraction | ISO 8601 with the offset | that of its number |

    **No answer** is the empty text. `${age} = ''` asks for it. As a number it is NaN, and what is
    computed with NaN is NaN: a comparison with it is false, so `${age} > 17` is false until `age`
    is answered. `coalesce(${age}, 0)` puts something in its place.

    **A calculation keeps its kind**, so that `${total}` is a number where a number was computed.
    What is stored is its text, and a truth value read back counts as that text: `${adult}` of a
    calculation that gave false is `false`, which as a text is true: write `${adult} = 'true'`.

    **Dates are numbers** of days. `date('2024-02-28') + 2` is a number, and around it `date(…)`
    makes a date of it again. A text that writes a date counts as that date in arithmetic and
    comparisons. A date and time is the days on the interview's own clock with the time as a
    fraction, wherever it was written; `decimal-date-time()` counts from midnight in UTC instead.
    """

  private static let operators = #"""
    ## Operators

    Those further up bind tighter; of one line, from left to right.

    | operator | |
    |---|---|
    | `\|` | both sets of nodes |
    | `-` before a value | its negative |
    | `*` `div` `mod` | `mod` has the sign of its left side; a division by 0 gives Infinity, 0 by 0 NaN |
    | `+` `-` | a name may hold `-`: write `a - b` with spaces |
    | `<` `<=` `>` `>=` | always as numbers, dates among them |
    | `=` `!=` | as truths if either is one, else as numbers if either is one, else as texts; exactly |
    | `and` | |
    | `or` | |
    """#

  private static let differences = #"""
    ## What differs from ODK Collect

    | written | ODK Collect | here |
    |---|---|---|
    | `max(-5, -3)` | a number near 0 | the largest, -3 |
    | `string(3000000000)` | `3.0E9`, no number any more | `3000000000` |
    | `1 div 0 = 1 div 0`, `1 = 1.0000000000001` | false, true | true, false: equal is equal |
    | `number('1,000')` | 1 | NaN |
    | `[2]`, `[name]` after a step | nothing | the second; those with an answer (a question is never a place, whatever number it holds) |
    | `*`, `\|`, `last()`, `floor()`, `ceiling()` | faults | they work |
    | a path that leads nowhere | empty | a fault when the questionnaire is checked |
    | `/data/home/rooms` in `home` | this instance, at times | all instances; `${rooms}` is this one |
    | a set where one value is wanted | a fault | its first node |
    | `'2024-02-29' < today()` | false | the text is that date |
    | `now() > today()`, `string(now())` | whole days | the time counts, and is written |
    | `date('2024-02-29T23:00:00')` | keeps the time | a day has none |
    | `date('2024-2-9')`, an offset as `+0530` | taken, the offset as hours | nothing, or a fault where written out |
    | `decimal-time('06:30')`, `format-date-time('13:45', '%H')` | faults | a time alone will do |
    | `round(-1236, -1)` | -1230 | -1240: the nearest, halves go up |
    | `selected(${age}, '21')` | a fault | any answer has a text |
    | `string-length('👨‍👩‍👧')` | counts UTF-16 units | counts characters, 1 |
    | a computed truth value read back | is false until the form is reopened, then a text | counts as its text |
    | `checklist()` and texts | any text counts | a number above 0, `true` or `yes` counts |
    | `base64-decode('SGVsbG8')` | nothing | padding may be missing |
    | an empty place in `geofence()` | the place 0, 0 | is outside |
    | an empty place in `distance()` | the place 0, 0 | gives NaN among several places, and is passed over in a trace |
    | dates before 15 October 1582 | the Julian calendar | the Gregorian calendar, as ISO 8601 has it |
    | `date(${name})`, `format-date(${name}, '%Y')`, `area(${name})` where the answer is no date or place | a fault that stops the form | nothing, NaN or false |
    | `format-date(today(), '%q')` | a fault | letters without meaning stay as they are |
    | `'2024-01-01T10:30:05,5Z'` | taken | nothing: a fraction of a second has a point |
    | `area('0 0 0 0; …')` | a fault | a text that writes an area is one |
    | a question of type `time` in an expression | today's date at that time | the text of the time: `06:30:00.000`; `decimal-time()` gives its fraction of a day |
    | days of the year 10000 and later, `date(3000000)` | years of six digits | nothing: a day is of the years 1 to 9999 |
    | `7div2` | 3.5 | a fault: put spaces |
    | `pulldata()`, `nonresponse()` | a CSV file; unknown | a choice list; the reason for no answer |
    | after a change in one instance | others may stay as they were until the form is reopened | everything follows at once |
    """#
}
