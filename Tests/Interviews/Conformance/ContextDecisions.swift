/// What is said on each row that reads questions where the other engine deviates, and why; and on
/// three more on which the two cannot agree. The README of the table decides by kinds, this by rows.
enum ContextDecisions {
  struct Key: Hashable {
    let expression: String
    let place: String
    let zone: String

    init(_ expression: String, _ place: String, _ zone: String) {
      self.expression = expression
      self.place = place
      self.zone = zone
    }
  }

  struct Decision {
    let expression: String
    let place: String
    var zone = "UTC"
    let says: String
    let why: String
  }

  /// Said where the text is no expression, or a call in it cannot be made.
  static let refused = "refused"

  static let decided: [Key: Decision] = Dictionary(
    uniqueKeysWithValues: decisions.map { (Key($0.expression, $0.place, $0.zone), $0) })

  private static let decisions: [Decision] = [
    // no deviation: the two cannot agree
    Decision(
      expression: "${refuse}", place: "person", says: "nodeset string:false",
      why: "there is no question that is a truth value: it is a text"),
    Decision(
      expression: "not(${refuse})", place: "person", says: "boolean false",
      why: "a text that is not empty is true"),
    Decision(
      expression: "pulldata('cities', 'label', 'name', 'sea')", place: "lists",
      says: "string Seattle",
      why: "a function that the other engine has not: the first row with that key"),
    // absolute-path-in-repeat
    Decision(
      expression: "/data/kid/k_age + 1", place: "kids@kid[2]/k_age", says: "number 6",
      why: "an absolute path is all instances; as a number, the first"),
    Decision(
      expression: "join(',', /data/kid/k_name)", place: "kids@kid[2]/k_age",
      says: "string Ada,Ben,,Dee",
      why: "an absolute path is all instances"),
    Decision(
      expression: "/data/kc/n_abs", place: "kidcalc2", says: "nodeset number:3|number:3|number:3",
      why: "an absolute path is all instances"),
    Decision(
      expression: "/data/kc/s_abs", place: "kidcalc2",
      says: "nodeset number:14|number:14|number:14",
      why: "an absolute path is all instances"),
    // boolean-field-text
    Decision(
      expression: "${agree}", place: "person", says: "nodeset string:true",
      why: "there is no question with a truth value: it is stored as text"),
    Decision(
      expression: "${agree} = true()", place: "person", says: "boolean true",
      why: "true() is written 'true'"),
    Decision(
      expression: "${agree} = 'true'", place: "person", says: "boolean true",
      why: "it is stored as text"),
    // checklist-text
    Decision(
      expression: "checklist(1, 2, ${k_ok})", place: "kids", says: "boolean true",
      why: "`yes` counts"),
    Decision(
      expression: "weighted-checklist(0, 50, ${k_ok}, ${k_age})", place: "kids",
      says: "boolean true",
      why: "`yes` weighs what its weight says"),
    // crash
    Decision(
      expression: "geofence('x', ${square})", place: "geo", says: refused,
      why: "a text that writes no place is a fault"),
    Decision(
      expression: "count-non-empty(instance('cities')/root/item/pop)", place: "lists",
      says: "number 5",
      why: "what is empty is not counted"),
    // date-text-not-a-date
    Decision(
      expression: "${dob} < '2001-03-01'", place: "person", says: "boolean true",
      why: "text that writes a date is that date where it is compared with one"),
    Decision(
      expression: "${dob} < '2001-03-01'", place: "person", zone: "America/New_York",
      says: "boolean true",
      why: "text that writes a date is that date where it is compared with one"),
    // date-time-cut-to-day
    Decision(
      expression: "string(${when})", place: "person", says: "string 2020-02-29T13:45:30.250Z",
      why: "the time is kept"),
    Decision(
      expression: "${when} = date('2020-02-29')", place: "person", says: "boolean false",
      why: "an afternoon is not midnight"),
    Decision(
      expression: "${when} + 0", place: "person", zone: "America/New_York",
      says: "number 18321.364933449073",
      why: "days have fractions, on the interview's clock"),
    Decision(
      expression: "${when} > date('2020-02-29')", place: "person", zone: "America/New_York",
      says: "boolean true",
      why: "the afternoon is later than midnight"),
    Decision(
      expression: "${when} = date('2020-02-29')", place: "person", zone: "America/New_York",
      says: "boolean false",
      why: "an afternoon is not midnight"),
    Decision(
      expression: "${when} + 0", place: "person", zone: "Asia/Kathmandu",
      says: "number 18321.81285011574",
      why: "days have fractions, on the interview's clock"),
    Decision(
      expression: "string(${when})", place: "person", zone: "Asia/Kathmandu",
      says: "string 2020-02-29T13:45:30.250Z",
      why: "the time is kept"),
    Decision(
      expression: "${when} = date('2020-02-29')", place: "person", zone: "Asia/Kathmandu",
      says: "boolean false",
      why: "an evening is not midnight"),
    // geo-empty-point
    Decision(
      expression: "geofence(${none}, ${square})", place: "geo", says: "boolean false",
      why: "no place is outside"),
    // geo-text
    Decision(
      expression: "area('0 0 0 0; 0 2 0 0; 2 2 0 0; 0 0 0 0')", place: "geo",
      says: "number 24783770513.81936",
      why: "a text that writes an area is one"),
    // indexed-repeat-clamps
    Decision(
      expression: "indexed-repeat(${k_name}, ${kid}, 0)", place: "kids", says: "nodeset string:Ada",
      why: "an index below 1 is the first"),
    Decision(
      expression: "indexed-repeat(${k_name}, ${kid}, -1)", place: "kids",
      says: "nodeset string:Ada",
      why: "an index below 1 is the first"),
    Decision(
      expression: "indexed-repeat(${k_name}, ${kid}, 1.9)", place: "kids",
      says: "nodeset string:Ada",
      why: "the index is cut to a whole number"),
    Decision(
      expression: "indexed-repeat(${k_name}, ${kid}, ${none})", place: "kids", says: refused,
      why: "a question that does not exist is a fault"),
    // max-of-nonpositive
    Decision(
      expression: "max(${neg})", place: "person", says: "number -7",
      why: "the largest, also of negative numbers"),
    Decision(
      expression: "max(${d_v})", place: "debts", says: "number -3",
      why: "the largest, also of negative numbers"),
    // minmax-skips-nan
    Decision(
      expression: "min(${age}, ${none})", place: "person", says: "number 21",
      why: "what is empty is passed over"),
    Decision(
      expression: "min(${k_age})", place: "kids", says: "number 2",
      why: "what is empty is passed over"),
    Decision(
      expression: "max(${k_w})", place: "kids", says: "number 30.25",
      why: "what is empty is passed over"),
    // nodeset-among-arguments
    Decision(
      expression: "concat('a', ${k_name})", place: "kids", says: "string aAdaBenDee",
      why: "a set may stand among arguments"),
    Decision(
      expression: "max(${d_v}, -10)", place: "debts", says: "number -3",
      why: "a set may stand among arguments"),
    // nodeset-to-scalar-error
    Decision(
      expression: "boolean(${k_age})", place: "kids", says: "boolean true",
      why: "a set is true for having an answer in it"),
    Decision(
      expression: "number(${k_age})", place: "kids", says: "number 5",
      why: "a set as a number is its first node"),
    // path-laxness
    Decision(
      expression: "${missing}", place: "person", says: refused,
      why: "a question that does not exist is a fault"),
    Decision(
      expression: "/other/age", place: "person", says: refused,
      why: "the root is called data"),
    Decision(
      expression: "/data/age/..", place: "person", says: "nodeset string:",
      why: "what is around a question of the root is the root, which says nothing"),
    Decision(
      expression: "count-non-empty(../*)", place: "kids@kid[3]/k_age", says: "number 2",
      why: "what is around a question is its instance, whose questions are counted"),
    // predicate-not-boolean
    Decision(
      expression: "/data/kid[1]/k_name", place: "kids", says: "nodeset string:Ada",
      why: "a number is a place"),
    Decision(
      expression: "/data/kid[0]/k_name", place: "kids", says: "nodeset ",
      why: "no place is 0"),
    Decision(
      expression: "/data/kid[9]/k_name", place: "kids", says: "nodeset ",
      why: "there is no ninth"),
    Decision(
      expression: "/data/kid[k_ok = 'yes'][2]/k_name", place: "kids", says: "nodeset string:Dee",
      why: "the second of those that the first predicate leaves"),
    Decision(
      expression: "/data/kid[count(/data/kid)]/k_name", place: "kids", says: "nodeset string:Dee",
      why: "a number is a place, also a computed one"),
    Decision(
      expression: "/data/kid[k_name]/k_age", place: "kids",
      says: "nodeset number:5|number:9|number:2",
      why: "an empty answer is false"),
    Decision(
      expression: "/data/kid['a']/k_age", place: "kids",
      says: "nodeset number:5|number:9|string:|number:2",
      why: "a text that is not empty is true"),
    Decision(
      expression: "count(/data/kid[1])", place: "kids", says: "number 1",
      why: "a number is a place"),
    Decision(
      expression: "position(/data/kid[3])", place: "kids", says: "number 3",
      why: "a number is a place"),
    Decision(
      expression: "/data/kid[2]/k_age = .", place: "kids@kid[2]/k_age", says: "boolean true",
      why: "a number is a place"),
    Decision(
      expression: "/data/o[1]/o_v", place: "one", says: "nodeset number:4",
      why: "a number is a place"),
    Decision(
      expression: "instance('cities')/root/item[state = 'or'][1]/name", place: "lists",
      says: "nodeset string:por",
      why: "a number is a place, among the rows that are left"),
    Decision(
      expression: "instance('cities')/root/item[name = instance('states')/root/item[1]/name]/label",
      place: "lists", says: "nodeset ",
      why: "no city is called as the first state"),
    // same-expression-merged
    Decision(
      expression: "/data/kc/s_abs", place: "kidcalc", says: "nodeset number:14|number:14|number:14",
      why: "an absolute path is all instances, computed in each alike"),
    // selected-needs-text
    Decision(
      expression: "selected(${age}, '21')", place: "person", says: "boolean true",
      why: "anything has a text"),
    Decision(
      expression: "count-selected(${age})", place: "person", says: "number 1",
      why: "anything has a text"),
    Decision(
      expression: "selected(., '42')", place: "person@self", says: "boolean true",
      why: "anything has a text"),
    // sum-skips-nan
    Decision(
      expression: "sum(${none})", place: "person", says: "number 0",
      why: "what is empty is passed over"),
    Decision(
      expression: "sum(${k_name})", place: "kids", says: "number 0",
      why: "what is no number is passed over"),
    // typed-calculate
    Decision(
      expression: "${i_big}", place: "calc", says: "nodeset number:3000000000",
      why: "a whole number has no bound of 31 bits"),
    Decision(
      expression: "${s_false} and true()", place: "calc", says: "boolean true",
      why: "read back it counts as the text that is stored, and a text that is not empty is true"),
    Decision(
      expression: "not(${s_false})", place: "calc", says: "boolean false",
      why: "read back it counts as the text that is stored, and a text that is not empty is true"),
    Decision(
      expression: "boolean(${s_false})", place: "calc", says: "boolean true",
      why: "read back it counts as the text that is stored, and a text that is not empty is true"),
    // unsupported-xpath
    Decision(
      expression: "count-non-empty(/data/*)", place: "person", says: "number 20",
      why: "`*` is every child"),
    Decision(
      expression: "//age", place: "person", says: refused,
      why: "`//` is refused with a sentence"),
    Decision(
      expression: "/data/age | /data/zero", place: "person", says: "nodeset number:21|number:0",
      why: "`|` is both sets, in the order of the document"),
    Decision(
      expression: "sum(/data/kid/*)", place: "kids", says: "number 63.25",
      why: "`*` is every child; what is no number is passed over"),
    Decision(
      expression: "count(/data/kid/*)", place: "kids", says: "number 20",
      why: "`*` is every child"),
    Decision(
      expression: "count(/data/*)", place: "kids", says: "number 6",
      why: "`*` is every child; each instance is one"),
    Decision(
      expression: "count(//k_age)", place: "kids", says: refused,
      why: "`//` is refused with a sentence"),
  ]
}
