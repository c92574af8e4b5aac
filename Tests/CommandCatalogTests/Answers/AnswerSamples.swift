import DomainModel
import JSONDiff
import UseCases

/// Fixed outputs of commands, as `--json` prints them.
enum AnswerSamples {
  static let now = Instant(rfc3339: "2026-11-25T03:46:00.000Z")

  static let names = [
    "01936e63-4ab7-7321-9798-45c9432b9520": "路灯管理所",
    "01937382-0733-7311-99c2-ca62ec48c4c9": "邱洋海",
    "019373b1-f61f-7376-a7cd-acc54401726b": "尉迟若书",
    "370102008": "文东街道", "370102013": "龙洞街道",
  ]

  static let grievance = """
    {"id":"019b6417-ad90-76de-b5f5-8dded3e09970","type":"grievance","schema":1,
    "scope":"370102008","number":"G3701022611210A0015","status":"suspended",
    "title":"泺源大街路灯不亮","kind":"complaint","source":"hotline12345","urgency":"normal",
    "content":"市民反映：泺源大街路灯不亮已有一周，夜间出行不便，前天又有老人在此摔倒，请尽快修复并答复。",
    "contact":{"name":"姜**","phone":"107****1599"},"anonymous":false,
    "leadUnit":"01936e63-4ab7-7321-9798-45c9432b9520",
    "assignee":"019373b1-f61f-7376-a7cd-acc54401726b","round":1,"clockColour":"paused",
    "overdue":false,"futureMember":{"depth":2},
    "suspension":{"awaits":"thirdParty","reason":"等待产权单位提供管线图纸",
    "until":"2026-11-28T09:30:00.000Z"},
    "place":{"region":"370102008","address":"泺源大街****","point":[117.0614,36.6699]},
    "clocks":[{"id":"accept","from":"2026-11-21T08:33:00.000Z",
    "dueAt":"2026-11-21T09:03:00.000Z","stoppedAt":"2026-11-21T08:36:00.000Z",
    "rule":"complaint.accept=PT30M/clock"}],
    "steps":[{"id":"01a1fd3f-8180-7499-84b6-09f2a486eb18","at":"2026-11-21T08:36:00.000Z",
    "by":"01937382-0733-7311-99c2-ca62ec48c4c9","command":"accept","from":"registered",
    "to":"accepted"},{"id":"01a1fd44-ffc0-7349-a864-08bdac6301c3",
    "at":"2026-11-21T08:42:00.000Z","by":"01937382-0733-7311-99c2-ca62ec48c4c9",
    "command":"assign","from":"accepted","to":"assigned",
    "unit":"01936e63-4ab7-7321-9798-45c9432b9520"},
    {"id":"01a1fea7-4ee0-79c9-a0ec-ae1731680dce","at":"2026-11-21T15:09:00.000Z",
    "by":"019373b1-f61f-7376-a7cd-acc54401726b","command":"suspend","from":"signed",
    "to":"suspended","reason":"等待产权单位提供管线图纸","until":"2026-11-28T09:30:00.000Z"}],
    "notes":[{"id":"01a1fea7-4ee0-79c9-a0ec-ae1731680dcf","at":"2026-11-22T01:00:00.000Z",
    "by":"01937382-0733-7311-99c2-ca62ec48c4c9","text":"居民再次来电"}],
    "masked":["/contact/name","/contact/phone"],
    "createdAt":"2026-11-21T08:33:00.000Z","createdBy":"01937382-0733-7311-99c2-ca62ec48c4c9",
    "updatedAt":"2026-11-21T15:09:00.000Z","updatedBy":"019373b1-f61f-7376-a7cd-acc54401726b",
    "rev":"sm3:ae31d74a377a160d260e0a1a2507d224827b27f6a6b0664aa8bfa09b51e4d992"}
    """

