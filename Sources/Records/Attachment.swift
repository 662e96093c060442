import JSONDocuments

/// A file that somebody gave as an answer, as it was copied beside the interview: what is needed to
/// find it again and to tell that it is still the same.
public struct Attachment: Sendable, Hashable {
  /// The name of the copy in the interview's folder: it holds nothing of the name that the file had.
  public let file: String
  /// In bytes.
  public let size: Int
  /// Hexadecimal, of the whole file.
  public let sha256: String
  /// What the bytes are, such as `image/jpeg` (RFC 6838), by their beginning.
  public let mediaType: String

  public init(file: String, size: Int, sha256: String, mediaType: String) {
    self.file = file
    self.size = size
    self.sha256 = sha256
    self.mediaType = mediaType
  }
}

extension InterviewRecord {
  /// The file that a question has as its answer.
  public struct AttachedFile: Sendable, Hashable {
    /// The address of the question, as in `Remark`.
    public let path: String
    public let attachment: Attachment

    public init(path: String, _ attachment: Attachment) {
      self.path = path
      self.attachment = attachment
    }
  }
}

// MARK: - JSON

extension Attachment {
  /// `"file":"photo-1.jpg","size":48213,"sha256":"…","type":"image/jpeg"`
  var members: [(String, JSONValue?)] {
    [
      ("file", .string(file)), ("size", .integer(size)), ("sha256", .string(sha256)),
      ("type", .string(mediaType)),
    ]
  }

  init(_ node: JSONNode) throws(RecordFault) {
    self.init(
      file: try node.text("file"), size: try node.integer("size"),
      sha256: try node.text("sha256"), mediaType: try node.text("type"))
  }
}

extension InterviewRecord {
  static func object(_ files: [AttachedFile]) -> JSONValue {
    .object(files.map { JSONValue.Member($0.path, .present($0.attachment.members)) })
  }

  static func attachments(_ node: JSONNode) throws(RecordFault) -> [AttachedFile] {
    var files: [AttachedFile] = []
    for member in node["attachments"]?.members ?? .none {
      files.append(AttachedFile(path: member.key, try Attachment(member.value)))
    }
    return files
  }
}
