/// What other tools, and people, call the format's types.
extension TypeAdvice {
  /// The advice for a word that is no type, if any fits.
  init?(for word: String, suggestions: inout Suggestions) {
    let parts = word.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    let joined = parts.joined(separator: "_")
    if let advice = Self.nesting(joined) {
      self = advice
    } else if let advice = Self.withArgument(word) {
      self = advice
    } else if ["paragraph", "textarea", "text_area", "long_text", "multiline"].contains(joined) {
      self = .multilineText
    } else if let type = Self.synonyms[joined] {
      self = .synonym(type)
    } else if let near = suggestions.nearest(to: joined, among: ItemType.formatWords),
      let type = ItemType(formatWord: near)
    {
      self = .didYouMean(type)
    } else {
      return nil
    }
  }

  private static func nesting(_ joined: String) -> TypeAdvice? {
    switch joined {
    case "begin_group": .nested(.group)
    case "begin_repeat": .nested(.repeat)
    case "end_group", "end_repeat": .closing
    default: nil
    }
  }

  /// XLSForm writes the list behind the type.
  private static func withArgument(_ word: String) -> TypeAdvice? {
    let parts = word.split(whereSeparator: \.isWhitespace).map(String.init)
    guard parts.count >= 2, let first = parts.first, let argument = parts.dropFirst().first
    else { return nil }
    let fromFile = "_from_file"
    if first.hasSuffix(fromFile), let type = select(String(first.dropLast(fromFile.count))) {
      return .typeWithFile(type, file: argument)
    }
    return select(first).map { .typeWithList($0, list: argument) }
  }

  private static func select(_ word: String) -> ItemType? {
    let word = word.lowercased()
    guard let type = ItemType(formatWord: word) ?? synonyms[word], type.isSelect else { return nil }
    return type
  }

  private static let synonyms: [String: ItemType] = [
    "string": .text, "str": .text, "open": .text, "free_text": .text, "char": .text,
    "int": .integer, "number": .integer, "numeric": .integer, "whole_number": .integer,
    "float": .decimal, "double": .decimal, "real": .decimal, "currency": .decimal,
    "slider": .range, "scale": .range,
    "date_time": .datetime, "timestamp": .datetime, "day": .date, "hour": .time,
    "select": .selectOne, "select1": .selectOne, "single": .selectOne, "radio": .selectOne,
    "dropdown": .selectOne, "choice": .selectOne, "boolean": .selectOne, "bool": .selectOne,
    "yes_no": .selectOne, "single_choice": .selectOne, "likert": .selectOne,
    "multi_select": .selectMultiple, "multiselect": .selectMultiple, "multiple": .selectMultiple,
    "select_many": .selectMultiple, "select_all_that_apply": .selectMultiple,
    "checkbox": .selectMultiple, "checkboxes": .selectMultiple,
    "multiple_choice": .selectMultiple, "checklist": .selectMultiple,
    "ranking": .rank, "order": .rank, "odk:rank": .rank,
    "gps": .geopoint, "location": .geopoint, "point": .geopoint, "coordinates": .geopoint,
    "line": .geotrace, "trace": .geotrace, "polygon": .geoshape, "area": .geoshape,
    "photo": .image, "picture": .image, "sound": .audio, "recording": .audio, "movie": .video,
    "attachment": .file, "upload": .file, "document": .file, "binary": .file,
    "qr": .barcode, "qrcode": .barcode, "qr_code": .barcode,
    "consent": .acknowledge, "confirm": .acknowledge,
    "label": .note, "info": .note, "statement": .note, "message": .note, "display": .note,
    "formula": .calculate, "calculation": .calculate, "computed": .calculate,
    "section": .group, "page": .group, "block": .group,
    "loop": .repeat, "roster": .repeat, "table": .repeat,
    "phone_number": .phonenumber, "phone": .phonenumber, "device_id": .deviceid,
    "imei": .deviceid, "user_name": .username, "start_time": .start, "end_time": .end,
  ]
}
