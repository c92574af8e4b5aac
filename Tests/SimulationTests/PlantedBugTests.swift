import Testing

@Suite("Catching bugs that were planted")
struct PlantedBugTests {
  private static let caught: [(Mutant.Kind, Invariant)] = [
    (.commitIsForgotten, .madeIsLogged), (.numberIsForgotten, .loggedOnce),
    (.changeIsPassedOver, .desksHoldWhatTheyMay), (.fieldsAreForgotten, .nothingIsOverwritten),
    (.stateIsInvented, .rulesHold), (.recordIsAltered, .logMakesRecords),
    (.draftIsTouched, .draftsAreOnesOwn), (.numberRunsAhead, .comesToRest),
    (.changeIsMisnumbered, .nothingIsInvented), (.alertNumberIsForgotten, .alertsAreNumbered),
    (.tallyIsForgotten, .nodeIsSound), (.rowIsLost, .equalGrantsEqualDigests),
    (.scopeIsHoarded, .forgottenIsGone), (.columnIsSpoiled, .storesAreSound),
    (.fileIsTakenForSent, .madeIsLogged), (.pruningIsForgotten, .nodeIsSound),
    (.placeRunsAhead, .levelsAgree), (.placeRunsAhead, .homesGiveTheOrder),
    (.placeIsForgotten, .loggedOnce),
    (.answerIsForgotten, .proposalsAreAnswered), (.pathIsForgotten, .pathsAreKept),
  ]

  @Test("Every invariant and every bug has its other")
  func isComplete() {
    #expect(Set(Self.caught.map(\.1)) == Set(Invariant.allCases))
    #expect(Set(Self.caught.map(\.0)) == Set(Mutant.Kind.allCases))
    #expect(Mutant.Kind.allCases.count == 20)
  }

  @Test("Each invariant finds its bug within some ten histories", arguments: caught)
  func isCaught(_ kind: Mutant.Kind, _ invariant: Invariant) async {
    for seed in 1...60 {
      let result = await HistoryRunner.run(seed, mutant: kind, hasLevels: kind.isOfLevels)
      if result.violations.contains(where: { $0.invariant == invariant }) { return }
    }
    Issue.record("\(kind) was never caught by: \(invariant.rawValue)")
  }
}