  static let clocks = """
    {"id":"019b6417-ad90-76de-b5f5-8dded3e09970","number":"G3701022611210A0015",
    "now":"2026-10-09T11:46:00+08:00","clocks":[
    {"id":"accept","rule":"complaint.accept=PT30M/clock","from":"2026-09-30T16:00:00+08:00",
    "dueAt":"2026-09-30T16:30:00+08:00","stoppedAt":"2026-09-30T16:41:30+08:00",
    "allowanceSeconds":1800,"extensionSeconds":0,"countedSeconds":1800,"provisional":false,
    "parts":[{"kind":"counted","from":"2026-09-30T16:00:00+08:00",
    "to":"2026-09-30T16:30:00+08:00","seconds":1800}]},
    {"id":"resolve","rule":"complaint.resolve=P1D/working","from":"2026-09-30T16:30:00+08:00",
    "dueAt":"2026-10-10T17:30:00+08:00","allowanceSeconds":27000,"extensionSeconds":3600,
    "countedSeconds":30600,"provisional":true,
    "mayMove":{"from":"2026-10-10T17:30:00+08:00","to":"2026-10-12T17:30:00+08:00"},
    "parts":[
    {"kind":"counted","from":"2026-09-30T16:30:00+08:00","to":"2026-09-30T17:30:00+08:00",
    "seconds":3600},
    {"kind":"night","from":"2026-09-30T17:30:00+08:00","to":"2026-10-01T00:00:00+08:00",
    "seconds":23400},
    {"kind":"holiday","from":"2026-10-01T00:00:00+08:00","to":"2026-10-02T00:00:00+08:00",
    "seconds":86400},
    {"kind":"holiday","from":"2026-10-02T00:00:00+08:00","to":"2026-10-08T00:00:00+08:00",
    "seconds":518400},
    {"kind":"pause","from":"2026-10-08T00:00:00+08:00","to":"2026-10-10T08:30:00+08:00",
    "seconds":203400},
    {"kind":"makeUp","from":"2026-10-10T08:30:00+08:00","to":"2026-10-10T12:00:00+08:00",
    "seconds":12600},
    {"kind":"noon","from":"2026-10-10T12:00:00+08:00","to":"2026-10-10T13:30:00+08:00",
    "seconds":5400},
    {"kind":"makeUp","from":"2026-10-10T13:30:00+08:00","to":"2026-10-10T16:30:00+08:00",
    "seconds":10800},
    {"kind":"extended","from":"2026-10-10T16:30:00+08:00","to":"2026-10-10T17:30:00+08:00",
    "seconds":3600}]}]}
    """

  static let history = """
    {"items":[
    {"seq":1,"at":"2026-11-21T08:33:00.000Z","actor":"01937382-0733-7311-99c2-ca62ec48c4c9",
    "command":"grievance.new","patch":[]},
    {"seq":2,"at":"2026-11-21T08:36:00.000Z","actor":"01937382-0733-7311-99c2-ca62ec48c4c9",
    "command":"grievance.assign","reason":"属其职责","patch":[
    {"op":"add","path":"/assignedTo","value":"01936e63-4ab7-7321-9798-45c9432b9520"},
    {"op":"replace","path":"/clocks/0/dueAt","value":"2026-11-21T09:03:00.000Z"},
    {"op":"replace","path":"/status","value":"assigned"}]},
    {"seq":3,"at":"2026-11-22T01:00:00.000Z","actor":"019373b1-f61f-7376-a7cd-acc54401726b",
    "command":"note","undoneBy":4,"patch":[{"op":"add","path":"/notes","value":[
    {"id":"01a1fea7-4ee0-79c9-a0ec-ae1731680dcf","at":"2026-11-22T01:00:00.000Z",
    "by":"019373b1-f61f-7376-a7cd-acc54401726b","text":"居民再次来电"}]}]},
    {"seq":4,"at":"2026-11-22T01:01:00.000Z","actor":"system","command":"undo",
    "patch":[{"op":"remove","path":"/notes"}]},
    {"seq":5,"at":"2026-11-23T09:00:00.000Z","actor":"01937382-0733-7311-99c2-ca62ec48c4c9",
    "command":"edit","patch":[{"op":"replace","path":"/contact/phone","value":"138****2071"},
    {"op":"replace","path":"/urgency","value":"urgent"}]}],
    "next":null,"total":5}
    """

