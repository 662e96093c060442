import Glibc
import TestKit
import Testing

extension JourneyTests {
  /// What a person finds out about syncs of the past, whatever the server said.
  @Suite struct SyncLogJourneyTests {
    /// A server that answers the first request as a collector, with words meant for a terminal, and
    /// then refuses: what failed for a while would be tried again for as long as chance has it.
    private static let hostile = """
      import http.server, json, sys
      class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
          self.answer(200, {"collector": "needle\\u001b]0;needle\\u0007", "protocols": [1],
            "time": "2026-11-22T10:00:00Z", "questionnaires": []})
        def do_POST(self):
          self.answer(401, {"error": "needle\\u001b[2J\\u202e"})
        def answer(self, status, value):
          body = json.dumps(value).encode()
          self.send_response(status, "needle")
          self.send_header("Content-Length", str(len(body)))
          self.send_header("Content-Type", "application/json")
          self.end_headers()
          self.wfile.write(body)
        def log_message(self, *_): pass
      server = http.server.HTTPServer(("127.0.0.1", 0), Server)
      print("listening on", server.server_port, file=sys.stderr, flush=True)
      server.serve_forever()
      """

    @Test func `the log holds counts and codes, and no word of the server's or the token's`() throws
    {
      let account = try Account()
      _ = try Tiny.hold(account, "Zoë", age: 33)
      let server = try Job(
        "/usr/bin/python3", ["-c", Self.hostile], environment: account.environment)
      let port = try server.notice(after: "listening on ").filter(\.isNumber)
      let token = try account.write("needle-token\n", to: "a.token")
      let sync = try account.canvass(
        "sync", "--to", "http://127.0.0.1:\(port)", "--token-file", token
      ).exited(1)
      let log = try account.canvass("sync", "--log").succeeded()
      let json = try account.canvass("sync", "--log", "--json").succeeded()
      for text in [sync.text, sync.notices, log.text, log.notices, json.text] {
        #expect(!text.contains("needle") && !text.contains("\u{1B}"), "\(text)")
      }
      #expect(log.lines.count == 1)
      #expect(log.text.contains("0 sent, 1 left"), "\(log.text)")
      #expect(!json.text.contains("127.0.0.1"))
      let run = try JSON(json.text).elements.first
      #expect(run?["left"]?.number == 1 && run?["collector"] == nil)
      #expect(run?["outcome"]?.string != "done")
    }
  }
}
