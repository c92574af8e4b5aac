import DomainModel
import Trust

/// Recomputes everything that is derived from documents, in one walk over all of them.
struct DerivedCheck {
  let session: StoreSession

  private struct Walk {
    let terms: [Int: String]
    var records = 0
    var wrongRevs: [String] = []
    var wrongColumns: [String] = []
    var tallies = TallySums()
  }

  func findings() throws(Failure) -> [DoctorFinding] {
    var walk = Walk(terms: try FigureTerms.all(session.database))
    let query = try Query(
      session.database,
      "SELECT rev, document, \(RecordRows.derivedColumns) FROM record ORDER BY row")
    defer { query.finish() }
    while try query.step() { try look(at: query, &walk) }
    return [
      revFinding(walk), columnFinding(walk), try digestFinding(walk), try counterFinding(walk),
    ]
  }

  private func look(at query: Query, _ walk: inout Walk) throws(Failure) {
    walk.records += 1
    let document = query.bytes(1)
    let rev = Digest32(bytes: query.bytes(0))
    let record = try RecordRows.record(fromDocument: document)
    let prepared = try PreparedRecord(record)
    if rev != SM3.digest(document) || prepared.document != document {
      walk.wrongRevs.append(record.id)
    }
    let type = try session.store.types.existing(prepared.typeName, in: session.database) ?? 0
    let wrong = RecordRows.wrongColumns(
      of: prepared, type: type, terms: walk.terms, in: query, from: 2)
    if !wrong.isEmpty {
      walk.wrongColumns.append("\(record.id): \(wrong.joined(separator: " "))")
    }
    walk.tallies.add(RecordRows.share(prepared, type: type))
  }

  private func revFinding(_ walk: Walk) -> DoctorFinding {
    finding(
      "store.revs", wrong: walk.wrongRevs,
      ok: Phrase("\(walk.records) 条记录的摘要与正文一致", "The digests of \(walk.records) records fit"),
      bad: Phrase("记录正文与摘要不符", "Documents don't fit their digests"),
      remedy: Phrase(
        "用最近的备份恢复：dutydesk restore FILE",
        "Restore the latest backup: dutydesk restore FILE"))
  }

  private func columnFinding(_ walk: Walk) -> DoctorFinding {
    finding(
      "store.columns", wrong: walk.wrongColumns,
      ok: Phrase("查询列与正文一致", "The query columns fit the documents"),
      bad: Phrase("查询列与正文不符", "Query columns don't fit their documents"),
      remedy: Self.rebuild)
  }

  private func digestFinding(_ walk: Walk) throws(Failure) -> DoctorFinding {
    let stored = try TallySums.storedDigests(session.database)
    return finding(
      "store.digest", wrong: walk.tallies.differences(fromDigests: stored),
      ok: Phrase("集合摘要正确", "The digest of the set is right"),
      bad: Phrase("集合摘要与正文不符", "The digest of the set doesn't fit the documents"),
      remedy: Self.rebuild)
  }

  private func counterFinding(_ walk: Walk) throws(Failure) -> DoctorFinding {
    let counters = try TallySums.storedCounters(session.database)
    let dueDays = try TallySums.storedDueDays(session.database)
    return finding(
      "store.counters",
      wrong: walk.tallies.differences(fromCounters: counters)
        + walk.tallies.differences(fromDueDays: dueDays),
      ok: Phrase("计数正确", "The counters are right"),
      bad: Phrase("计数与正文不符", "Counters don't fit the documents"),
      remedy: Self.rebuild)
  }

  private static let rebuild = Phrase(
    "重新计算派生数据：dutydesk doctor --rebuild",
    "Compute what is derived anew: dutydesk doctor --rebuild")

  private func finding(
    _ check: String, wrong: [String], ok: Phrase, bad: Phrase, remedy: Phrase
  ) -> DoctorFinding {
    guard !wrong.isEmpty else { return DoctorFinding(check, .ok, ok) }
    let shown = wrong.prefix(5).joined(separator: ", ")
    return DoctorFinding(
      check, .error,
      Phrase(
        "\(bad.chinese)（\(wrong.count) 处：\(shown)）",
        "\(bad.english) (\(wrong.count): \(shown))"),
      remedy: remedy)
  }
}
