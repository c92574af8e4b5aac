extension RecordType {
  /// The word on screen.
  public var title: Phrase {
    switch self {
    case .unit: Phrase("单位", "unit")
    case .operator: Phrase("操作员", "operator")
    case .device: Phrase("工作站", "workstation")
    case .region: Phrase("区划", "region")
    case .workingCalendar: Phrase("工作日历", "working calendar")
    case .subject: Phrase("主体", "subject")
    case .keyList: Phrase("重点监管清单", "key list")
    case .camera: Phrase("视频资源", "camera")
    case .indicator: Phrase("指标", "indicator")
    case .series: Phrase("指标数据", "series")
    case .task: Phrase("任务", "task")
    case .logEntry: Phrase("记录", "log entry")
    case .report: Phrase("信息报送", "report")
    case .template: Phrase("模板", "template")
    case .access: Phrase("查阅记录", "access record")
    case .conflict: Phrase("冲突", "conflict")
    case .grievance: Phrase("诉求工单", "grievance")
    case .dispatchRule: Phrase("派单规则", "dispatch rule")
    case .checklist: Phrase("检查单", "checklist")
    case .inspectionPlan: Phrase("抽查计划", "inspection plan")
    case .inspection: Phrase("检查任务", "inspection")
    case .rectification: Phrase("整改", "rectification")
    default: laterTitle
    }
  }

  private var laterTitle: Phrase {
    switch self {
    case .alert: Phrase("预警", "alert")
    case .alertAction: Phrase("预警处置", "alert action")
    case .source: Phrase("信息源", "source")
    case .incident: Phrase("突发事件", "incident")
    case .responsePlan: Phrase("预案", "response plan")
    case .shift: Phrase("班次", "shift")
    case .supply: Phrase("物资", "supply")
    case .team: Phrase("队伍", "team")
    case .allotment: Phrase("调拨", "allotment")
    case .catalogEntry: Phrase("目录项", "catalogue entry")
    case .dataRequest: Phrase("共享申请", "data request")
    case .dataDispute: Phrase("数据异议", "data dispute")
    case .policy: Phrase("政策文件", "policy")
    case .scenario: Phrase("应用场景", "scenario")
    case .marketItem: Phrase("数据要素项", "market item")
    case .licenceType: Phrase("证照类型", "licence type")
    case .licence: Phrase("证照", "licence")
    case .mandate: Phrase("授权", "mandate")
    case .serviceItem: Phrase("事项", "service item")
    case .application: Phrase("办件", "application")
    case .seal: Phrase("印章", "seal")
    case .trustedIssuer: Phrase("可信签发者", "trusted issuer")
    case .statusList: Phrase("状态列表", "status list")
    default: Phrase(rawValue, rawValue)
    }
  }
}
