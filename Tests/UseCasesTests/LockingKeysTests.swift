import DomainModel
import JSONDiff
import LocalStore
import Testing
import Trust
import UseCases

@Suite("Locking an operator's key")
struct LockingKeysTests {
  /// Desk and workplace at a seat, over the world's store.
  private func seat(_ name: String, _ world: World) -> (desk: Desk, place: Workplace) {
    let desk = Desk(store: world.desk.store, seat: "run \(name)")
    let place = Workplace(
      directory: world.directory, environment: world.clock.environment, files: world.files.files,
      desk: { () throws(Failure) in desk },
      samples: { () throws(Failure) in throw Failure(.samplesInvalid) })
    return (desk, place)
  }

  private func setPassphrase(_ text: String, _ world: World, at name: String) throws {
    world.put(text, at: "new")
    let (desk, place) = seat(name, world)
    _ = try ChangePassphrase(desk: desk, place: place)(
      CommandRequest("operator.passphrase", arguments: ["passphrase-file": "new"]))
  }

  private func unlock(_ text: String, _ desk: Desk) throws(Failure) {
    try UnlockOperator(desk: desk)(nil) { (_) throws(Failure) in
      SecretBytes(Array(text.utf8))
    }
  }

  private func code(_ body: () throws -> Void) -> Failure.Code? {
    do { try body() } catch { return (error as? Failure)?.code }
    return nil
  }

  @Test("An operator without passphrase may act and can't be locked")
  func withoutPassphrase() throws {
    let world = try World()

    #expect(code { _ = try LockOperator(desk: world.desk)(nil) } == .ruleRefused)
    _ = try world.makeGrievance()
  }

  @Test("Who sets a passphrase may act here and nowhere else")
  func setting() throws {
    let world = try World()

    try setPassphrase("314159\n", world, at: "a")

    let keys = OperatorKeys(desk: seat("a", world).desk)
    let actor = try world.desk.actor(nil)
    #expect(try keys.state(of: actor.id) == .unlocked)
    #expect(code { _ = try world.makeGrievance() } == .keyLocked)
  }

  @Test("A locked key opens with its passphrase only")
  func unlocking() throws {
    let world = try World()
    try setPassphrase("314159", world, at: "a")
    let desk = seat("a", world).desk
    _ = try LockOperator(desk: desk)(nil)

    #expect(code { try unlock("271828", desk) } == .passphraseWrong)
    try unlock("314159", desk)

    let actor = try desk.actor(nil)
    #expect(try OperatorKeys(desk: desk).state(of: actor.id) == .unlocked)
  }

  @Test("Another passphrase needs the present one")
  func changing() throws {
    let world = try World()
    try setPassphrase("314159", world, at: "a")
    let (desk, place) = seat("a", world)
    world.put("161803", at: "new")
    world.put("271828", at: "wrong")
    world.put("314159", at: "old")
    func change(_ old: String?) throws {
      var arguments: JSONObject = ["passphrase-file": "new"]
      arguments["old-passphrase-file"] = old.map(JSON.string)
      _ = try ChangePassphrase(desk: desk, place: place)(
        CommandRequest("operator.passphrase", arguments: arguments))
    }

    #expect(code { try change(nil) } == .argumentMissing)
    #expect(code { try change("wrong") } == .passphraseWrong)
    try change("old")

    _ = try LockOperator(desk: desk)(nil)
    #expect(code { try unlock("314159", desk) } == .passphraseWrong)
    try unlock("161803", desk)
  }

  @Test("A short passphrase is refused and nothing is set")
  func short() throws {
    let world = try World()

    #expect(code { try setPassphrase("314", world, at: "a") } == .argumentInvalid)
    _ = try world.makeGrievance()
  }

  @Test("The list says who has a passphrase and who is unlocked here")
  func listing() throws {
    let world = try World()
    func item(at name: String) throws -> JSON {
      let list = try ListOperators(desk: seat(name, world).desk)()
      return try #require(list.output?["items"]?.array?.first)
    }

    #expect(try item(at: "a")["hasPassphrase"] == false)
    try setPassphrase("314159", world, at: "a")

    #expect(try item(at: "a")["hasPassphrase"] == true)
    #expect(try item(at: "a")["unlocked"] == true)
    #expect(try item(at: "b")["unlocked"] == false)
  }

  @Test("Everybody's record names the public key that his file holds")
  func publicKeys() throws {
    let world = try World()
    let added = try AddOperator(desk: world.desk)(
      CommandRequest("operator.add", arguments: ["name": "李强"]))
    let ids = [try world.desk.actor(nil).id, try #require(added.changed.first)]

    for id in ids {
      let file = KeyFile(path: "\(world.desk.store.folder.keys)/operator-\(id).key")
      let named = try world.record(id).list("keys").first?["publicKey"]?.string
      #expect(try file.header().publicText == named)
    }
  }

  @Test("A switch to one whose key stays locked changes nothing")
  func switching() throws {
    let world = try World()
    let first = try world.desk.actor(nil).id
    try setPassphrase("314159", world, at: "a")
    let desk = seat("a", world).desk
    let added = try AddOperator(desk: desk)(
      CommandRequest("operator.add", arguments: ["name": "李强", "account": "lq"]))
    let other = try #require(added.changed.first)
    _ = try SwitchOperator(desk: desk)(other) { (_) throws(Failure) in throw Failure(.internalError)
    }
    _ = try LockOperator(desk: desk)(first)

    let failure = code {
      _ = try SwitchOperator(desk: desk)(first) { (_) throws(Failure) in throw Failure(.keyLocked) }
    }

    #expect(failure == .keyLocked)
    #expect(try desk.actor(nil).id == other)
  }
}
