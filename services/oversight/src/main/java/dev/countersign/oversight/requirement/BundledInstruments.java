package dev.countersign.oversight.requirement;

import dev.countersign.domain.requirement.Instrument;
import java.util.List;

/** The instruments that come with this version of the platform. */
public interface BundledInstruments {
  List<Instrument> all();
}
