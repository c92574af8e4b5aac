import JSONDiff

/// Orders that the county may not handle, each with the fields of its lane.
enum Lanes {
  static func add(to draft: inout Grievances.Draft, _ random: inout SeededRandom) {
    let at = draft.created.later(minutes: 6).json
    let lanes: [(String, JSONObject)] = [
      ("transferNow", ["to": "110", "at": at, "text": "通话中三方转接，接警员已受理"]),
      ("transferNow", ["to": "120", "at": at, "text": "已转急救调度"]),
      ("legalRoute", ["route": "litigation", "where": "区人民法院", "text": "同一事项已立案，待开庭"]),
      ("legalRoute", ["route": "arbitration", "where": "区劳动人事争议仲裁院", "text": "已告知仲裁时效与材料"]),
      ("legalRoute", ["route": "disclosure", "where": "区政府信息公开办公室", "text": "属政府信息公开申请"]),
      ("explained", ["text": "诉求涉及他人隐私，已解释不予提供"]),
      ("explained", ["text": "要求超出法定补偿标准，已说明政策依据"]),
      ("malicious", ["text": "短时间内反复来电辱骂话务员，线索已移送", "to": "公安分局"]),
    ]
    let lane = lanes[draft.index % lanes.count]
    draft.members["lane"] = .string(lane.0)
    draft.members["laneDetails"] = .object(lane.1)
  }
}
