extension SentenceTests {
  static let files: [Case] = [
    Case(
      Fixture("‸"), "error: the file is empty; a JSON value is expected (json-empty)"),
    Case(
      Fixture(
        "‸\u{FEFF}"
          + #"{"id":"q","version":"1","title":"T","items":[{"type":"text","name":"a","label":"A"}]}"#
      ),
      "error: the file begins with a byte order mark; save it as UTF-8 without one (json-byte-order-mark)"
    ),
    Case(
      Fixture(#"{"id": "q"‸"#),
      "error: the file ends in the middle of a value; a closing quote, bracket or brace is missing (json-unexpected-end)"
    ),
    Case(
      Fixture("{\"id\": \"q\"\n  ‸\"version\": 1}"),
      "error: '\"' cannot stand here; look for a missing comma, colon or quote just before it (json-unexpected-character)"
    ),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A"‸,}"#),
      "error: a comma stands before a closing bracket; remove the comma (json-trailing-comma)"),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", ‸"name": "b"}"#),
      "error: the key 'name' stands twice in this object; keep one of them (json-duplicate-key)"),
    Case(
      Fixture("{\"id\": \"a‸\tb\"}"),
      #"error: a line break or other control character stands inside a text; write it as \n or \u00XX (json-control-character)"#
    ),
    Case(
      Fixture(#"{"id": "a‸\.b"}"#),
      #"error: this backslash begins no escape; write \\ for a backslash itself (json-invalid-escape)"#
    ),
    Case(
      Fixture(#"{"id": "‸\ud800"}"#),
      #"error: this \u escape is half of a character; write the character itself (json-lone-surrogate)"#
    ),
    Case(
      Fixture(#"{"id": ‸01}"#),
      "error: this is not a number as JSON writes it; no leading zeros or plus sign, digits after a point (json-malformed-number)"
    ),
    Case(
      Fixture(String(repeating: "[", count: 200) + "‸" + String(repeating: "[", count: 9_800)),
      "error: values are nested more than 200 levels deep here; nest them less (json-too-deep)"),
    Case(
      Fixture("{}\n‸{}"),
      "error: text follows after the end of the value; remove it (json-text-after-end)"),
  ]

  private static let plainNumber = #"{"type": "integer", "name": "n", "label": "N"}"#

  static let keys: [Case] = [
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", ‸"hnit": "H"}"#),
      "error: [a] unknown key 'hnit' in an item; did you mean 'hint'? (unknown-key)"),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A"}"#, top: #"‸"colour": "red""#),
      "error: unknown key 'colour' in the questionnaire; remove it, or look it up in the format (unknown-key)"
    ),
    Case(
      .items(#"{"type": "range", "name": "a", "label": "A", "parameters": {‸"stop": 5}}"#),
      "error: [a] unknown key 'stop' in 'parameters'; did you mean 'step'? (unknown-key)"),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A"}"#, top: #""kiosk": {‸"idle": 5}"#),
      "error: unknown key 'idle' in 'kiosk'; remove it, or look it up in the format (unknown-key)"),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#,
        top: #""nonresponse_codes": {‸"refusd": 5}"#),
      "error: unknown key 'refusd' in 'nonresponse_codes'; did you mean 'refused'? (unknown-key)"),
    Case(
      Fixture(
        #" ‸{"id": "q", "title": "T", "items": [{"type": "text", "name": "a", "label": "A"}]}"#),
      "error: 'version' is missing from the questionnaire; add it (missing-key)"),
    Case(
      .items(#"‸{"type": "select_one", "name": "a", "label": "A"}"#),
      "error: [a] 'choices' is missing from an item; add it (missing-key)"),
    Case(
      .items(#"{"type": "note", "name": "a", "label": "A", "outcome": ‸{"code": "210"}}"#),
      "error: [a] 'keep' is missing from an 'outcome'; add it (missing-key)"),
    Case(
      .items(#"‸{"type": "calculate", "name": "a"}"#),
      "error: [a] 'calculation' is missing from an item; add it (missing-key)"),
    Case(
      .items(#"{"type": "text", "name": "a", "label": ‸["A"]}"#),
      "error: [a] 'label': expected a text, or an object from language to text, found a list; write one of these (wrong-kind)"
    ),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", "relevant": ‸true}"#),
      "error: [a] 'relevant': expected a text, found true or false; put it in quotes (wrong-kind)"),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", "tags": ‸"P4"}"#),
      "error: [a] 'tags': expected a list, found a text; put it in square brackets (wrong-kind)"),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", "hint": ‸null}"#),
      "error: [a] 'hint': expected a text, or an object from language to text, found null; give a value, or remove the key (wrong-kind)"
    ),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", "sensitive": ‸"yes"}"#),
      "error: [a] 'sensitive': expected true or false, found a text; write true or false without quotes (wrong-kind)"
    ),
    Case(
      .items(#"{"type": "text", "name": "a", "label": "A", "required": ‸1}"#),
      "error: [a] 'required': expected true, false or an expression, found a number; write one of these (wrong-kind)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#, top: #""kiosk": {"idle_seconds": ‸"9"}"#),
      "error: 'idle_seconds': expected a whole number, found a text; write digits without quotes or a point (wrong-kind)"
    ),
    Case(
      Fixture("‸[]"),
      "error: 'the questionnaire': expected an object, found a list; put it in braces, as \"key\": value (wrong-kind)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#, top: #""kiosk": {"on_idle": ‸"keeep"}"#),
      "error: 'keeep' is no value of 'on_idle'; did you mean 'keep'? (unknown-word)"),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A", "checks": [{"rule": "1", "message": "M", "severity": ‸"hard"}]}"#
      ),
      "error: [a] 'hard' is no value of 'severity'; write 'soft' or 'critical' (unknown-word)"),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#, top: #""kiosk": {"warn_seconds": ‸0}"#),
      "error: 'warn_seconds' is too small; write 20 or more (number-too-small)"),
    Case(
      .items(
        plainNumber,
        top: #""indicators": [{"name": "i", "label": "I", "value": "${n}", ‸"per": "${n}"}]"#),
      "error: 'per' has no meaning without the statistic 'ratio'; remove it, or make it a ratio (per-without-ratio)"
    ),
    Case(
      .items(
        plainNumber,
        top: #""indicators": [‸{"name": "i", "label": "I", "value": "${n}", "statistic": "ratio"}]"#
      ),
      "error: 'per' is missing from one of the 'indicators'; add it (missing-key)"),
    Case(
      .items(
        plainNumber,
        top:
          #""indicators": [{"name": "i", "label": "I", "value": "${n}", "bands": [{"name": "a", "label": "A", "below": 5}, ‸{"name": "b", "label": "B", "below": 5}, {"name": "c", "label": "C"}]}]"#
      ),
      "error: the band 'b' is not in its order; give each band a 'below' larger than the one before, and the last none (band-order)"
    ),
    Case(
      .items(
        plainNumber,
        top:
          #""quotas": [{"name": "q", "when": "${n} > 1", "target": 1}, {"name": ‸"q", "when": "${n} > 2", "target": 1}]"#
      ),
      "error: 'quotas' already has one named 'q' on line 1; rename or remove one of the two (duplicate-entry)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A"}"#, top: #""submission": {"url": ‸"ftp://x"}"#),
      "error: the address is not one that can be sent to; begin it with https:// and leave no spaces (bad-url)"
    ),
    Case(
      Fixture(
        #"{"id": "q", "version": ‸"", "title": "T", "items": [{"type": "text", "name": "a", "label": "A"}]}"#
      ),
      "error: the version is empty; write one, such as '2026.1', and change it with every release (empty-version)"
    ),
    Case(
      Fixture(#"{"id": "q", "version": "1", "title": "T", ‸"items": []}"#),
      "error: the questionnaire asks nothing; add sections with items, or items (empty-questionnaire)"
    ),
    Case(
      .items(#"{"type": "integer", "name": "a", "label": "A", ‸"repeat_count": 3}"#),
      "error: [a] 'repeat_count' has no meaning on an item of type 'integer'; remove it; it belongs on 'repeat' (misplaced-key)"
    ),
    Case(
      .items(
        #"{"type": "text", "name": "a", "label": "A", ‸"outcome": {"code": "210", "keep": "answers"}}"#
      ),
      "error: [a] 'outcome' has no meaning on an item of type 'text'; remove it; it belongs on 'note' (misplaced-key)"
    ),
    Case(
      .items(#"{"type": "hidden", "name": "a", ‸"nonresponse": ["refused"]}"#),
      "error: [a] 'nonresponse' has no meaning on an item of type 'hidden'; remove it; it belongs on questions (misplaced-key)"
    ),
  ]
}
