import TestKit
import Testing

extension JourneyTests {
  @Suite struct DecliningTests {
    @Test func `somebody who declines leaves a disposition and no answer`() throws {
      let account = try Account()
      let program = try account.open(
        "interview", "oecs-diaspora-survey", "--language", "fr", "--interviewer", "Amina")
      let terminal = program.terminal
      var person = Interviewing(terminal)
      try person.answer(Array(SurveyAnswers.opening.prefix { $0.answers["consent"] == nil }))
      try person.answer(.pick("Acceptez-vous de participer", "consent", "2", is: "decline"))
      try person.answer(.read("Merci. Rien n'a été conservé, hormis"))
      try terminal.waitForWords(
        "La personne a refusé ; l'entretien s'arrête ici (code 210). Aucune réponse ne sera gardée."
      )
      try terminal.pickLine("Terminer et verrouiller")
      try terminal.waitForWords("L'entretien est terminé. Aucune réponse n'a été gardée.")
      terminal.send(Keys.enter)
      #expect(try program.wait() == .exited(0), "\(terminal.screen.picture)")
      try expectNothingKept(account)
      try expectCollected(account)
    }

    private func expectNothingKept(_ account: Account) throws {
      let id = try account.onlyInterview("finalized")
      let record = try account.show(id)
      #expect(record["disposition"]?.string == "210")
      #expect(record["answers"] == .object([:]))
      let journal = try account.canvass("show", id, "--journal").succeeded()
      #expect(journal.output.isEmpty)
      #expect(journal.notices.contains("no journal was kept of interview"), "\(journal.notices)")
      for name in try account.names(in: "store") where name != "ballast" {
        let bytes = try account.read("store/" + name)
        #expect(bytes.firstRange(of: Array("interview_mode\",\"value".utf8)) == nil, "\(name)")
        #expect(bytes.firstRange(of: Array("\"answered\"".utf8)) == nil, "\(name)")
      }
    }

    /// That somebody declined counts, so it is collected like anything else.
    private func expectCollected(_ account: Account) throws {
      let batch = account.path("monday.sbatch")
      try account.canvass("batch", "create", batch).succeeded()
      try account.collector(
        "import", batch, "--database", account.path("collector.sqlite")
      ).succeeded()
      let held = try account.held("collector.sqlite")
      #expect(held.map { $0["disposition"]?.string } == ["210"])
      let given = try JSON(String(decoding: account.exported("collector.sqlite"), as: UTF8.self))
      #expect(given["answers"] == .object([:]))
    }
  }
}
