package dev.countersign.journeys.faults;

import java.util.Map;

/**
 * What was acknowledged to clients.
 *
 * @param models ids by key
 * @param files ids of evidence by key
 */
record Journal(Map<String, String> models, Map<String, String> files) {
  Journal {
    models = Map.copyOf(models);
    files = Map.copyOf(files);
  }

  static Journal ofModels(Map<String, String> models) {
    return new Journal(models, Map.of());
  }

  int size() {
    return models.size() + files.size();
  }
}
