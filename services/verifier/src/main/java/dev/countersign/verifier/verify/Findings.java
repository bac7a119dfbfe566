package dev.countersign.verifier.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the steps of a check find, as they find it. */
final class Findings {
  private String about = "";
  private final List<String> holds = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Map<Result, List<String>> lacks = new EnumMap<>(Result.class);

  void about(String words) {
    about = words;
  }

  void holds(String sentence) {
    holds.add(sentence);
  }

  void reason(String sentence) {
    reasons.add(sentence);
  }

  void lacks(Result because, String sentence) {
    lacks.computeIfAbsent(because, result -> new ArrayList<>()).add(sentence);
  }

  void isFalse(String sentence) {
    lacks(Result.REFUSED, sentence);
  }

  boolean isRefused() {
    return lacks.containsKey(Result.REFUSED);
  }

  /** The worst that was found; what is false outweighs what is missing. */
  Verdict verdict() {
    var result = lacks.keySet().stream().reduce((better, worse) -> worse).orElse(Result.VERIFIED);
    var said =
        result == Result.REFUSED
            ? lacks.getOrDefault(Result.REFUSED, List.of())
            : lacks.values().stream().flatMap(List::stream).toList();
    return new Verdict(result, about, holds, said, reasons);
  }
}
