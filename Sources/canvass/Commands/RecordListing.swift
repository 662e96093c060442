import JSONDocuments
import Records

/// An interview as it stands, for a person or a script: answers, reasons, notes and marks, without
/// what is nobody's business unless it is asked for.
struct RecordListing {
  let record: InterviewRecord
  let discretion: Discretion

  // MARK: For a person

  var lines: [String] {
    [
      "\(record.id)  \(record.state.rawValue)  \(record.disposition ?? "")",
      "\(record.questionnaire.id) \(record.questionnaire.version), \(record.language)",
      "\(record.started) - \(record.finalized?.description ?? "")",
    ] + lines(record.answers, indent: "  ") + remarks + marks + sitting + files
  }

  private func lines(_ answers: [InterviewRecord.Answer], indent: String) -> [String] {
    answers.flatMap { answer -> [String] in
      switch answer {
      case .text(let name, let text): ["\(indent)\(name): \(said(text, at: name))"]
      case .instances(let name, let instances):
        instances.enumerated().flatMap { index, instance in
          ["\(indent)\(name)[\(index + 1)]"] + lines(instance, indent: indent + "  ")
        }
      }
    }
  }

  private var remarks: [String] {
    record.nonresponse.map { "  \($0.path): \(said("(\($0.text))", at: $0.path))" }
      + record.notes.map { "  \($0.path) ~ \(said($0.text, at: $0.path))" }
  }

  private var marks: [String] {
    let marks = record.marks
    var lines = marks.flags.map { "  \($0.path): flag \($0.text)" }
    for probed in marks.probes {
      lines += probed.marks.map { "  \(probed.path): asked: \($0)" }
    }
    for coded in marks.tags {
      lines += coded.marks.map { tag in
        let code = "\(tag.code) at \(tag.passage.lowerBound)-\(tag.passage.upperBound)"
        return "  \(coded.path): code \(said(code, at: coded.path))"
      }
    }
    for confirmed in marks.confirmed {
      lines += confirmed.marks.map { confirmation in
        let note = said(confirmation.note, at: confirmed.path)
        return "  \(confirmed.path): check \(confirmation.check) confirmed: \(note)"
      }
    }
    return lines
  }

  /// What is about the interview as a whole.
  private var sitting: [String] {
    var lines: [String] = []
    if !record.observation.isEmpty { lines.append("  observed: \(said(record.observation))") }
    if let breakOff = record.breakOff {
      let note = breakOff.note.isEmpty ? "" : ": " + said(breakOff.note)
      lines.append("  ended early, \(breakOff.reason.rawValue)\(note)")
    }
    if record.pausedSeconds > 0 { lines.append("  paused for \(record.pausedSeconds) s") }
    return lines
  }

  private var files: [String] {
    record.attachments.map { file in
      let attachment = file.attachment
      let facts =
        "\(attachment.file), \(attachment.size) bytes, \(attachment.mediaType), "
        + "SHA-256 \(attachment.sha256)"
      return "  \(file.path): \(said(facts, at: file.path))"
    }
      + record.recordings.map { sound in
        let length = sound.seconds.map { "\($0) s" } ?? "length unknown"
        return "  sound: \(sound.file), \(sound.started), \(length)"
      }
  }

  private func said(_ text: String, at path: String) -> String {
    discretion.hides(path: path) ? Discretion.mark : text
  }

  /// What an interviewer wrote about no question in particular may be about the person.
  private func said(_ text: String) -> String {
    discretion.showsSensitive ? text : Discretion.mark
  }

  // MARK: For a script

  /// The record without what is hidden, and where something is, under `hidden`.
  var json: JSONValue {
    var shown = record
    var hidden: [String] = []
    shown.answers = open(record.answers, in: "", &hidden)
    shown.nonresponse = open(record.nonresponse, \.path, &hidden)
    shown.notes = open(record.notes, \.path, &hidden)
    shown.marks.tags = open(record.marks.tags, \.path, &hidden)
    shown.marks.confirmed = open(record.marks.confirmed, \.path, &hidden)
    shown.attachments = open(record.attachments, \.path, &hidden)
    if !discretion.showsSensitive {
      if !record.observation.isEmpty { hidden.append("observation") }
      if record.breakOff?.note.isEmpty == false { hidden.append("break_off") }
      shown.observation = ""
      shown.breakOff?.note = ""
    }
    guard !hidden.isEmpty, case .object(let members) = shown.json else { return shown.json }
    var seen: Set<String> = []
    let paths = hidden.filter { seen.insert($0).inserted }.map(JSONValue.string)
    return .object(members + [JSONValue.Member("hidden", .array(paths))])
  }

  private func open<Element>(
    _ elements: [Element], _ path: (Element) -> String, _ hidden: inout [String]
  ) -> [Element] {
    hidden += elements.map(path).filter { discretion.hides(path: $0) }
    return elements.filter { !discretion.hides(path: path($0)) }
  }

  private func open(
    _ answers: [InterviewRecord.Answer], in around: String, _ hidden: inout [String]
  ) -> [InterviewRecord.Answer] {
    var shown: [InterviewRecord.Answer] = []
    for answer in answers {
      switch answer {
      case .text(let name, _) where discretion.hides(name): hidden.append(around + name)
      case .text: shown.append(answer)
      case .instances(let name, let instances):
        var open: [[InterviewRecord.Answer]] = []
        for (index, instance) in instances.enumerated() {
          open.append(self.open(instance, in: "\(around)\(name)[\(index + 1)]/", &hidden))
        }
        shown.append(.instances(name: name, open))
      }
    }
    return shown
  }
}
