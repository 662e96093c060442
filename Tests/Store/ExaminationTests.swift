import Foundation
import GRDB
import Testing

@testable import Store

/// What the store finds out about its own file.
struct ExaminationTests {
  let place: Place

  init() throws { place = try Place() }

  @Test func `a file in order is told apart from one whose index was lost`() throws {
    let page: Int
    do {
      let store = try Store(directory: place.store)
      for number in 1...3 { try store.begin(id(number)) }
      #expect(try store.isFileSound())
      page = try #require(
        try store.unrestricted {
          try Int.fetchOne(
            $0,
            sql: """
              SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_interviews_1'
              """)
        })
    }
    let file = try FileHandle(forUpdating: URL(filePath: place.database))
    // The number of cells of the index's only page.
    try file.seek(toOffset: UInt64((page - 1) * 4096 + 3))
    try file.write(contentsOf: [0, 0])
    try file.close()
    #expect(try !Store(directory: place.store).isFileSound())
  }
}
