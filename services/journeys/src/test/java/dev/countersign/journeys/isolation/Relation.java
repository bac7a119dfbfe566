package dev.countersign.journeys.isolation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a viewer is to a lab, as the story has it. The letters are those of the table. */
enum Relation {
  OWN('o'),
  ENGAGED('e'),
  OTHER_AUDITOR('a'),
  OTHER_LAB('l'),
  REGULATOR('r'),
  OTHER_REGULATOR('x'),
  PLATFORM('p'),
  ANYONE('n');

  private static final Map<String, Set<String>> ENGAGED_BY =
      Map.of(
          "org_kestrel", Set.of("org_aurelia", "org_borealis"),
          "org_bracken", Set.of("org_cygnus"));
  private static final Map<String, Set<String>> SUPERVISES =
      Map.of(
          "org_eu-ai-office", Set.of("org_aurelia", "org_borealis"),
          "org_cal-oes", Set.of("org_borealis", "org_cygnus"));

  /** Who looks, one of each kind; null is anyone. */
  static final List<Viewer> VIEWERS =
      List.of(
          new Viewer("aurelia-officer", "org_aurelia"),
          new Viewer("borealis-officer", "org_borealis"),
          new Viewer("cygnus-officer", "org_cygnus"),
          new Viewer("kestrel-lead", "org_kestrel"),
          new Viewer("bracken-lead", "org_bracken"),
          new Viewer("eu-supervisor", "org_eu-ai-office"),
          new Viewer("ca-supervisor", "org_cal-oes"),
          new Viewer("platform-registrar", "org_countersign"),
          new Viewer(null, "anyone"));

  /** Somebody who looks. */
  record Viewer(@Nullable String user, String organisation) {
    @Override
    public String toString() {
      return user == null ? "anyone" : user;
    }
  }

  final char letter;

  Relation(char letter) {
    this.letter = letter;
  }

  /**
   * @param party the auditor that a thing is also of, if any: another one is not engaged in it
   * @return null where the table has no letter: Bracken is engaged by Aurelia for one domain alone,
   *     which the loop's own journey looks at
   */
  static @Nullable Relation of(Viewer viewer, String lab, @Nullable String party) {
    if (viewer.user() == null) {
      return ANYONE;
    }
    var organisation = viewer.organisation();
    if (SUPERVISES.containsKey(organisation)) {
      return SUPERVISES.get(organisation).contains(lab) ? REGULATOR : OTHER_REGULATOR;
    }
    if (ENGAGED_BY.containsKey(organisation)) {
      boolean others = party != null && !party.equals(organisation) && !party.equals(lab);
      if (organisation.equals("org_bracken") && lab.equals("org_aurelia") && !others) {
        return null;
      }
      return ENGAGED_BY.get(organisation).contains(lab) && !others ? ENGAGED : OTHER_AUDITOR;
    }
    if (organisation.equals("org_countersign")) {
      return PLATFORM;
    }
    return organisation.equals(lab) ? OWN : OTHER_LAB;
  }
}
