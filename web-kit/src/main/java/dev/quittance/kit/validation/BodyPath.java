package dev.quittance.kit.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.IntStream;

/** Where in a body a violation is. */
final class BodyPath {

  private BodyPath() {}

  /** As JSON has it, for example {@code lines[0].quantity}. */
  static String text(Path path) {
    StringBuilder text = new StringBuilder();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        text.append('[').append(node.getIndex()).append(']');
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        text.append(text.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return text.toString();
  }

  /** The numbers of the components on the way to it: a validator has no order of its own. */
  static int[] order(ConstraintViolation<?> violation) {
    IntStream.Builder order = IntStream.builder();
    Class<?> type = violation.getRootBeanClass();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        order.add(node.getIndex());
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        List<RecordComponent> components = components(type);
        int number =
            components.stream().map(RecordComponent::getName).toList().indexOf(node.getName());
        order.add(number);
        // A violation of Money names its JSON field, which is no component.
        type = number < 0 ? Object.class : contentOf(components.get(number));
      }
    }
    return order.build().toArray();
  }

  private static List<RecordComponent> components(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return components == null ? List.of() : List.of(components);
  }

  /** The component's type, or the type of its elements. */
  private static Class<?> contentOf(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType container) {
      Type[] arguments = container.getActualTypeArguments();
      type = arguments[arguments.length - 1];
    }
    return type instanceof Class<?> content ? content : component.getType();
  }
}
