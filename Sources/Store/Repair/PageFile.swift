/// The pages of a SQLite database as bytes, without SQLite, which gives up on a table at the first page
/// of it that is damaged (format: sqlite.org/fileformat2.html).
///
/// A page is what the write-ahead log has of it last, as far as the log is whole; else what the
/// database file has.
struct PageFile {
  let pageSize: Int
  /// Bytes at the end of each page that hold no content.
  private let reserved: Int
  private let pages: [[UInt8]]

  /// The size that our stores have, for files whose beginning is damaged: SQLite's own choice.
  private static let usualSize = 4096

  init(database: [UInt8], log: [UInt8]) {
    self.init(database, PageLog(log, goesOn: false))
  }

  /// The same with what stands in the log behind a damaged place, for which the log itself can no
  /// longer vouch. Nil if there is nothing of that kind.
  init?(reachingInto log: [UInt8], _ database: [UInt8]) {
    guard let log = PageLog(log, goesOn: true), log.hasGoneOn else { return nil }
    self.init(database, log)
  }

  private init(_ database: [UInt8], _ log: PageLog?) {
    let size = log?.pageSize ?? Self.pageSize(database) ?? Self.usualSize
    pageSize = size
    reserved = Self.isDatabase(database) ? Int(database[20]) : 0
    var pages = stride(from: 0, to: database.count, by: size).map {
      Array(database[$0..<min($0 + size, database.count)])
    }
    for (number, page) in log?.pages ?? [:] {
      while pages.count < number { pages.append([]) }
      pages[number - 1] = page
    }
    self.pages = pages
  }

  var count: Int { pages.count }

  /// All pages, one after the other.
  var whole: [UInt8] { Array(pages.joined()) }

  /// The bytes of a page that can hold something; nil if there is no such page, or not all of it.
  func page(_ number: Int) -> [UInt8]? {
    guard number >= 1, number <= pages.count, pages[number - 1].count == pageSize else {
      return nil
    }
    return pages[number - 1]
  }

  /// How many bytes of a page can be used.
  var usable: Int { pageSize - reserved }

  private static func isDatabase(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 100 && bytes.starts(with: Array("SQLite format 3\0".utf8)) && bytes[20] < 64
  }

  private static func pageSize(_ bytes: [UInt8]) -> Int? {
    guard isDatabase(bytes) else { return nil }
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    let real = size == 1 ? 65_536 : size
    return real >= 512 && real & (real - 1) == 0 ? real : nil
  }
}

/// SQLite's write-ahead log: what was committed and has not come into the database file yet.
struct PageLog {
  let pageSize: Int
  /// The last committed version of each page.
  let pages: [Int: [UInt8]]
  /// Whether pages were taken from behind a damaged place.
  let hasGoneOn: Bool

  private static let headSize = 32
  private static let frameHeadSize = 24

  /// Nil if it is no log. A log whose end is cut or damaged counts up to the last commit before that,
  /// unless it is to be gone on with behind.
  init?(_ bytes: [UInt8], goesOn: Bool) {
    guard bytes.count >= Self.headSize else { return nil }
    let magic = Self.number(bytes, 0)
    guard magic & ~1 == 0x377F_0682 else { return nil }
    var sum = Sum(isBigEndian: magic & 1 == 1)
    sum.add(bytes[..<24])
    guard sum.isEqual(bytes, 24) else { return nil }
    pageSize = Int(Self.number(bytes, 8))
    guard pageSize >= 512, pageSize <= 65_536 else { return nil }
    (pages, hasGoneOn) = Self.committed(bytes, pageSize, sum, goesOn: goesOn)
  }

  private static func committed(
    _ bytes: [UInt8], _ pageSize: Int, _ start: Sum, goesOn: Bool
  ) -> ([Int: [UInt8]], Bool) {
    var (sum, place, isBroken) = (start, headSize, false)
    var (pages, pending): ([Int: [UInt8]], [Int: [UInt8]]) = ([:], [:])
    while place + frameHeadSize + pageSize <= bytes.count {
      let body = place + frameHeadSize
      guard bytes[place + 8..<place + 16] == bytes[16..<24] else { break }
      sum.add(bytes[place..<place + 8])
      sum.add(bytes[body..<body + pageSize])
      if !sum.isEqual(bytes, place + 16) {
        guard goesOn else { break }
        isBroken = true
      }
      let page = Int(number(bytes, place))
      // A number that no database of ours ever has would be an attempt on our memory.
      guard page >= 1, page < 1 << 22 else { break }
      pending[page] = Array(bytes[body..<body + pageSize])
      if number(bytes, place + 4) != 0 {
        pages.merge(pending) { _, new in new }
        pending = [:]
      }
      place = body + pageSize
    }
    return (pages, isBroken)
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The log's own checksum over everything so far.
  private struct Sum {
    let isBigEndian: Bool
    private var first: UInt32 = 0
    private var second: UInt32 = 0

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      var place = bytes.startIndex
      while place + 8 <= bytes.endIndex {
        first = first &+ word(bytes, place) &+ second
        second = second &+ word(bytes, place + 4) &+ first
        place += 8
      }
    }

    private func word(_ bytes: ArraySlice<UInt8>, _ place: Int) -> UInt32 {
      let four = bytes[place..<place + 4]
      return isBigEndian
        ? four.reduce(0) { $0 << 8 | UInt32($1) }
        : four.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    func isEqual(_ bytes: [UInt8], _ place: Int) -> Bool {
      first == PageLog.number(bytes, place) && second == PageLog.number(bytes, place + 4)
    }
  }
}
