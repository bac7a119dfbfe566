package dev.countersign.evidence.reader.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.countersign.evidence.reader.Limits;
import dev.countersign.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One JSON document as a stream; what is skipped is never held. */
public final class Json {
  private static final int NAME_CHARACTERS = 1_000;
  private static final int NAMES_KNOWN = 10_000;

  private final Limits limits;
  private final JsonFactory factory;

  /** Takes a value; one that it leaves standing is skipped. */
  public interface Field {
    void value(String name, JsonParser at) throws IOException;
  }

  /** Takes an element of an array, like {@link Field}. */
  public interface Element {
    void value(JsonParser at) throws IOException;
  }

  /** Reads a document whose first token the parser stands on. */
  public interface Document {
    void read(JsonParser at) throws IOException;
  }

  /**
   * Looks at a document whose first token the parser stands on.
   *
   * @param <T> what is seen
   */
  public interface Look<T> {
    Optional<T> at(JsonParser parser) throws IOException;
  }

  public Json(Limits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxStringLength(limits.text())
                    .maxNumberLength(limits.digits())
                    .maxNameLength(NAME_CHARACTERS)
                    .build())
            // Names of other people's files must not fill the platform's table of strings.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Whoever opened the stream may want to see its end.
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
  }

  /** Reads exactly one document, to the end of the stream. */
  public void document(InputStream in, Document reader) throws IOException {
    try (var parser = factory.createParser(in)) {
      if (parser.nextToken() == null) {
        throw new UnreadableException("The JSON is empty.");
      }
      reader.read(parser);
      skip(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableException("More follows after the end of the JSON.");
      }
    } catch (StreamConstraintsException e) {
      throw beyond(e);
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** Reads a document a line, as JSONL has them; blank lines are no documents. */
  public void lines(InputStream in, Document each) throws IOException {
    try (var parser = factory.createParser(in)) {
      while (parser.nextToken() != null) {
        each.read(parser);
        skip(parser);
      }
    } catch (StreamConstraintsException e) {
      throw beyond(e);
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** Looks at how a document begins, and reads no further. */
  public <T> Optional<T> first(InputStream in, Look<T> look) throws IOException {
    try (var parser = factory.createParser(in)) {
      return parser.nextToken() == null ? Optional.empty() : look.at(parser);
    } catch (StreamConstraintsException e) {
      throw beyond(e);
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  private UnreadableException beyond(StreamConstraintsException e) {
    return new UnreadableException(
        "The JSON goes beyond a limit at byte %d: %d levels, %d characters in a text, %d in a number, %d in a name."
            .formatted(offset(e), limits.depth(), limits.text(), limits.digits(), NAME_CHARACTERS));
  }

  private static UnreadableException broken(JsonProcessingException e) {
    return new UnreadableException("The JSON breaks at byte %d.".formatted(offset(e)));
  }

  private static long offset(JsonProcessingException e) {
    return e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
  }

  /**
   * Hands over each field of the object that the parser stands on; anything else is skipped.
   *
   * @throws UnreadableException if a name occurs twice, because readers differ on which one counts
   */
  public static void object(JsonParser at, Field each) throws IOException {
    if (at.currentToken() != JsonToken.START_OBJECT) {
      skip(at);
      return;
    }
    Set<String> names = new HashSet<>();
    while (at.nextToken() == JsonToken.FIELD_NAME) {
      var name = at.currentName();
      if (!names.add(name) || names.size() > NAMES_KNOWN) {
        throw new UnreadableException(
            "An object of the log has a name twice, or more than %d names, before byte %d."
                .formatted(NAMES_KNOWN, at.currentLocation().getByteOffset()));
      }
      at.nextToken();
      each.value(name, at);
      skip(at);
    }
  }

  /** Hands over each element of the array that the parser stands on; anything else is skipped. */
  public static void array(JsonParser at, Element each) throws IOException {
    if (at.currentToken() != JsonToken.START_ARRAY) {
      skip(at);
      return;
    }
    while (at.nextToken() != JsonToken.END_ARRAY) {
      each.value(at);
      skip(at);
    }
  }

  private static void skip(JsonParser at) throws IOException {
    if (at.currentToken() != null && at.currentToken().isStructStart()) {
      at.skipChildren();
    }
  }
}
