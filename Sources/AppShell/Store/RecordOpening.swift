import CommandCatalog
import DomainModel
import Panes
import Phrasebook
import UseCases

/// Reads a record for its detail, with the commands that its state allows as declared.
struct RecordOpening {
  let desk: Desk
  let actor: Actor

  func open(_ id: String, _ language: Language, _ now: Instant) -> OpenedRecord? {
    let read = try? OpenRecord(desk: desk)(id, actor: actor, at: now)
    guard let opened = read.flatMap({ $0 }) else { return nil }
    let names = opened.names
    var subject = DetailSubject(
      record: opened.record, language: language, now: now, nameOf: { names[$0] })
    (subject.under, subject.checklist) = (opened.under, opened.checklist)
    subject.parentReply = opened.parentReply
    return OpenedRecord(subject: subject, rev: opened.rev, steps: steps(opened))
  }

  /// In the order of the catalogue; commands without a declaration have no key and no words.
  private func steps(_ opened: RecordOnScreen) -> [RecordStep] {
    guard let type = opened.record.type else { return [] }
    return CommandCatalog.all.compactMap { command in
      guard let name = command.stateCommand, command.recordTypes.contains(type),
        let found = opened.commands.first(where: { $0.name == name })
      else { return nil }
      return RecordStep(command: command, refusal: found.refusal?.message.headline)
    }
  }
}
