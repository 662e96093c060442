import Questionnaires
import Records
import Values

extension Interview {
  /// A silence longer than this is a pause, not work.
  private static let longestWork: Int64 = 300_000

  /// The record of this interview: what is shown, frozen and exported.
  public func record(id: String, questionnaire: QuestionnaireKey) -> InterviewRecord {
    let keepsAnswers = outcome?.keep != .nothing
    var record = InterviewRecord(
      id: id, questionnaire: questionnaire, state: outcome == nil ? .draft : .finalized,
      disposition: outcome?.code, language: language, mode: beginning.mode,
      interviewer: beginning.interviewer, device: beginning.device, started: entries[0].at,
      finalized: outcome == nil ? nil : entries.last?.at, activeSeconds: activeSeconds,
      answers: keepsAnswers ? answers(0..<form.items.count, frame: 0) : [],
      nonresponse: keepsAnswers ? remarks { nonresponse($0)?.rawValue ?? "" } : [],
      notes: keepsAnswers ? remarks { note($0) } : [],
      marks: keepsAnswers ? marks : InterviewRecord.Marks(),
      observation: keepsAnswers ? observation : "", pausedSeconds: pausedSeconds,
      breakOff: breakOff)
    if keepsAnswers {
      record.attachments = attachedFiles
      record.recordings = recordings
    }
    return record
  }

  /// The files of the questions that have one as their answer.
  private var attachedFiles: [InterviewRecord.AttachedFile] {
    nodes.compactMap { node in
      guard world.cell(node).isRelevant, let attachment = attachment(node) else { return nil }
      return InterviewRecord.AttachedFile(path: path(of: node), attachment)
    }
  }

  private var marks: InterviewRecord.Marks {
    var marks = InterviewRecord.Marks()
    marks.flags = remarks { flag($0)?.rawValue ?? "" }
    marks.probes = marked { node in
      let texts = form.items[node.item].definition.probes
      return probes(node).map { texts[$0].text(in: form.languages[0], fallback: "") }
    }
    marks.tags = marked { tags($0) }
    marks.confirmed = marked { node in
      confirmations(node).sorted { $0.key < $1.key }.map {
        InterviewRecord.Confirmation(check: $0.key + 1, note: $0.value)
      }
    }
    return marks
  }

  private func marked<Mark>(_ of: (NodeID) -> [Mark]) -> [InterviewRecord.Marked<Mark>] {
    nodes.compactMap { node in
      let marks = of(node)
      return marks.isEmpty ? nil : InterviewRecord.Marked(path: path(of: node), marks)
    }
  }

  /// Seconds between events, without the pauses: those asked for, and long silences.
  public var activeSeconds: Int {
    seconds { entry, gap in
      entry.event != .sitting(.paused) && (0...Self.longestWork).contains(gap)
    }
  }

  /// Seconds of the pauses that somebody asked for.
  public var pausedSeconds: Int {
    seconds { entry, gap in entry.event == .sitting(.paused) && gap >= 0 }
  }

  /// The time between the entries that count and those that follow each.
  private func seconds(where counts: (JournalEntry, Int64) -> Bool) -> Int {
    let gaps = zip(entries, entries.dropFirst()).map { entry, next in
      let gap = next.at.milliseconds - entry.at.milliseconds
      return counts(entry, gap) ? gap : 0
    }
    return Int(gaps.reduce(0, +) / 1000)
  }

  private func answers(_ range: Range<ItemID>, frame: Int) -> [InterviewRecord.Answer] {
    var answers: [InterviewRecord.Answer] = []
    var item = range.lowerBound
    while item < range.upperBound {
      let node = NodeID(frame: frame, item: item)
      let end = form.items[item].end
      guard world.cell(node).isRelevant else {
        item = end
        continue
      }
      switch form.items[item].type {
      case .repeat:
        let instances = world.instances(node).active.map { self.answers(item + 1..<end, frame: $0) }
        if !instances.isEmpty {
          answers.append(.instances(name: form.items[item].name, instances))
        }
        item = end
      case .group, .note: item += 1
      default:
        let answer = answer(node)
        if !answer.isEmpty { answers.append(.text(name: form.items[item].name, answer)) }
        item += 1
      }
    }
    return answers
  }

  private func remarks(_ word: (NodeID) -> String) -> [InterviewRecord.Remark] {
    nodes.compactMap { node in
      let text = word(node)
      return text.isEmpty ? nil : InterviewRecord.Remark(path: path(of: node), text: text)
    }
  }

  /// A node by its name, with the positions of the instances around it: `visits[2]/visit_year`.
  public func path(of node: NodeID) -> String {
    var path = form.items[node.item].name
    var node = node
    while let (roster, instance) = enclosingInstance(of: node) {
      path = "\(form.items[roster.item].name)[\(instance.position)]/\(path)"
      node = roster
    }
    return path
  }
}
