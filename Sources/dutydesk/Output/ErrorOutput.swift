import CommandCatalog
import DomainModel
import JSONDiff
import Phrasebook

/// Errors as people read them, and as programs do.
struct ErrorOutput {
  let language: Language
  let isJSON: Bool

  func print(_ failure: Failure) {
    let message = failure.message
    print(
      code: failure.code.rawValue, message.headline, message.remedy, details: failure.details)
  }

  func print(_ problem: UsageProblem) {
    print(code: problem.code, problem.headline, problem.remedy, details: problem.details)
  }

  private func print(
    code: String, _ headline: Phrase, _ remedy: Phrase, details: JSONObject
  ) {
    guard isJSON else {
      let prefix = Phrase("错误：", "Error: ")(language)
      let sentence = prefix + headline(language) + gap + remedy(language)
      StandardStreams.printError(CleanText.lines(sentence))
      return
    }
    let error: JSONObject = [
      "code": .string(code), "message": .string(headline(language)),
      "hint": .string(remedy(language)), "details": .object(details),
    ]
    StandardStreams.printError(JSON.object(["error": .object(error)]).canonicalText)
  }

  private var gap: String { language == .chinese ? "" : " " }
}
