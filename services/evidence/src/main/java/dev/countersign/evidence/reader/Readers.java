package dev.countersign.evidence.reader;

import dev.countersign.evidence.reader.helm.HelmRun;
import dev.countersign.evidence.reader.inspect.InspectArchive;
import dev.countersign.evidence.reader.inspect.InspectJson;
import dev.countersign.evidence.reader.lmeval.LmEval;
import dev.countersign.evidence.reader.openai.OpenAiEvals;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** All formats; what none of them knows is an opaque document. */
public final class Readers {
  private final List<FormatReader> formats;

  public Readers(Limits limits) {
    this.formats =
        List.of(
            new InspectArchive(limits),
            new HelmRun(limits),
            new OpenAiEvals(limits),
            new LmEval(limits),
            new InspectJson(limits));
  }

  /**
   * Reads the bytes; whatever they are, the answer is a reading.
   *
   * @param samples takes what was found even if the whole turns out unreadable later
   * @throws StoreFailedException if the bytes could not be had, or a sample not be kept
   */
  public Reading read(Source source, Consumer<Sample> samples) {
    Consumer<Sample> keeping = sample -> keep(samples, sample);
    try {
      for (var format : formats) {
        var reading = format.read(source, keeping);
        if (reading.isPresent()) {
          return reading.get();
        }
      }
      return Reading.opaque("This is in no format that is read here.");
    } catch (UnreadableException e) {
      return Reading.opaque(String.valueOf(e.getMessage()));
    } catch (StoreFailedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Archive and JSON libraries fail in many ways on hostile bytes; their messages may quote
      // them.
      return Reading.opaque(
          "The file is damaged: it ends early or contradicts itself (%s)."
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private static void keep(Consumer<Sample> samples, Sample sample) {
    try {
      samples.accept(sample);
    } catch (StoreFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StoreFailedException("A sample could not be kept", e);
    }
  }
}
