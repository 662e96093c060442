import Questionnaires

/// What a file is by its first bytes: never by its name, which anybody can change.
struct MediaType: Equatable {
  /// After RFC 6838.
  let name: String
  /// What the copy's name ends in.
  let ending: String
  private let kinds: Set<ItemType>

  private init(_ name: String, _ ending: String, _ kinds: Set<ItemType> = []) {
    (self.name, self.ending, self.kinds) = (name, ending, kinds)
  }

  /// How many bytes from the beginning it takes to tell.
  static let headLength = 4096

  /// Whether a question of this type can have it as its answer.
  func fits(_ type: ItemType) -> Bool { type == .file || kinds.contains(type) }

  /// - Parameter type: what the question asks for, where the bytes could be sound or film alike.
  /// - Parameter name: the file's own, of which nothing but a well-known ending is used.
  static func of(_ head: ArraySlice<UInt8>, for type: ItemType, named name: String) -> MediaType {
    let head = Array(head)
    return picture(head) ?? sound(head) ?? container(head, type) ?? document(head, name)
  }

  // MARK: Pictures

  private static func picture(_ head: [UInt8]) -> MediaType? {
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return image("jpeg", "jpg") }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return image("png") }
    if head.has("GIF87a") || head.has("GIF89a") { return image("gif") }
    if head.has("RIFF"), head.has("WEBP", at: 8) { return image("webp") }
    if head.starts(with: [0x49, 0x49, 0x2A, 0]) || head.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return image("tiff")
    }
    if head.has("BM"), head.count > 14, head[6..<10].allSatisfy({ $0 == 0 }) { return image("bmp") }
    guard head.has("ftyp", at: 4) else { return nil }
    if ["heic", "heix", "heim", "heis", "mif1", "msf1"].contains(where: { head.has($0, at: 8) }) {
      return image("heic")
    }
    return head.has("avif", at: 8) ? image("avif") : nil
  }

  private static func image(_ name: String, _ ending: String? = nil) -> MediaType {
    MediaType("image/" + name, ending ?? name, [.image])
  }

  // MARK: Sound

  private static func sound(_ head: [UInt8]) -> MediaType? {
    if head.has("RIFF"), head.has("WAVE", at: 8) { return audio("wav") }
    if head.has("fLaC") { return audio("flac") }
    if head.has("#!AMR") { return audio("amr") }
    if head.has("FORM"), head.has("AIF", at: 8) { return audio("aiff") }
    if head.has("ID3") { return audio("mpeg", "mp3") }
    if head.has("ftypM4A", at: 4) || head.has("ftypM4B", at: 4) { return audio("mp4", "m4a") }
    guard head.count > 3, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 else { return nil }
    // A frame of MPEG sound: layer 0 is AAC's ADTS; a bit rate and a sampling rate that exist.
    if head[1] & 0xF6 == 0xF0 { return audio("aac") }
    let isFrame = head[1] & 0x06 != 0 && head[2] & 0xF0 != 0xF0 && head[2] & 0x0C != 0x0C
    return isFrame && head[1] & 0x18 != 0x08 ? audio("mpeg", "mp3") : nil
  }

  private static func audio(_ name: String, _ ending: String? = nil) -> MediaType {
    MediaType("audio/" + name, ending ?? name, [.audio])
  }

  // MARK: What holds sound or film

  private static func container(_ head: [UInt8], _ type: ItemType) -> MediaType? {
    if head.has("OggS") {
      let isFilm = head.prefix(256).contains("theora")
      return isFilm ? MediaType("video/ogg", "ogv", [.video]) : audio("ogg")
    }
    if head.has("ftypqt", at: 4) { return MediaType("video/quicktime", "mov", [.video]) }
    if head.has("ftyp3g", at: 4) { return either("3gpp", "3gp", "3gp", type) }
    if head.has("ftyp", at: 4) { return either("mp4", "m4a", "mp4", type) }
    if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
      return head.prefix(64).contains("webm")
        ? either("webm", "webm", "webm", type) : either("x-matroska", "mka", "mkv", type)
    }
    if head.starts(with: [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) {
      return either("x-ms-asf", "wma", "wmv", type)
    }
    if head.has("RIFF"), head.has("AVI ", at: 8) {
      return MediaType("video/x-msvideo", "avi", [.video])
    }
    if head.starts(with: [0, 0, 1, 0xBA]) || head.starts(with: [0, 0, 1, 0xB3]) {
      return MediaType("video/mpeg", "mpg", [.video])
    }
    return nil
  }

  private static func either(
    _ name: String, _ sound: String, _ film: String, _ type: ItemType
  ) -> MediaType {
    type == .audio
      ? MediaType("audio/" + name, sound, [.audio, .video])
      : MediaType("video/" + name, film, [.audio, .video])
  }

  // MARK: Other files

  private static func document(_ head: [UInt8], _ name: String) -> MediaType {
    let named = known[ending(of: name)]
    if head.has("%PDF-") { return MediaType("application/pdf", "pdf") }
    if head.starts(with: [0x50, 0x4B, 3, 4]) {
      let packed = ["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "kmz"]
      guard let named, packed.contains(named.ending) else {
        return MediaType("application/zip", "zip")
      }
      return named
    }
    if head.starts(with: [0x1F, 0x8B]) { return MediaType("application/gzip", "gz") }
    if let named, !named.name.hasPrefix("application/vnd") { return named }
    let isText = !head.contains(0) && (head.count == headLength || String(validating: head) != nil)
    return isText ? MediaType("text/plain", "txt") : MediaType("application/octet-stream", "bin")
  }

  /// Endings that say what a text or a packed file is for; any other could be a word of somebody's.
  private static let known: [String: MediaType] = {
    let office = "application/vnd.openxmlformats-officedocument."
    let open = "application/vnd.oasis.opendocument."
    let all = [
      MediaType("text/csv", "csv"), MediaType("application/json", "json"),
      MediaType("application/geo+json", "geojson"), MediaType("text/markdown", "md"),
      MediaType("text/html", "html"), MediaType("application/xml", "xml"),
      MediaType("application/gpx+xml", "gpx"), MediaType("application/rtf", "rtf"),
      MediaType("image/svg+xml", "svg"), MediaType("text/calendar", "ics"),
      MediaType("application/vnd.google-earth.kmz", "kmz"),
      MediaType("application/epub+zip", "epub"),
      MediaType(office + "wordprocessingml.document", "docx"),
      MediaType(office + "spreadsheetml.sheet", "xlsx"),
      MediaType(office + "presentationml.presentation", "pptx"),
      MediaType(open + "text", "odt"), MediaType(open + "spreadsheet", "ods"),
      MediaType(open + "presentation", "odp"),
    ]
    return Dictionary(all.map { ($0.ending, $0) }, uniquingKeysWith: { first, _ in first })
  }()

  private static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}

extension [UInt8] {
  fileprivate func has(_ text: String, at place: Int = 0) -> Bool {
    count >= place && self[place...].starts(with: text.utf8)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(_ text: String) -> Bool {
    indices.contains { self[$0...].starts(with: text.utf8) }
  }
}

extension String {
  fileprivate init?(validating bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self = text
  }
}