  static let inverses: [Int: String] = [
    2: """
    [{"op":"replace","path":"/status","value":"accepted"},
    {"op":"remove","path":"/assignedTo"}]
    """,
    4: #"[{"op":"add","path":"/notes","value":[{"text":"居民再次来电","by":"system"}]}]"#,
    5: """
    [{"op":"replace","path":"/urgency","value":"normal"},
    {"op":"replace","path":"/contact/phone","value":"107****1599"}]
    """,
  ]

  static let statistics = """
    {"total":400,"open":256,"overdue":87,"everLate":145,"answered":160,"direct":9,
    "directShare":0.056,"keptShare":0.75,"reopened":3,"visits":0,"reachedShare":null,
    "solvedRate":null,"satisfiedRate":null,
    "clocks":[{"step":"accept","kept":390,"late":10,"keptShare":0.975},
    {"step":"resolve","kept":120,"late":40,"keptShare":0.75},
    {"step":"review","kept":0,"late":0,"keptShare":null}],
    "trend":{"every":"week","items":[{"from":"2026-11-09","until":"2026-11-16","count":150},
    {"from":"2026-11-16","until":"2026-11-23","count":0},
    {"from":"2026-11-23","until":"2026-11-30","count":250}]},
    "ranking":{"units":[{"rank":1,"unit":"u2","name":"路灯管理所","count":13,"keptShare":0.9,
    "solvedRate":0.8,"satisfiedRate":1,"score":0.9},{"rank":2,"unit":"u1",
    "name":"水务集团历下供水所","count":26,"keptShare":0.7,"solvedRate":null,"satisfiedRate":null,
    "score":0.7}],"regions":[]},
    "byStatus":{"signed":120,"closed":280},"byKind":{"complaint":300,"consult":100},
    "bySource":{"hotline12345":400},
    "byCategory":{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11,"l":12,
    "m":13,"n":14,"o":15,"p":16,"供水.水管爆裂":120,"噪声.社会生活噪声":60},
    "byUnit":[{"unit":"u1","name":"水务集团历下供水所","count":26,"open":17,"overdue":5},
    {"unit":"u2","name":"路灯管理所","count":13,"open":9,"overdue":4},
    {"unit":"u3","name":null,"count":1,"open":1,"overdue":0}]}
    """

  static let divided = """
    {"total":40,"open":28,"overdue":10,"everLate":12,"answered":12,"direct":1,"directShare":0.083,
    "keptShare":0.5,"reopened":0,"visits":9,"reachedShare":1,"solvedRate":0.5,"satisfiedRate":0.75,
    "groups":{"by":"source","items":[{"key":"hotline12345","name":null,"count":30,"open":20,
    "overdue":9,"keptShare":0.5,"solvedRate":0.5,"satisfiedRate":0.75},
    {"key":"","name":null,"count":10,"open":8,"overdue":1,"keptShare":null,"solvedRate":null,
    "satisfiedRate":null}]}}
    """

  static let risks = """
    {"items":[{"id":"01a1fd3f-8180-8499-84b6-09f2a486eb18","rule":"samePlace",
    "title":{"zh":"文东街道同一地点 7 天内 7 件","en":"文东街道: 7 at one place in 7 days"},
    "region":"370102008","category":"","figures":{"orders":7,"days":7},"count":7,"record":null,
    "orders":[{"id":"g1","number":"G3701022611210A0015","title":"泺源大街路灯不亮"},
    {"id":"g2","number":null,"title":"Lamp out"}]},
    {"id":"01a1fd3f-8180-8499-84b6-09f2a486eb19","rule":"growth",
    "title":{"zh":"历下区“供热.停热”7 天 20 件，按季节应有 5 件",
    "en":"历下区: 供热.停热 20 in 7 days, 5 expected of the season"},"region":"370102",
    "category":"供热.停热","figures":{"orders":20,"days":7,"expected":5,"chance":0.00000034},
    "count":0,"record":"01937382-0733-7311-99c2-ca62ec48c4c9","orders":[]}],"next":null,"total":2}
    """

