import CellGrid
import Testing

@Suite("Roles of cells")
struct StyleRoleTests {
  @Test("Each role is called in theme files as in the code, and found by that name")
  func names() {
    for role in StyleRole.allCases {
      #expect(role.name == String(describing: role))
      #expect(StyleRole(name: role.name) == role)
    }
    #expect(StyleRole(name: "texts") == nil)
  }
}
