package dev.countersign.domain.codec;

import dev.countersign.domain.fact.AddedLater;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record is made of, looked up once: reflection on each value costs more than reading it.
 */
record Shape(List<Field> fields, List<String> names, Constructor<?> constructor) {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return read(type);
        }
      };

  /**
   * A component in its place.
   *
   * @param addedLater left out of the text where absent
   */
  record Field(String name, Type type, boolean nullable, boolean addedLater, Method accessor) {}

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static Shape read(Class<?> type) {
    var components = type.getRecordComponents();
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new Shape(
          Stream.of(components).map(Shape::field).toList(),
          Stream.of(components).map(RecordComponent::getName).toList(),
          constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Not a record: " + type, e);
    }
  }

  private static Field field(RecordComponent component) {
    var accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new Field(
        component.getName(),
        component.getGenericType(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        component.isAnnotationPresent(AddedLater.class),
        accessor);
  }
}
