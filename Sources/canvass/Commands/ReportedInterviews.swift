import JSONDocuments
import Records
import Reports
import Sealing
import Store

/// Gathers finished interviews for a report, and counts those that could not be read.
struct ReportedInterviews {
  private(set) var report: Report
  private var sealed = 0
  private var unreadable = 0

  init(_ report: Report) { self.report = report }

  /// Whether there are interviews that should be in the report and are not.
  var lacksSome: Bool { unreadable > 0 }

  /// What a reader of the report must know of what is not in it.
  var notices: [String] {
    var notices: [String] = []
    if sealed > 0 {
      notices.append(
        counted(sealed, "sealed interview")
          + " cannot be read here; who has a study key reads them with --key FILE")
    }
    if unreadable > 0 {
      notices.append(
        counted(unreadable, "interview") + (unreadable == 1 ? " is" : " are")
          + " not in the report, for they cannot be read")
    }
    return notices
  }

  /// The finished interviews of a store. Without a key nobody is told of each sealed one.
  mutating func add(_ store: Store, keys: [StudyKeyPair]) throws {
    let filter = Filter(
      states: [.finalized, .sent], questionnaire: report.form.questionnaire.id)
    for kept in try store.records(filter) {
      do {
        add(try kept.interview(keys))
      } catch is Refusal where kept.isSealed && keys.isEmpty {
        sealed += 1
      } catch let refusal as Refusal {
        Output.notice(refusal.sentence)
        unreadable += 1
      } catch let fault as StoreFault {
        Output.notice(fault.sentence)
        unreadable += 1
      }
    }
  }

  /// The interviews of a file, one a line; those on other questionnaires are passed over.
  mutating func add(fileAt path: String) throws(Refusal) {
    let lines = try Files.read(path).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      let record: InterviewRecord
      do throws(RecordFault) {
        record = try InterviewRecord(json: Array(line))
      } catch {
        throw Refusal("\(path):\(number + 1): is no exported interview: \(error.sentence)")
      }
      guard record.questionnaire.id == report.form.questionnaire.id, record.state != .draft
      else { continue }
      add(record)
    }
  }

  private mutating func add(_ record: InterviewRecord) {
    if !report.add(record) { unreadable += 1 }
  }
}
