/// What people turn to the county with: one subject, its words, and who is in charge.
struct Topic: Sendable {
  /// Dotted, from wide to narrow; a prefix is a wider category.
  var code: String
  /// How often it comes up, against the others.
  var weight: Int
  var kinds: [String]
  /// Of a hundred orders, how many are about life, fire, gas, water or heat now.
  var urgentPercent: Int
  /// The unit in charge; `street` stands for the street office of the place.
  var lead: String
  var coUnits: [String]
  var basis: String
  var titles: [String]
  /// The nth opening tells what the nth title says; titles without one get a plain sentence.
  var openings: [String]
  var details: [String]
  var replies: [String]

  /// In place of a unit's name: the office of the street where it happens.
  static let street = "street"
}
