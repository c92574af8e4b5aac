extension Topic {
  /// Streets, noise, building: what neighbours see and hear.
  static let city: [Topic] = [
    Topic(
      code: "市容.占道经营", weight: 7, kinds: ["complaint", "report", "gridMatter"], urgentPercent: 0,
      lead: Topic.street, coUnits: ["区城管局"], basis: "山东省城市市容和环境卫生管理办法",
      titles: [
        "{road}{shop}占道烧烤油烟扰民", "{road}流动摊贩占道堵住公交站", "{shop}占道摆放桌椅", "{road}夜市摊点堵塞消防通道",
        "{road}流动摊贩高音喇叭叫卖", "{road}水果车占用盲道",
      ],
      openings: [
        "市民反映：{road}{shop}每天傍晚在人行道支烧烤炉，油烟直冲楼上住户，凌晨一点还在营业。",
        "来电人称{road}{road2}路口流动摊贩占道，早晚高峰公交车进不了站。",
        "网格员巡查发现{shop}门前占道摆放桌椅{number}张，劝离后又回潮。",
      ],
      details: [
        "执法人员一走又摆出来，希望错时执法。", "地面油污严重，老人容易滑倒。", "盲道和消防栓都被占了。", "居民两个月不敢开窗。", "已向街道反映{times}次。",
      ],
      replies: [
        "已责令店主入店经营，清理桌椅{number}套，安排执法人员每晚重点时段驻守。", "对反复占道的{times}户立案处罚，地面油污已冲洗。",
        "已引导摊贩进入{road2}便民疏导点经营。",
      ]),
    Topic(
      code: "噪声.社会生活噪声", weight: 6, kinds: ["complaint"], urgentPercent: 0, lead: "公安分局",
      coUnits: [Topic.street], basis: "噪声污染防治法第七十条",
      titles: [
        "{estate}广场舞音响扰民", "{shop}深夜噪音扰民", "{estate}楼上装修噪音", "{estate}邻居养狗昼夜吠叫", "{road}KTV低音炮震动",
      ],
      openings: [
        "市民反映：{estate}广场每晚七点到十点跳广场舞，音响声音很大，孩子无法写作业。",
        "来电人称{road}{shop}楼下营业至凌晨，低频震动传到三楼。",
        "来电人反映{estate}{building}{room}楼上午休时间装修，物业劝阻无效。",
      ],
      details: ["用手机测过，晚上窗口约{decibel}分贝。", "家里有高三学生。", "报过警，民警来了小声一会儿，走了照旧。", "希望约定时间和音量。"],
      replies: ["已与舞蹈队负责人签订文明公约，音响调至60分贝以下，即日起21时结束。", "已对该场所发出整改通知，加装隔音并限时营业，回访时诉求人表示好转。"]),
    Topic(
      code: "噪声.施工噪声", weight: 4, kinds: ["complaint", "report"], urgentPercent: 0,
      lead: "区城管局", coUnits: ["区住建局", "生态环境局历下分局"], basis: "噪声污染防治法第四十三条",
      titles: ["{road}工地夜间施工", "{estate}旁工地凌晨浇筑混凝土", "{road}地铁施工扬尘噪音", "{road}道路铣刨通宵噪音"],
      openings: [
        "市民反映：{road}工地连续{times}天凌晨两点还在施工，打桩声和渣土车鸣笛不断。",
        "来电人称{estate}北侧工地夜间浇筑混凝土，没有公示夜间施工许可。",
      ],
      details: ["未见洒水，扬尘很大，窗台一天一层土。", "有录音录像。", "渣土车不冲洗带泥上路。", "居民要求补偿。"],
      replies: ["经查该工地未办理夜间施工许可，已责令停工并立案。", "确因混凝土连续浇筑办理夜间施工手续，已要求公示并于22时前完成高噪声作业。"]),
    Topic(
      code: "环保.异味油烟", weight: 3, kinds: ["complaint", "report"], urgentPercent: 0,
      lead: "生态环境局历下分局", coUnits: ["区城管局"], basis: "大气污染防治法第八十一条",
      titles: ["{shop}油烟直排", "{road}汽修店喷漆异味", "{road}河道发黑发臭", "{estate}附近焚烧垃圾"],
      openings: [
        "市民反映：{road}{shop}油烟未经净化直排，楼上住户窗户全是油。", "来电人称{road}汽修店露天喷漆，气味刺鼻，头晕恶心。",
        "{road}桥下河水发黑，夜里有人偷排。",
      ],
      details: ["晚饭时间最严重。", "净化器是坏的，只在检查时开。", "附近有小学。", "已持续三个月。"],
      replies: ["现场检测油烟浓度超标，已责令更换净化设施并复测合格。", "该店无喷漆房，已责令停止作业并移交立案。"]),
    Topic(
      code: "违建.私搭乱建", weight: 5, kinds: ["report", "complaint", "gridMatter"], urgentPercent: 0,
      lead: Topic.street, coUnits: ["区城管局", "自然资源局历下分局"], basis: "城乡规划法第六十四条",
      titles: ["{estate}顶楼搭建阳光房", "{estate}一楼圈占公共绿地", "{road}沿街房私自加层", "{estate}地下室开挖改变承重墙"],
      openings: [
        "市民反映：{estate}{building}顶楼业主在楼顶搭建阳光房约{number}0平方米，影响防水和承重。",
        "来电人称{estate}一楼住户用栅栏圈占公共绿地，还在挖地基。",
        "网格员巡查发现{road}{number}号沿街房正在加盖二层钢结构。",
      ],
      details: ["正在施工，请立即制止。", "物业下过整改单，对方撕掉了。", "担心房屋安全，要求鉴定。", "之前有人举报过，一直未拆。"],
      replies: [
        "已现场制止并下达限期拆除决定，当事人承诺{day}前自行拆除。", "认定为在建违建，已依法快速拆除，恢复原状。", "经核查有规划许可，不属违法建设，已向诉求人出示手续。",
      ]),
    Topic(
      code: "交通.停车", weight: 6, kinds: ["complaint", "suggestion", "request"], urgentPercent: 0,
      lead: "公安分局", coUnits: [Topic.street, "区城管局"], basis: "道路交通安全法第五十六条",
      titles: [
        "{road}违法停车堵塞出入口", "{estate}私装地锁抢占车位", "建议{road}增设限时停车位", "{estate}消防通道停车", "{road}僵尸车长期占位",
      ],
      openings: [
        "市民反映：{road}两侧违停严重，{estate}出入口被堵，急救车进不来。", "来电人称{estate}有人私装地锁{number}把，公共车位变私家。",
        "来电人建议{road}夜间开放限时停车，缓解老小区停车难。",
      ],
      details: ["车牌已拍照。", "消防通道划线后依旧停车。", "僵尸车落满灰，轮胎已瘪，停了一年多。", "接送孩子时段最堵。"],
      replies: [
        "已张贴违停告知单{number}张，拖移僵尸车{times}辆。", "地锁已全部拆除，由物业重新划线编号。",
        "经会商，{road}拟增设夜间限时泊位{number}0个，正在公示。",
      ]),
    Topic(
      code: "绿化.树木", weight: 3, kinds: ["request", "suggestion"], urgentPercent: 5, lead: "区园林绿化中心",
      coUnits: [Topic.street], basis: "济南市城市绿化条例",
      titles: ["{road}法桐枯枝随时掉落", "{estate}大树遮光请求修剪", "{road}行道树虫害", "{road}绿化带被踩踏裸土"],
      openings: ["市民反映：{road}行道树枯枝很粗，刮风时掉下来砸到车。", "来电人称{estate}{building}南侧杨树长到五楼，白天要开灯。"],
      details: ["上周已砸坏一辆电动车。", "树上有白色飞虫，落到晾晒的衣服上。", "树径约{number}0厘米，是否需要审批请告知。"],
      replies: ["已修剪枯枝{number}处，并对周边行道树排查。", "属小区树木，已指导物业办理修剪备案并完成修剪。"]),
    Topic(
      code: "环卫.垃圾清运", weight: 4, kinds: ["request", "complaint", "gridMatter"], urgentPercent: 0,
      lead: Topic.street, coUnits: ["区城管局"], basis: "山东省生活垃圾管理条例",
      titles: ["{estate}垃圾桶满溢无人清运", "{road}建筑垃圾堆放", "{estate}装修垃圾堵楼道", "{road}公厕脏乱"],
      openings: [
        "市民反映：{estate}垃圾桶{times}天未清运，满地都是，气味难闻。", "网格员巡查发现{road}偷倒建筑垃圾约{number}方。",
        "来电人称{estate}{building}楼道堆满装修垃圾和旧家具。",
      ],
      details: ["野猫翻垃圾，孩子不敢走。", "监控拍到一辆无牌三轮车。", "物业说清运合同到期了。"],
      replies: ["已清运垃圾{number}车，增派清运频次。", "已查实倾倒人并责令清理，罚款入库。"]),
    Topic(
      code: "公交.线路服务", weight: 3, kinds: ["suggestion", "complaint", "consult"], urgentPercent: 0,
      lead: "公交集团历下分公司", coUnits: ["区交通运输局"], basis: "城市公共汽车和电车客运管理规定",
      titles: ["建议{bus}路延长末班车时间", "{bus}路公交到站不停", "{road}公交站牌信息错误", "{bus}路候车时间过长"],
      openings: ["市民建议：{bus}路末班车时间过早，{road}附近上班族下夜班回不了家。", "来电人投诉{bus}路公交车{time}经过{road}站不停车。"],
      details: ["车内有空座。", "连续等了{number}0分钟。", "老年卡刷卡时司机态度不好。"],
      replies: ["已核实监控并对驾驶员批评教育。", "经客流调查，下月起末班车延后30分钟试行。"]),
  ]
}
