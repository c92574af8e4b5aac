import CellGrid
import DomainModel
import JSONDiff
import Phrasebook

/// The detail of a licence with its fields, an application, a service item or a subject.
struct LicenceDetail {
  let subject: DetailSubject

  private var record: Record { subject.record }
  private var sections: DetailSections { DetailSections(subject) }

  var blocks: [DetailBlock] {
    let sections = sections
    return [sections.title(subject.title, marks: marks)]
      + [sections.fields(Self.header)]
      + sections.section("证照内容", "Fields", [.fields(licenceFields)])
      + sections.section("材料", "Material", [sections.fields(["materials"])])
      + sections.course
      + sections.notes
      + sections.remaining(shown: Self.header + ["fields", "materials", "name", "title"])
  }

  private static let header = [
    "number", "licenceType", "licenceNumber", "identifier", "holder", "issuer", "issuedOn",
    "validFrom", "validTo", "expired", "statusReason", "serviceItem", "applicant", "agent", "unit",
    "dueAt", "code", "kind", "uscc", "citizenId", "phone", "legalRepresentative", "industry",
    "size", "registeredOn", "creditGrade", "legalDays", "promisedDays", "bundles", "holderKind",
    "validityMonths", "purpose", "from", "to",
  ]

  private var marks: [RowText] {
    guard let type = record.type else { return [] }
    let isExpired = record["expired"]?.bool == true
    return [
      RowText(type.title(subject.language), .muted),
      RowText(isExpired ? sections.members.word("! 已过期", "! expired") : "", .critical),
    ]
  }

  private var licenceFields: [DetailField] {
    (record["fields"]?.object.map(Array.init) ?? []).map { field in
      DetailField(
        CodeWords.licenceField(field.name)(subject.language),
        sections.members.text(field.value, path: "fields." + field.name))
    }
  }
}