  static let status = """
    {"store":{"path":"/var/lib/dutydesk","schema":1,"records":12897,"bytes":7803008,
    "digest":"sm3:f3a3ca2c944afe1929af13d5b019f133eecd400ebefa6898cf2eaca031770bac"},
    "panes":{"grievances":{"open":256,"overdue":87,"dueToday":25},
    "inspections":{"open":88,"overdue":6},"alerts":{"active":12,"unacknowledged":3},
    "catalog":{"entries":250,"requestsOpen":35},"licences":{"held":128,"expiringSoon":5}},
    "sync":{"node":null,"state":"alone","lastSuccessAt":null,"pendingChanges":2,"conflicts":3,
    "cursor":null}}
    """

  static let findings = """
    {"findings":[{"check":"store.rights","severity":"ok",
    "finding":{"zh":"文件只有本人可读","en":"Only you can read the files"}},
    {"check":"store.disk","severity":"warning",
    "finding":{"zh":"数据不在加密磁盘上","en":"The data is not on an encrypted disk"},
    "remedy":{"zh":"请把数据目录放到全盘加密（LUKS）的磁盘上",
    "en":"Put the data directory on a disk that is encrypted as a whole (LUKS)"}}],
    "isSound":true}
    """

  static let operators = """
    {"items":[{"id":"o1","type":"operator","account":"desk-1","name":"周岩",
    "unit":"01936e63-4ab7-7321-9798-45c9432b9520","status":"active",
    "grants":[{"role":"dispatcher"},{"role":"handler"},{"role":"supervisor"}]},
    {"id":"o2","type":"operator","account":"lx1001","name":"欧阳志静",
    "unit":"01936e63-4ab7-7321-9798-45c9432b9520","status":"active",
    "grants":[{"role":"auditor"}]}],"next":null,"total":2,"current":"o1"}
    """

  static let list = """
    {"items":[{"id":"g1","type":"grievance","number":"G3701022611240A0003","status":"assigned",
    "title":"旅游路路灯不亮"},
    {"id":"g2","type":"grievance","number":"G3701022611240A0087","status":"merged",
    "title":"燕翔名苑垃圾桶满溢无人清运（同一事项再次来电），居民要求当天答复并说明今后如何避免"},
    {"id":"g3","type":"grievance","number":"G3701022611240A0090","status":"signed",
    "title":"Lamp out at Luoyuan Street"}],"next":"-1442.0.0","total":400}
    """

  static let found = """
    {"items":[{"id":"g1","type":"grievance","number":"G3701022611240A0003","status":"assigned",
    "title":"旅游路路灯不亮","snippet":"路灯管理所","score":2},
    {"id":"01983133-46fe-7361-9798-45c9432b9520","type":"catalogEntry","number":null,
    "status":"published","title":"路灯部件信息","snippet":"","score":3},
    {"id":"g3","type":"grievance","number":"G3701022611210A0003","status":"signed",
    "title":"咨询随迁子女入学材料","snippet":"孩子发的原话：路灯坏了，我们一家和邻居每天摸黑走","score":1}],
    "next":null,"total":null,"indexed":0.75}
    """

  static let similar = """
    {"items":[{"id":"g1","type":"grievance","number":"G3701022611240A0003","status":"assigned",
    "title":"旅游路路灯不亮","similarity":{"score":1,"reasons":["contact","title"]}}],
    "next":null,"total":1}
    """

  static let checks = """
    {"items":[{"value":"913701219717168458","valid":true,"reason":null},
    {"value":"91370121971716845X","valid":false,"reason":"uscc.check"}],"next":null,"total":2}
    """

  static let rows: [String: AnswerBackground.Row] = [
    "g1": .init(unit: "路灯管理所", dueAt: Instant(rfc3339: "2026-11-24T06:00:00.000Z")),
    "g2": .init(unit: nil, dueAt: nil),
    "g3": .init(
      unit: "水务集团历下供水所", dueAt: Instant(rfc3339: "2026-11-28T06:00:00.000Z")),
  ]

  static func subject() throws -> Record {
    Record(try JSON.parse(grievance).object ?? [:])
  }
}
