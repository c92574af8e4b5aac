import DomainModel
import JSONDiff

extension GrievanceReport {
  /// What `--json` prints: totals and rates, counts by each division, `clocks` by step, `ranking`,
  /// `trend`, and `groups` with all figures of the division that was asked for.
  public func json(by division: StatisticsDivision?, every interval: StatisticsInterval?) -> JSON {
    var json = Self.figures(all)
    json["total"] = json.removeValue(forName: "count")
    json["from"] = from.map { .string($0.rfc3339Local) }
    json["until"] = until.map { .string($0.rfc3339Local) }
    json["byStatus"] = .object(
      byStatus.reduce(into: JSONObject()) { $0[$1.key] = JSON($1.value) })
    json["byKind"] = counts(.kind)
    json["bySource"] = counts(.source)
    json["byCategory"] = counts(.category)
    json["byPlace"] = counts(.place)
    json["byUnit"] = .array(groups(.unit).filter { !$0.key.isEmpty }.map { item($0, "unit") })
    json["clocks"] = .array(clocks)
    json["ranking"] = [
      "units": .array(Self.ranking(groups(.unit)).map { item($0, "unit") }),
      "regions": .array(Self.ranking(regions).map { item($0, "region") }),
    ]
    let trend = trend(every: interval)
    json["trend"] = [
      "every": .string(trend.interval.rawValue), "items": .array(trend.periods.map(item)),
    ]
    if let division {
      json["groups"] = [
        "by": .string(division.rawValue),
        "items": .array(groups(division).map { item($0, "key") }),
      ]
    }
    return .object(json)
  }

  private var clocks: [JSON] {
    ClockStep.allCases.filter { $0 != .return }.map { step in
      [
        "step": .string(step.rawValue), "kept": JSON(all[.kept(step)]),
        "late": JSON(all[.late(step)]), "keptShare": Self.share(all.keptShare(step)),
      ]
    }
  }

  private func counts(_ division: StatisticsDivision) -> JSON {
    .object(groups(division).reduce(into: JSONObject()) { $0[$1.key] = JSON($1.sum[.count]) })
  }

  private func item(_ group: Group, _ member: String) -> JSON {
    var item = Self.figures(group.sum)
    item[member] = .string(group.key)
    item["name"] = names[group.key].map(JSON.string) ?? .null
    return .object(item)
  }

  private func item(_ rank: Rank, _ member: String) -> JSON {
    var item = item(rank.group, member).object ?? [:]
    item["rank"] = JSON(rank.rank)
    item["score"] = Self.share(rank.score)
    return .object(item)
  }

  private func item(_ period: Period) -> JSON {
    var item = Self.figures(period.sum)
    item["from"] = .string(period.from.description)
    item["until"] = .string(period.until.description)
    return .object(item)
  }

  private static func figures(_ sum: FigureSum) -> JSONObject {
    let counts: [(String, FigureSum.Measure)] = [
      ("count", .count), ("open", .open), ("overdue", .overdue), ("everLate", .everLate),
      ("answered", .answered), ("direct", .direct), ("reopened", .reopened),
      ("visits", .visits), ("reached", .reached), ("solved", .solved), ("rated", .rated),
      ("satisfied", .satisfied),
    ]
    var figures = counts.reduce(into: JSONObject()) { $0[$1.0] = JSON(sum[$1.1]) }
    figures["directShare"] = share(sum.directShare)
    figures["keptShare"] = share(sum.keptShare)
    figures["reachedShare"] = share(sum.reachedShare)
    figures["solvedRate"] = share(sum.solvedRate)
    figures["satisfiedRate"] = share(sum.satisfiedRate)
    return figures
  }

  /// To the thousandth.
  private static func share(_ share: Double?) -> JSON {
    share.flatMap { JSONNumber(($0 * 1000).rounded() / 1000) }.map(JSON.number) ?? .null
  }
}
