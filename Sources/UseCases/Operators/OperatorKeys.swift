import DomainModel
import JSONDiff
import LocalStore
import Trust

/// The keys of operators in the store's folder, and who has unlocked his at this seat.
///
/// A key without passphrase is open to whoever owns the files, and so is an operator who has no key
/// file yet, as those of samples.
public struct OperatorKeys: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// How a key stands at this seat.
  public enum State: Sendable, Hashable {
    /// Without passphrase.
    case open
    /// Under a passphrase, unlocked here.
    case unlocked
    /// Under a passphrase, not unlocked here.
    case locked
  }

  /// How the key of an operator stands at this seat.
  /// - Throws: `.keyMissing` when the file is there and can't be read as one of ours.
  public func state(of id: String) throws(Failure) -> State {
    let file = file(of: id)
    do throws(TrustProblem) {
      guard try file.header().isSealed else { return .open }
      return file.isUnlocked(at: desk.seat) ? .unlocked : .locked
    } catch {
      guard error.code == .keyFileMissing else { throw failure(error, id) }
      return .open
    }
  }

  /// - Throws: `.keyLocked`, `.keyMissing`.
  func demandUnlocked(_ actor: Actor) throws(Failure) {
    guard try state(of: actor.id) == .locked else { return }
    throw Failure(.keyLocked, ["actor": .string(actor.name), "id": .string(actor.id)])
  }

  /// Makes a key without passphrase; gives what the operator's record says of it.
  func make(for id: String) throws(Failure) -> JSON {
    do throws(TrustProblem) {
      let random = desk.store.environment.random
      let key = try file(of: id).create(.sm2, passphrase: nil, random: random)
      return [
        "id": .string(desk.newID()), "algorithm": .string(key.algorithm.rawValue),
        "publicKey": .string(key.publicText), "from": .string(desk.now.rfc3339),
      ]
    } catch {
      throw failure(error, id)
    }
  }

  func unlock(_ id: String, _ passphrase: SecretBytes) throws(Failure) {
    do throws(TrustProblem) {
      try file(of: id).unlock(passphrase: passphrase, at: desk.seat)
    } catch {
      throw failure(error, id)
    }
  }

  func lock(_ id: String) throws(Failure) {
    do throws(TrustProblem) { try file(of: id).lock(at: desk.seat) } catch {
      throw failure(error, id)
    }
  }

  /// Puts the key under another passphrase, nil under none; every seat is locked by that.
  func seal(_ id: String, from old: SecretBytes?, to new: SecretBytes?) throws(Failure) {
    let random = desk.store.environment.random
    do throws(TrustProblem) {
      do throws(TrustProblem) {
        try file(of: id).changePassphrase(from: old, to: new, random: random)
      } catch {
        guard error.code == .keyFileMissing else { throw error }
        _ = try file(of: id).create(.sm2, passphrase: new, random: random)
      }
    } catch {
      throw failure(error, id)
    }
  }

  private func file(of id: String) -> KeyFile {
    KeyFile(path: "\(desk.store.folder.keys)/operator-\(id).key")
  }

  private func failure(_ problem: TrustProblem, _ id: String) -> Failure {
    let code: Failure.Code =
      switch problem.code {
      case .passphraseMissing: .keyLocked
      case .passphrase: .passphraseWrong
      case .keyFileWrite: .cannotWrite
      default: .keyMissing
      }
    return Failure(
      code, ["path": .string(file(of: id).path), "text": .string(problem.code.rawValue)])
  }
}
