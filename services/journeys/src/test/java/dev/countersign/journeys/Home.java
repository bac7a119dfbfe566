package dev.countersign.journeys;

import java.util.List;

/** A lab with names of the story, and an instrument under which it reports an incident. */
record Home(
    String alias,
    String document,
    String version,
    String threshold,
    String instrument,
    String category) {
  static final List<Home> ALL =
      List.of(
          new Home("aurelia", "RSP", "AUR-5@c1", "CYBER-2", "EU_GPAI_COP", "DEATH"),
          new Home("borealis", "SSF", "Boreas-3@r2", "CYB-HIGH", "METR_CE", ""),
          new Home("cygnus", "FSP", "Deneb@0.9", "AUT-1", "US_CA_SB53", "WEIGHTS_HARM"));

  String lab() {
    return "org_" + alias;
  }

  String submitter() {
    return alias + "-submitter";
  }

  String officer() {
    return alias + "-officer";
  }
}
