import Questionnaires

extension ItemType {
  /// Whether records can hold an answer to it.
  var holdsAnswer: Bool { !isContainer && self != .note }

  /// Whether a reason of nonresponse is written as its code in the answer's own column.
  ///
  /// Numbers and choices are read as numbers with declared missing values, so that is where SPSS,
  /// Stata and R look for them. In a column of words `-98` could be somebody's words, and a single
  /// one among dates or coordinates makes a program read them all as text: those have a column of
  /// their own for it.
  var takesCodes: Bool {
    switch self {
    case .integer, .decimal, .range, .selectOne, .selectMultiple, .rank, .acknowledge: true
    case .group, .repeat, .text, .date, .time, .datetime, .geopoint, .geotrace, .geoshape, .file,
      .image, .audio, .video, .barcode, .note, .calculate, .hidden, .start, .end, .today, .deviceid,
      .username, .mode, .phonenumber, .email, .startGeopoint, .audit:
      false
    }
  }

  /// Whether what looks like a number is one. Elsewhere it is what somebody typed.
  var mayHoldNumbers: Bool {
    switch self {
    case .integer, .decimal, .range, .selectOne, .selectMultiple, .rank, .acknowledge, .calculate,
      .geopoint, .geotrace, .geoshape, .startGeopoint:
      true
    case .group, .repeat, .text, .date, .time, .datetime, .file, .image, .audio, .video, .barcode,
      .note, .hidden, .start, .end, .today, .deviceid, .username, .mode, .phonenumber, .email,
      .audit:
      false
    }
  }

  /// Whether its answer is one point on Earth.
  var isPoint: Bool { self == .geopoint || self == .startGeopoint }
}
