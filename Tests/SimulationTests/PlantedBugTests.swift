import Testing

@Suite("Catching bugs that were planted")
struct PlantedBugTests {
  private static let caught: [(Mutant.Kind, Invariant)] = [
    (.commitIsForgotten, .madeIsLogged), (.numberIsForgotten, .loggedOnce),
    (.changeIsPassedOver, .desksHoldWhatTheyMay), (.fieldsAreForgotten, .nothingIsOverwritten),
    (.stateIsInvented, .rulesHold), (.recordIsAltered, .logMakesRecords),
    (.draftIsTouched, .draftsAreOnesOwn),
  ]

  @Test("Each invariant finds its bug within some ten histories", arguments: caught)
  func isCaught(_ kind: Mutant.Kind, _ invariant: Invariant) async {
    for seed in 1...60 {
      let result = await HistoryRunner.run(seed, mutant: kind)
      if result.violations.contains(where: { $0.invariant == invariant }) { return }
    }
    Issue.record("\(kind) was never caught by: \(invariant.rawValue)")
  }
}
