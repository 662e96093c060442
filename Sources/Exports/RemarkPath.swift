import Records

/// Which question a remark is about, and in which repeat: `visits[2]/visit_year` is `visit_year` of
/// `visits`.
struct RemarkPath {
  let name: String
  /// The innermost repeat; nil at the root.
  let repeatName: String?

  init(_ path: String) {
    let parts = path.split(separator: "/")
    name = String(parts.last ?? "")
    repeatName = parts.dropLast().last.map { instance in
      String(instance.prefix { $0 != "[" })
    }
  }
}

/// The remarks of one record by their paths.
struct Remarks {
  let nonresponse: [String: String]
  let notes: [String: String]

  init(_ record: InterviewRecord) {
    nonresponse = Self.byPath(record.nonresponse)
    notes = Self.byPath(record.notes)
  }

  private static func byPath(_ remarks: [InterviewRecord.Remark]) -> [String: String] {
    Dictionary(remarks.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
  }
}
