package dev.countersign.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every id says of what it is by its prefix, and is written as it is. */
class IdsTest {
  private static final String DIGITS = "0123456789abcdef".repeat(2);

  private static List<? extends Class<?>> kinds() throws Exception {
    URI built = Id.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    var folder = Path.of(built).resolve(Id.class.getPackageName().replace('.', '/'));
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Id.class") && !name.equals("Id.class"))
          .map(name -> Id.class.getPackageName() + "." + name.replace(".class", ""))
          .map(IdsTest::named)
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object of(Class<?> kind, String value) throws Exception {
    try {
      return kind.getConstructor(String.class).newInstance(value);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  @Test
  void noTwoKindsBeginAlike() throws Exception {
    var prefixes = new HashSet<String>();
    for (var kind : kinds()) {
      assertThat(prefixes.add((String) kind.getField("PREFIX").get(null))).as("%s", kind).isTrue();
    }
    assertThat(prefixes).hasSizeGreaterThan(20);
  }

  @Test
  void anIdIsWrittenAsItIsAndNothingElseIsOne() throws Exception {
    for (var kind : kinds()) {
      var prefix = (String) kind.getField("PREFIX").get(null);
      assertThat(of(kind, prefix + DIGITS)).hasToString(prefix + DIGITS);
      for (var wrong : List.of("", prefix, "x" + prefix + DIGITS, prefix + "A B", DIGITS)) {
        assertThatThrownBy(() -> of(kind, wrong))
            .as("%s of %s", kind, wrong)
            .isInstanceOf(MalformedIdException.class);
      }
    }
  }
}
